"""Minutes by car from one commune to others, estimated, behind what a route engine can fill.

No embedded source gives roads, so the estimate starts from the great-circle distance:

- roads are longer by ``DETOUR`` (1.3: the usual circuity of European road networks is between 1.2
  and 1.4);
- each half of the trip leaves its commune at a speed that its density allows (30 km/h in a dense
  city, 50 in the country) and tends towards ``CRUISE`` (120 km/h, because a long trip finds a
  motorway), ``REACH`` kilometres being the distance over which it does;
- ``STARTING`` minutes are lost at both ends (leaving, parking).

Time is the integral of a positive slowness, so it grows with distance, without a jump. Density is
that of the people living within ``AROUND_KM``. The four constants were chosen on 22 pairs of towns
whose usual times without traffic are known (``tests/domain/catalogue/known_trips.py``): the error
is 14 % on average, 44 % at worst (Mende-Nîmes: mountains are underestimated).
"""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

EARTH_RADIUS_KM = 6371.0088
DETOUR = 1.3
CRUISE = 120.0
REACH = 12.0
STARTING = 5.0
AROUND_KM = 6.0
_SLOWEST, _RURAL = 30.0, 50.0
_SPARSE, _DENSE = 40.0, 2500.0  # people per km²


class TravelTimes(Protocol):
    """Minutes from one place to many; NaN where no way is known."""

    def minutes(self, origin: "Spot", destinations: "Spots") -> Floats: ...


class Spot:
    """Where a trip starts: degrees (WGS 84) and people per km² around."""

    __slots__ = ("density", "latitude", "longitude")

    def __init__(self, latitude: float, longitude: float, density: float) -> None:
        self.latitude, self.longitude, self.density = latitude, longitude, density


class Spots:
    """Where trips end: arrays of one length, NaN for a place that nobody located."""

    __slots__ = ("density", "latitude", "longitude")

    def __init__(self, latitude: Floats, longitude: Floats, density: Floats) -> None:
        self.latitude, self.longitude, self.density = latitude, longitude, density


class EstimatedTravel:
    """The estimate of this module."""

    def minutes(self, origin: Spot, destinations: Spots) -> Floats:
        """Minutes to each destination; 0 km still costs the time to leave and park."""
        km = distances_km(origin, destinations)
        return estimated_minutes(km, origin.density, destinations.density)


def distances_km(origin: Spot, destinations: Spots) -> Floats:
    """Great-circle distance to each destination, in kilometres (NaN stays NaN)."""
    lat1, lon1 = np.radians(origin.latitude), np.radians(origin.longitude)
    lat2, lon2 = np.radians(destinations.latitude), np.radians(destinations.longitude)
    chord = np.sin((lat2 - lat1) / 2) ** 2
    chord = chord + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    km: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return km


def estimated_minutes(km: Floats, origin_density: float, densities: Floats) -> Floats:
    """Minutes for great-circle ``km``, between places of these densities (people per km²)."""
    half = np.asarray(km, dtype=np.float64) * DETOUR / 2
    leaving = _hours(half, local_speed(np.float64(origin_density)))
    arriving = _hours(half, local_speed(densities))
    return STARTING + 60 * (leaving + arriving)


def local_speed(density: Floats | np.float64) -> Floats:
    """km/h around a place: from 50 in the country to 30 in a dense city, in logarithms."""
    known = np.nan_to_num(np.asarray(density, dtype=np.float64), nan=_SPARSE)
    crowded = np.log(np.maximum(known, _SPARSE) / _SPARSE) / np.log(_DENSE / _SPARSE)
    speed: Floats = _RURAL - (_RURAL - _SLOWEST) * np.minimum(crowded, 1.0)
    return speed


def densities(latitude: Floats, longitude: Floats, population: Floats) -> Floats:
    """People per km² within ``AROUND_KM`` of each place; NaN where the place is unknown."""
    located = np.flatnonzero(~np.isnan(latitude))
    by_latitude = located[np.argsort(latitude[located])]
    sorted_latitudes = latitude[by_latitude]
    reach = np.degrees(AROUND_KM / EARTH_RADIUS_KM)
    first = np.searchsorted(sorted_latitudes, latitude - reach)
    last = np.searchsorted(sorted_latitudes, latitude + reach)
    found = np.full(len(latitude), np.nan)
    for at in located:
        near = by_latitude[first[at] : last[at]]
        near = near[np.abs(longitude[near] - longitude[at]) < 0.2]
        spot = Spot(float(latitude[at]), float(longitude[at]), 0.0)
        km = distances_km(spot, Spots(latitude[near], longitude[near], near))
        people = population[near[km <= AROUND_KM]].sum()
        found[at] = people / (np.pi * AROUND_KM**2)
    return found


def _hours(km: Floats, start: Floats) -> Floats:
    """Time over ``km`` of road at a speed that goes from ``start`` to ``CRUISE``.

    Integral of 1 / (CRUISE − (CRUISE − start)·exp(−x / REACH)).
    """
    gap = CRUISE - start
    hours: Floats = (km + REACH * np.log((CRUISE - gap * np.exp(-km / REACH)) / start)) / CRUISE
    return hours
