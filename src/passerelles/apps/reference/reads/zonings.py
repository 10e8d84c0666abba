"""What the communes of each zone say of it: how many, how many people, where they live."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from passerelles.apps.reference.models import (
    MembershipRelation,
    Territory,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.commune_places import (
    CommunePlace,
    commune_places,
    known_places,
)
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.reference.neighbours import Point

# A commune replaces former ones and contains none: it is no zone of communes.
WITHOUT_COMMUNES = (TerritoryKind.COMMUNE, TerritoryKind.FORMER_COMMUNE)
_Link = tuple[CommunePlace, str, float | None]


@dataclass(frozen=True, slots=True)
class Zone:
    """``communes`` are keys, the most populated first; ``population`` sums theirs.

    The population is None when one of them is partial or unknown. ``centre`` is the mean point of
    the communes, each counted as many times as it has inhabitants in the zone; None when none of
    them is placed.
    """

    communes: tuple[str, ...] = ()
    population: int | None = None
    centre: Point | None = None


Zoning = Mapping[str, Zone]
_NO_COMMUNES = Zone()


def zone_of(territory_id: str, kind: str, edition_id: str) -> Zone:
    """What is known of one zone by its communes; an empty one when it has none."""
    return zoning(kind, edition_id).get(territory_id, _NO_COMMUNES)


def zoning(kind: str, edition_id: str) -> Zoning:
    """Every zone of one kind in one edition, by key: one query, once a generation."""
    if kind in WITHOUT_COMMUNES:
        return {}
    kept = _zonings()
    if (kind, edition_id) not in kept:
        kept[kind, edition_id] = _read(kind, edition_id)
    return kept[kind, edition_id]


def warm() -> None:
    """Read every zoning in force now, rather than when its first page is asked for."""
    rows = Territory.objects.filter(closed_on=None, edition__in_force=True).order_by()
    for kind, edition_id in rows.values_list("kind", "edition_id").distinct():
        zoning(kind, edition_id)


def places_in(territory_id: str, kind: str, edition_id: str) -> list[CommunePlace]:
    """The communes of a zone, the most populated first."""
    return known_places(zone_of(territory_id, kind, edition_id).communes)


@remembered
def _zonings() -> dict[tuple[str, str], Zoning]:
    return {}


def _read(kind: str, edition_id: str) -> Zoning:
    places, links = commune_places(), defaultdict[str, list[_Link]](list)
    for zone_id, commune_id, relation, weight in _rows(kind, edition_id):
        if commune_id in places:
            links[zone_id].append((places[commune_id], relation, weight))
    return {zone_id: _zone(inside) for zone_id, inside in links.items()}


def _rows(kind: str, edition_id: str) -> Iterator[tuple[str, str, str, float | None]]:
    rows = TerritoryMembership.objects.filter(
        zone__kind=kind, zone__edition_id=edition_id, closed_on=None
    )
    return rows.order_by().values_list("zone_id", "commune_id", "relation", "weight").iterator()


def _zone(links: list[_Link]) -> Zone:
    ordered = sorted((place for place, _, _ in links), key=_most_populated)
    whole = all(relation == MembershipRelation.CONTAINS for _, relation, _ in links)
    known = [place.population for place in ordered if place.population is not None]
    complete = whole and len(known) == len(ordered)
    return Zone(
        communes=tuple(place.id for place in ordered),
        population=sum(known) if complete else None,
        centre=_centre(links),
    )


def _most_populated(place: CommunePlace) -> tuple[bool, int, str, str]:
    return place.population is None, -(place.population or 0), place.name, place.id


def _centre(links: list[_Link]) -> Point | None:
    """The mean point; a commune of unknown population counts for one inhabitant."""
    total = latitude = longitude = 0.0
    for place, _, weight in links:
        if place.point:
            share = max(place.population or 0, 1) * (1.0 if weight is None else weight)
            total += share
            latitude += share * place.point[0]
            longitude += share * place.point[1]
    return (latitude / total, longitude / total) if total else None
