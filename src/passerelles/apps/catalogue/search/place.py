"""Where the person is, and how far the communes of a generation are from there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.catalogue.search.errors import BadSearch
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.reference.models import (
    MembershipRelation,
    TerritoryKind,
    TerritoryMembership,
)
from passerelles.apps.reference.reads.commune_places import best_points, commune_places
from passerelles.apps.reference.reads.generation import remembered
from passerelles.domain.catalogue.travel import (
    AROUND_KM,
    EstimatedTravel,
    Spot,
    Spots,
    TravelTimes,
    distances_km,
)

Floats = NDArray[np.float64]
_MOST_KEPT = 256


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Kilometres and minutes from a place to each commune of a generation (NaN: unknown)."""

    km: Floats
    minutes: Floats

    def within(self, km: float | None, minutes: float | None) -> NDArray[np.intp]:
        """Numbers of the communes inside both bounds."""
        inside = ~np.isnan(self.km)
        if km is not None:
            inside &= self.km <= km
        if minutes is not None:
            inside &= self.minutes <= minutes
        return np.flatnonzero(inside)


def travel_times() -> TravelTimes:
    """What gives minutes by car; a route engine would be plugged here."""
    return EstimatedTravel()


def surroundings(generation: Generation, insee: str) -> Surroundings:
    """Distances from a commune or a municipal arrondissement (INSEE code of today or of before).

    Raises BadSearch when nobody knows that code, or where it is.
    """
    kept = _kept()
    key = (generation.number, insee)
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = _surroundings(generation, insee)
    return kept[key]


def commune_name(insee: str) -> str:
    return _named_points().get(insee, (insee, None))[0]


def _surroundings(generation: Generation, insee: str) -> Surroundings:
    columns = generation.columns
    spots = Spots(columns.latitude, columns.longitude, columns.density)
    origin = _spot(insee)
    return Surroundings(distances_km(origin, spots), travel_times().minutes(origin, spots))


def _spot(insee: str) -> Spot:
    found = _named_points().get(insee)
    if found is None:
        raise BadSearch(
            f"La commune « {insee[:20]} » est inconnue : donnez son code INSEE, par exemple 31555 "
            "pour Toulouse."
        )
    name, point = found
    if point is None:
        raise BadSearch(
            f"La position de {name} est inconnue : choisissez une commune voisine pour chercher "
            "autour."
        )
    return Spot(*point, _density_around(point))


def _density_around(point: tuple[float, float]) -> float:
    latitude, longitude, population = _populated()
    km = distances_km(Spot(*point, 0.0), Spots(latitude, longitude, population))
    return float(population[km <= AROUND_KM].sum() / (np.pi * AROUND_KM**2))


@remembered
def _kept() -> dict[tuple[int, str], Surroundings]:
    return {}


@remembered
def _populated() -> tuple[Floats, Floats, Floats]:
    rows: Sequence[tuple[float, float, float]] = [
        (*place.point, float(place.population or 0))
        for place in commune_places().values()
        if place.point
    ]
    latitude, longitude, population = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    return latitude, longitude, population


@remembered
def _named_points() -> dict[str, tuple[str, tuple[float, float] | None]]:
    """Name and point by INSEE code: communes, arrondissements, communes that were merged."""
    places = commune_places().values()
    newest = max((place.edition_id for place in places), default="")
    points = {p.code: (p.name, p.point) for p in places if p.edition_id == newest}
    for key, (point, _) in best_points(TerritoryKind.ARRONDISSEMENT).items():
        code = key.rpartition(":")[2]
        points.setdefault(code, (f"l’arrondissement {code}", point))
    links = TerritoryMembership.objects.filter(
        relation=MembershipRelation.SUCCEEDS, edition_id=newest, closed_on=None
    )
    for old, name, new in links.values_list("commune__code", "commune__name", "zone__code"):
        points.setdefault(old, (name, points.get(new, ("", None))[1]))
    return points
