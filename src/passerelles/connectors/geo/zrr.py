"""Source ``zrr``: rural revitalisation, ZRR of 2022 (ended) or FRR (since 1 July 2024)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import MembershipRelation, TerritoryKind
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.editions import Vintage
from passerelles.connectors.geo.resolving import locate
from passerelles.connectors.geo.zonings import membership
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.geo.zrr import RuralCommune, is_frr, read_rural_communes

NAMES = {
    "ZRR": "Zones de revitalisation rurale",
    "FRR": "France ruralités revitalisation",
}
FIRST_FRR_YEAR = 2024
YEAR = re.compile(r"20\d\d")


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    yield from load_rural_zones(files, read_commune_index())


def load_rural_zones(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield one zone a file, with the communes that are in it. Raises UnreadableFile."""
    for path in files:
        located: list[tuple[RuralCommune, str]] = []
        for outcome in locate(read_rural_communes(path), communes):
            if isinstance(outcome, Rejection):
                yield outcome
            else:
                located.append(outcome)
        yield from _rows(located, rural_vintage(path), communes)


def rural_vintage(path: Path) -> Vintage:
    """The edition of a file; only the FRR is in force."""
    year = YEAR.search(path.name)
    frr = is_frr(path)
    version = year.group() if year else str(FIRST_FRR_YEAR if frr else 2022)
    return Vintage(
        source="zrr",
        scheme="FRR" if frr else "ZRR",
        version=version,
        kind=TerritoryKind.ZRR_FRR,
        year=int(version),
        in_force=frr,
    )


def _rows(
    located: Sequence[tuple[RuralCommune, str]], vintage: Vintage, communes: CommuneIndex
) -> Iterator[Sequence[Model]]:
    statuses: dict[str, set[str]] = defaultdict(set)
    for record, commune in located:
        statuses[commune].add(record.status)
    zone: list[Model] = [
        vintage.edition(),
        vintage.zone(vintage.scheme, f"{NAMES[vintage.scheme]} ({vintage.version})"),
    ]
    for _record, commune in located:
        relation = _relation(statuses.pop(commune, set()))
        if relation is not None:
            key = communes.territory_id(commune)
            zone.append(membership(vintage, zone=vintage.scheme, commune=key, relation=relation))
        yield zone
        zone = []


def _relation(statuses: set[str]) -> MembershipRelation | None:
    """A commune born of classified and unclassified ones is partly in the zone."""
    if not statuses or statuses == {"NC"}:
        return None
    return MembershipRelation.CONTAINS if statuses == {"C"} else MembershipRelation.PARTIAL
