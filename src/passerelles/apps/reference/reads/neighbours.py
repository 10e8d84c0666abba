"""Territories near a territory, among those of its kind and edition."""

import heapq
from collections.abc import Mapping

from passerelles.apps.reference.models import Territory, TerritoryKind
from passerelles.apps.reference.reads.commune_places import (
    CommunePlace,
    best_points,
    commune_places,
    known_places,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_refs import territory_ref
from passerelles.apps.reference.reads.territory_values import NeighbourValue
from passerelles.apps.reference.reads.zonings import zone_of, zoning
from passerelles.domain.reference.neighbours import NeighbourIndex, Point

NEIGHBOURS = 8
# Kilometres: beyond, nobody would call it a neighbour. Overseas, the next one may be very far.
_REACH: Mapping[str, float] = {
    TerritoryKind.COMMUNE: 60,
    TerritoryKind.ARRONDISSEMENT: 60,
    TerritoryKind.QPV: 60,
    TerritoryKind.DEPARTEMENT: 300,
    TerritoryKind.REGION: 700,
    TerritoryKind.ACADEMIE: 500,
}
_USUAL_REACH = 150.0
_LANDMARKS_KM = 25.0

_Nearby = tuple[Mapping[str, Point], NeighbourIndex]


def neighbours_of(row: Territory, *, limit: int = NEIGHBOURS) -> tuple[NeighbourValue, ...]:
    """The nearest territories of the same kind and edition; empty when its place is unknown.

    Distances are as the crow flies, between points for communes and arrondissements (they may be
    approximate, see their origin), between centres of population for zones.
    """
    points, index = _nearby(row.kind, row.edition_id)
    if row.id not in points:
        return ()
    reach = _REACH.get(row.kind, _USUAL_REACH)
    near = index.nearest(row.id, limit=limit, within_km=reach)
    rows = Territory.objects.in_bulk([neighbour.code for neighbour in near])
    return tuple(
        NeighbourValue(
            territory=territory_ref(rows[found.code]),
            distance_km=found.distance_km,
            latitude=points[found.code][0],
            longitude=points[found.code][1],
            population=_population(rows[found.code]),
            approximate=_approximate(row.id, found.code),
        )
        for found in near
        if found.code in rows
    )


def landmarks(place: CommunePlace, *, limit: int = NEIGHBOURS) -> list[CommunePlace]:
    """The largest communes around a commune: the names that help to recognise where it is."""
    points, index = _nearby(TerritoryKind.COMMUNE, place.edition_id)
    if place.id not in points:
        return []
    near = index.around(points[place.id], within_km=_LANDMARKS_KM)
    others = known_places(found.code for found in near if found.code != place.id)
    return heapq.nlargest(limit, others, key=lambda other: other.population or 0)


def communes_within(key: str, km: float) -> frozenset[str]:
    """Keys of the communes at ``km`` or less of a commune, itself included.

    Only the commune itself when its place is unknown.
    """
    points, index = _nearby(TerritoryKind.COMMUNE, key.partition(":")[0])
    if key not in points:
        return frozenset({key})
    return frozenset(found.code for found in index.around(points[key], within_km=km)) | {key}


def _population(row: Territory) -> int | None:
    if row.population is not None:
        return row.population
    return zone_of(row.id, row.kind, row.edition_id).population


def _approximate(*keys: str) -> bool:
    return any(place.approximate for place in known_places(keys))


def _nearby(kind: str, edition_id: str) -> _Nearby:
    kept = _indexes()
    if (kind, edition_id) not in kept:
        points = _points(kind, edition_id)
        kept[kind, edition_id] = (points, NeighbourIndex(points))
    return kept[kind, edition_id]


@remembered
def _indexes() -> dict[tuple[str, str], _Nearby]:
    return {}


def _points(kind: str, edition_id: str) -> dict[str, Point]:
    """Where each territory is: its own point for the smallest, else its centre of population."""
    if kind == TerritoryKind.COMMUNE:
        places = commune_places().values()
        return {p.id: p.point for p in places if p.point and p.edition_id == edition_id}
    if kind == TerritoryKind.ARRONDISSEMENT:
        return {key: point for key, (point, _) in best_points(kind).items()}
    zones = zoning(kind, edition_id)
    return {key: zone.centre for key, zone in zones.items() if zone.centre}
