"""Which communes are near a commune: great-circle distances over a grid of small cells."""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)
CELL_DEGREES = 0.2

Point = tuple[float, float]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Neighbour:
    """A commune and how far it is, as the crow flies."""

    distance_km: float
    code: str


def haversine_km(start: Point, end: Point) -> float:
    """Great-circle distance between two (latitude, longitude) points in degrees, in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*start, *end))
    chord = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


class NeighbourIndex:
    """Points by code, filed in cells so that a search never looks at the whole country.

    Latitudes and longitudes are degrees in WGS 84.
    """

    def __init__(self, points: Mapping[str, Point]) -> None:
        self._points = dict(points)
        self._cells: dict[Cell, list[str]] = defaultdict(list)
        for code, point in self._points.items():
            self._cells[_cell(point)].append(code)

    def nearest(self, code: str, *, limit: int, within_km: float = 60.0) -> list[Neighbour]:
        """The ``limit`` nearest other points of ``code``, nearest first (ties by code).

        Raises KeyError when ``code`` has no point: its neighbours are unknown, not none.
        """
        origin = self._points[code]
        return heapq.nsmallest(limit, self._within(origin, within_km, without=code))

    def around(self, point: Point, *, within_km: float) -> list[Neighbour]:
        """Every point at ``within_km`` or less of ``point``, nearest first."""
        return sorted(self._within(point, within_km))

    def _within(
        self, origin: Point, within_km: float, without: str | None = None
    ) -> Iterator[Neighbour]:
        for code in self._candidates(origin, within_km):
            distance = haversine_km(origin, self._points[code])
            if code != without and distance <= within_km:
                yield Neighbour(distance, code)

    def _candidates(self, origin: Point, within_km: float) -> Iterable[str]:
        rows, columns = _reach(origin[0], within_km)
        row, column = _cell(origin)
        for r in range(row - rows, row + rows + 1):
            for c in range(column - columns, column + columns + 1):
                yield from self._cells.get((r, c), ())


def _cell(point: Point) -> Cell:
    return math.floor(point[0] / CELL_DEGREES), math.floor(point[1] / CELL_DEGREES)


def _reach(latitude: float, within_km: float) -> Cell:
    # A degree of longitude shrinks towards the poles: the widest parallel of the disc decides.
    degrees = math.degrees(within_km / EARTH_RADIUS_KM)
    farthest = min(abs(latitude) + degrees, 89.0)
    widened = degrees / math.cos(math.radians(farthest))
    return math.ceil(degrees / CELL_DEGREES), math.ceil(widened / CELL_DEGREES)
