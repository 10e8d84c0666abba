"""Give each commune the GeoNames place that bears its name, homonyms told apart by neighbours.

Pure functions. GeoNames names the region of a place, never its département, so a name alone is
not enough: a place is taken for a commune only when it lies where the commune's neighbours lie
(those of the same postcode, else of the same EPCI, else of the same département).
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

Point = tuple[float, float]

# How far (km) a place may lie from the middle of the commune's neighbours, by kind of neighbour:
# postcodes span about 15 km, EPCI 35 km, départements 70 km from their middle.
REACH_KM = {"postcode": 15.0, "epci": 35.0, "departement": 70.0}

# Towns have few namesakes, and some stand far from the middle of a vast EPCI (Istres).
TOWN_INHABITANTS = 5_000
TOWN_REACH_KM = 100.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, or a former commune inside it (``holder`` then names the commune of today)."""

    code: str
    name: str
    kind: str
    holder: str
    region: str
    population: int | None
    groups: tuple[tuple[str, str], ...]  # (level, code), from the narrowest
    overseas: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A GeoNames populated place; ``region`` is INSEE's code, found from GeoNames' own."""

    id: int
    name: str
    other_names: tuple[str, ...]
    region: str
    population: int
    point: Point


def fold(name: str) -> str:
    """``name`` in lower case without accents, hyphens nor abbreviated "saint"."""
    text = name.lower().replace("œ", "oe").replace("æ", "ae")
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.sub(r"[^a-z0-9]+", " ", bare).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance in km (haversine, mean Earth radius)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12_742 * math.asin(math.sqrt(half))


Located = dict[Unit, Place]
Candidates = list[tuple[list[Unit], list[Place]]]


def match_units(units: list[Unit], places: list[Place]) -> Located:
    """The place of each unit that has one: own names first, then GeoNames' other names."""
    by_name = _candidates(units, places, other_names=False)
    located = _undisputed(by_name)
    for _ in range(2):  # the second round leans on neighbours that the first one checked
        located = _assign(by_name, _Neighbours(located), {})
    by_any_name = _candidates(units, places, other_names=True)
    return _assign(by_any_name, _Neighbours(located), located)


def _candidates(units: list[Unit], places: list[Place], *, other_names: bool) -> Candidates:
    bearers: dict[tuple[str, str], tuple[list[Unit], list[Place]]] = defaultdict(lambda: ([], []))
    for unit in units:
        bearers[unit.region, fold(unit.name)][0].append(unit)
    for place in places:
        names = {place.name, *(place.other_names if other_names else ())}
        for key in {fold(name) for name in names}:
            bearers[place.region, key][1].append(place)
    return [pair for key, pair in sorted(bearers.items()) if key[1] and pair[0] and pair[1]]


def _undisputed(candidates: Candidates) -> Located:
    """Names borne once on each side of a region, with populations of the same order."""
    alone = [(us[0], ps[0]) for us, ps in candidates if len(us) == len(ps) == 1]
    return {unit: place for unit, place in alone if _same_order(unit, place)}


def _same_order(unit: Unit, place: Place) -> bool:
    return bool(unit.population and 0.5 < unit.population / max(place.population, 1) < 2)


class _Neighbours:
    """The points already known in each postcode, EPCI and département."""

    def __init__(self, located: Located) -> None:
        self._points: dict[tuple[str, str], dict[Unit, Point]] = defaultdict(dict)
        for unit, place in located.items():
            for group in unit.groups:
                self._points[group][unit] = place.point
        self._middles = {group: _middle(points.values()) for group, points in self._points.items()}

    def reach(self, unit: Unit) -> tuple[Point, float] | None:
        """Where ``unit`` is expected, itself left out, and how far (km) it may be from there."""
        for level, limit in REACH_KM.items():
            groups = [group for group in unit.groups if group[0] == level]
            if level == "departement" and groups and groups[0] in self._middles:
                return self._middles[groups[0]], limit  # one more point moves it by nothing
            points = [p for g in groups for u, p in self._points.get(g, {}).items() if u != unit]
            if points:
                return _middle(points), limit
        return None


def _middle(points: Iterable[Point]) -> Point:
    latitudes, longitudes = zip(*points, strict=True)
    return median(latitudes), median(longitudes)


def _assign(candidates: Candidates, neighbours: _Neighbours, located: Located) -> Located:
    """Closest pairs first; a unit and a place serve once."""
    pairs = [pair for us, ps in candidates for pair in _plausible(us, ps, neighbours)]
    found, taken = dict(located), {place.id for place in located.values()}
    for _, unit, place in sorted(pairs, key=lambda pair: (pair[0], pair[1].code, pair[2].id)):
        if unit not in found and place.id not in taken:
            found[unit] = place
            taken.add(place.id)
    return found


def _plausible(
    units: list[Unit], places: list[Place], neighbours: _Neighbours
) -> Iterable[tuple[float, Unit, Place]]:
    """Overseas a name is enough (few homonyms, communes too vast for neighbours to judge)."""
    for unit in units:
        expected = None if unit.overseas else neighbours.reach(unit)
        for place in places:
            if unit.overseas:
                yield 0.0, unit, place
            elif expected:
                apart = distance_km(expected[0], place.point)
                if apart <= (TOWN_REACH_KM if _is_town(unit, place) else expected[1]):
                    yield apart, unit, place


def _is_town(unit: Unit, place: Place) -> bool:
    return place.population >= TOWN_INHABITANTS and _same_order(unit, place)
