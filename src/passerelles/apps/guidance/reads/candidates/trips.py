"""How long a person travels to each commune where something is given.

By car: the estimate of the catalogue. Without a car no timetable is embedded, so the rule is plain
and told: ``WITHOUT_CAR_KMH`` from door to door (a bicycle, a bus in town), over roads that are
``DETOUR`` longer than the crow flies. A train may do better: an adviser will know. Inside her own
commune nobody knows the address: half the side of a town of ``DENSITY`` people a square kilometre.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from passerelles.apps.catalogue.search.errors import BadSearch
from passerelles.apps.catalogue.search.generation import current_generation
from passerelles.apps.catalogue.search.place import surroundings
from passerelles.apps.reference.reads.commune_places import commune_places
from passerelles.domain.catalogue.travel import DETOUR

WITHOUT_CAR_KMH = 15.0
WITHOUT_CAR_STARTING = 5.0  # minutes
DENSITY = 4_000.0  # people a square kilometre, where they live: that of Toulouse


@dataclass(frozen=True, slots=True)
class Trips:
    """Minutes one way to communes by key of commune; a commune absent was never located."""

    number: Mapping[str, int]
    car: NDArray[np.float64]
    on_foot: NDArray[np.float64]

    def to(self, commune: str, *, car: bool = True) -> float | None:
        at = self.number.get(commune)
        if at is None:
            return None
        minutes = float((self.car if car else self.on_foot)[at])
        return None if np.isnan(minutes) else minutes


def trips_from(insee: str) -> Trips:
    """Trips from a commune; none known when it, or its place, is unknown."""
    generation = current_generation() if insee else None
    nowhere = np.zeros(0)
    if generation is None:
        return Trips({}, nowhere, nowhere)
    try:
        around = surroundings(generation, insee)
    except BadSearch:
        return Trips({}, nowhere, nowhere)
    keys = generation.columns.meta["communes"]
    km = _with_inside(keys, around.km)
    slow = WITHOUT_CAR_STARTING + 60 * km * DETOUR / WITHOUT_CAR_KMH
    return Trips({key: at for at, key in enumerate(keys)}, around.minutes, slow)


def _with_inside(keys: Sequence[str], km: NDArray[np.float64]) -> NDArray[np.float64]:
    """Kilometres to each commune, those inside her own told by its population."""
    found, places = km.copy(), commune_places()
    for at in np.flatnonzero(km == 0).tolist():
        place = places.get(keys[at])
        people = place.population if place else None
        found[at] = sqrt((people or 0) / DENSITY) / 2
    return found
