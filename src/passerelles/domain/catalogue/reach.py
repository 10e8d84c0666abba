"""Which communes have something within so many minutes by car.

Distances are never computed between all communes: each place where something is given looks at
those of its band of latitude, then of its longitudes, which no trip of that time can leave.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.catalogue.travel import (
    CRUISE,
    DETOUR,
    EARTH_RADIUS_KM,
    STARTING,
    Spot,
    Spots,
    TravelTimes,
)

Bools = NDArray[np.bool_]
Numbers = NDArray[np.intp]


def reached(
    sites: Spots, groups: Bools, homes: Spots, *, minutes: Sequence[int], times: TravelTimes
) -> Bools:
    """Whether some site of each group is within each time of each home.

    ``groups``: which groups (columns) each site (rows) belongs to. The answer has one plane a time
    of ``minutes``, one row a home, one column a group. A site or a home that nobody located reaches
    nothing. Linear in the pairs of a site and its surroundings.
    """
    found = np.zeros((len(minutes), len(homes.latitude), groups.shape[1]), dtype=np.bool_)
    near = _Surroundings(homes, farthest_km(max(minutes)))
    for at in np.flatnonzero(~np.isnan(sites.latitude)):
        spot = Spot(float(sites.latitude[at]), float(sites.longitude[at]), float(sites.density[at]))
        around = near.of(spot)
        trips = times.minutes(spot, _part(homes, around))
        for plane, most in zip(found, minutes, strict=True):
            plane[around[trips <= most]] |= groups[at]
    return found


def farthest_km(minutes: float) -> float:
    """Great-circle kilometres that no estimated trip of that time exceeds."""
    return max(0.0, (minutes - STARTING) / 60 * CRUISE / DETOUR)


class _Surroundings:
    """The located homes, sorted by latitude."""

    def __init__(self, homes: Spots, km: float) -> None:
        located = np.flatnonzero(~np.isnan(homes.latitude))
        self._order: Numbers = located[np.argsort(homes.latitude[located])]
        self._latitudes = homes.latitude[self._order]
        self._longitudes = homes.longitude[self._order]
        self._degrees = float(np.degrees(km / EARTH_RADIUS_KM))

    def of(self, spot: Spot) -> Numbers:
        """Numbers of the homes in the box that holds the circle around ``spot``."""
        first, last = np.searchsorted(
            self._latitudes, (spot.latitude - self._degrees, spot.latitude + self._degrees)
        )
        band = self._order[first:last]
        nearest_pole = min(89.0, abs(spot.latitude) + self._degrees)
        width = self._degrees / float(np.cos(np.radians(nearest_pole)))
        near: Numbers = band[np.abs(self._longitudes[first:last] - spot.longitude) <= width]
        return near


def _part(homes: Spots, numbers: Numbers) -> Spots:
    return Spots(homes.latitude[numbers], homes.longitude[numbers], homes.density[numbers])
