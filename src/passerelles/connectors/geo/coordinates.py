"""Source ``commune_coordinates``: embedded (GeoNames, approximations) or official points.

Each kind of point is an edition of its own, so that an import of one leaves the others there for
the communes that it lacks; ``rank`` says which one is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from django.db.models import Model

from passerelles.apps.reference.models import (
    CoordinatesOrigin,
    Edition,
    TerritoryKind,
    TerritoryPoint,
)
from passerelles.apps.reference.reads.commune_index import read_commune_index
from passerelles.connectors.common.editions import Outcome, make_edition, with_edition
from passerelles.connectors.geo.resolving import unknown_commune
from passerelles.domain.reference.communes import CommuneIndex
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.embedded.territories import (
    EmbeddedCoordinates,
    read_embedded_coordinates,
)
from passerelles.formats.geo.commune_points import CommunePoint, read_commune_points
from passerelles.formats.geo.geo_api import read_api_communes

SOURCE = "commune_coordinates"
RANKS = {
    CoordinatesOrigin.OFFICIAL: 0,
    CoordinatesOrigin.GEONAMES: 1,
    CoordinatesOrigin.PARTS: 2,
    CoordinatesOrigin.POSTCODE: 3,
    CoordinatesOrigin.EPCI: 4,
    CoordinatesOrigin.DEPARTEMENT: 5,
}


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    communes = read_commune_index()
    for path in files:
        if path.suffix == ".parquet":
            yield from load_embedded_points(read_embedded_coordinates(), communes)
        else:
            yield from load_points(read_commune_points(path), communes)


def load_embedded_points(
    records: Iterable[EmbeddedCoordinates], communes: CommuneIndex
) -> Iterator[Outcome]:
    """Yield the points of communes and arrondissements, approximated ones marked so."""
    year = int(communes.edition.rpartition("-")[2])
    edition = make_edition(
        "GEONAMES", str(year), published_on=date(year, 1, 1), source=SOURCE, in_force=True
    )
    yield from with_edition(edition, (_embedded(r, edition, communes) for r in records))


def load_points(
    records: Iterable[CommunePoint | Rejection], communes: CommuneIndex
) -> Iterator[Outcome]:
    """Yield official points; a commune that merged since has no use for the point it had."""
    edition = make_edition("POINTS", "2025", published_on=date(2025, 1, 1), source=SOURCE)
    yield from with_edition(edition, (_official(r, edition, communes) for r in records))


def load_api_points(files: Sequence[Path], communes: CommuneIndex) -> Iterator[Outcome]:
    """Yield the centres that an answer of the API gives beside the communes of ``cog_communes``."""
    for path in files:
        if path.suffix != ".json":
            continue
        for record in read_api_communes(path):
            # Bad records were told when the communes were read.
            if isinstance(record, Rejection):
                continue
            if record.latitude is None or record.longitude is None:
                continue
            point = CommunePoint(record.path, record.code, record.latitude, record.longitude)
            row = _point(point, communes.territory_id(record.code), CoordinatesOrigin.OFFICIAL)
            row.id, row.source_id = f"{row.territory_id}:api", "cog_communes"
            yield [row]


def _embedded(record: EmbeddedCoordinates, edition: Edition, communes: CommuneIndex) -> list[Model]:
    kind = (
        TerritoryKind.ARRONDISSEMENT
        if record.code in communes.arrondissements
        else TerritoryKind.COMMUNE
    )
    if kind == TerritoryKind.COMMUNE and record.code not in communes.names:
        return []
    point = CommunePoint("", record.code, record.latitude, record.longitude)
    territory = f"{communes.edition}:{kind.value}:{record.code}"
    row = _point(point, territory, CoordinatesOrigin(record.origin))
    row.id = f"{edition.id}:{record.code}"
    return [row]


def _official(
    record: CommunePoint | Rejection, edition: Edition, communes: CommuneIndex
) -> Outcome:
    if isinstance(record, Rejection):
        return record
    resolution = communes.resolve(record.commune)
    if resolution is None:
        return unknown_commune(record, communes)
    if resolution.change != "current":
        return ()
    territory = communes.territory_id(resolution.code)
    row = _point(record, territory, CoordinatesOrigin.OFFICIAL)
    row.id = f"{edition.id}:{record.commune}"
    return [row]


def _point(point: CommunePoint, territory: str, origin: CoordinatesOrigin) -> TerritoryPoint:
    return TerritoryPoint(
        territory_id=territory,
        latitude=point.latitude,
        longitude=point.longitude,
        origin=origin,
        rank=RANKS[origin],
        source_id=SOURCE,
    )
