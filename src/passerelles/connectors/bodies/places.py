"""Source ``places``: France Travail agencies and missions locales.

The extract of prescribers is a demonstration set whose numbers are invented: it only lends the
address and the position of the agencies that it names as the official list does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from passerelles.apps.reference.models import Body, BodyKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.domain.reference.bodies import FRANCE_TRAVAIL, renamed
from passerelles.domain.reference.communes import CommuneIndex, departement_of, fold_name
from passerelles.formats.bodies.places import (
    AgencyRecord,
    MissionLocaleRecord,
    PlaceRecord,
    PrescriberRecord,
    read_places,
)
from passerelles.formats.common.rejection import Rejection

SOURCE = "places"
OPERATOR = re.compile(r"^(agence specialisee|agence|relais?)? ?(pole emploi|france travail) ?")
# A mission locale is numbered by the commune of its seat: 31555S00 is in Toulouse.
SEAT_DIGITS = 5
Addresses = dict[tuple[str, str], PrescriberRecord]


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_places(files, read_commune_index())


def load_places(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield one body an agency or mission locale. Raises UnreadableFile."""
    records = [record for path in files for record in read_places(path)]
    addresses = _addresses(records)
    for record in records:
        match record:
            case Rejection():
                yield record
            case AgencyRecord():
                yield [_agency(record, addresses, communes)]
            case MissionLocaleRecord():
                yield [_mission_locale(record, communes)]
            case PrescriberRecord():
                yield ()


def place_label(name: str) -> str:
    """What tells an agency from the others: its name without that of its operator."""
    return OPERATOR.sub("", fold_name(name))


def _addresses(records: Iterable[PlaceRecord | Rejection]) -> Addresses:
    found: Addresses = {}
    for record in records:
        if isinstance(record, PrescriberRecord) and record.kind == "FT":
            found.setdefault((record.departement, place_label(record.name)), record)
    return found


def _agency(record: AgencyRecord, addresses: Addresses, communes: CommuneIndex) -> Body:
    label = place_label(record.name)
    address = addresses.get((record.departement, label))
    commune = _commune_named(address.city if address else label, record.departement, communes)
    body = Body(
        id=f"ft-agency:{record.id}",
        kind=BodyKind.AGENCY,
        name=renamed(record.name, FRANCE_TRAVAIL, on=FRANCE_TRAVAIL.since),
        name_received=record.name,
        departement=record.departement,
        commune_id=communes.territory_id(commune) if commune else None,
        city=communes.names[commune] if commune else "",
        source_id=SOURCE,
    )
    if address is not None:
        body.address, body.postcode = address.address, address.postcode
        body.city = body.city or address.city
        body.latitude, body.longitude = address.latitude, address.longitude
    return body


def _commune_named(text: str, departement: str, communes: CommuneIndex) -> str | None:
    """The commune that begins ``text``: agencies are named « Béziers Courondelle »."""
    words = text.split()
    for length in range(len(words), 0, -1):
        code = communes.find(" ".join(words[:length]), departement=departement)
        if code is not None:
            return code
    return None


def _mission_locale(record: MissionLocaleRecord, communes: CommuneIndex) -> Body:
    seat = _seat(record, communes)
    return Body(
        id=f"mission-locale:{record.id}",
        kind=BodyKind.MISSION_LOCALE,
        name=record.usual_name or record.name,
        name_received=record.name,
        departement=record.departement,
        commune_id=communes.territory_id(seat) if seat else None,
        city=communes.names[seat] if seat else "",
        source_id=SOURCE,
    )


def _seat(record: MissionLocaleRecord, communes: CommuneIndex) -> str | None:
    resolution = communes.resolve(record.id[:SEAT_DIGITS])
    if resolution is None or departement_of(resolution.code) != record.departement:
        return None
    return resolution.code
