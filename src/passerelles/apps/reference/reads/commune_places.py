"""Every commune with its population and its best known point, as maps and distances need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.apps.reference.models import (
    CoordinatesOrigin,
    Territory,
    TerritoryKind,
    TerritoryPoint,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.reference.neighbours import Point

_EXACT = (CoordinatesOrigin.OFFICIAL, CoordinatesOrigin.GEONAMES)


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune; ``point`` is (latitude, longitude) in degrees, None when nobody placed it.

    ``approximate`` tells that the point was deduced (postcode, intercommunality, département).
    """

    id: str
    edition_id: str
    code: str
    name: str
    population: int | None
    point: Point | None
    approximate: bool


@remembered
def commune_places() -> dict[str, CommunePlace]:
    """Every open commune, by key: two queries, once a generation."""
    points = best_points(TerritoryKind.COMMUNE)
    rows = Territory.objects.filter(kind=TerritoryKind.COMMUNE, closed_on=None)
    values = rows.order_by().values_list("id", "edition_id", "code", "name", "population")
    nowhere: tuple[Point | None, str] = (None, "")
    places = {}
    for row in values.iterator():
        point, origin = points.get(row[0], nowhere)
        approximate = point is not None and origin not in _EXACT
        places[row[0]] = CommunePlace(*row, point, approximate)
    return places


def known_places(keys: Iterable[str]) -> list[CommunePlace]:
    """The communes of these keys, in that order.

    Those unknown are left out: another thread may still serve keys of the generation before.
    """
    places = commune_places()
    return [places[key] for key in keys if key in places]


def best_points(kind: str) -> dict[str, tuple[Point, str]]:
    """The best point of each open territory of a kind, by key, with its CoordinatesOrigin."""
    rows = TerritoryPoint.objects.filter(
        closed_on=None, territory__kind=kind, territory__closed_on=None
    )
    worst_first = rows.order_by("-rank", "-id")  # so that the best one overwrites the others
    values = worst_first.values_list("territory_id", "latitude", "longitude", "origin")
    return {
        key: ((latitude, longitude), origin)
        for key, latitude, longitude, origin in values.iterator()
    }
