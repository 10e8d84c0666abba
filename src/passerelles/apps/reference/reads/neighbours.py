"""Communes near a commune, from the best known point of each."""

from passerelles.apps.reference.models import Territory, TerritoryKind, TerritoryPoint
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import NeighbourValue
from passerelles.domain.reference.neighbours import NeighbourIndex, Point

NEIGHBOURS = 8


def neighbours_of(commune_id: str, *, limit: int = NEIGHBOURS) -> tuple[NeighbourValue, ...]:
    """The nearest communes of the same edition; empty when the place of the commune is unknown.

    Distances are as the crow flies between points that may be approximate (see their origin).
    """
    points = _points()
    if commune_id not in points:
        return ()
    near = _index().nearest(commune_id, limit=limit)
    rows = Territory.objects.in_bulk([neighbour.code for neighbour in near])
    return tuple(
        NeighbourValue(territory_ref(rows[found.code]), found.distance_km, *points[found.code])
        for found in near
        if found.code in rows
    )


@remembered
def _points() -> dict[str, Point]:
    """The best point (latitude, longitude) of each open commune, by key."""
    rows = TerritoryPoint.objects.filter(
        closed_on=None, territory__kind=TerritoryKind.COMMUNE, territory__closed_on=None
    )
    best = rows.order_by("territory_id", "-rank", "id")
    values = best.values_list("territory_id", "latitude", "longitude")
    return {key: (latitude, longitude) for key, latitude, longitude in values.iterator()}


@remembered
def _index() -> NeighbourIndex:
    return NeighbourIndex(_points())
