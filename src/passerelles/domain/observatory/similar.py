"""Territories that resemble one another, and on what.

The distance is the root mean square of four gaps, each worth 1 when two territories differ enough
for a planner to treat them apart:

- population and density: the ratio of both, 1 when one is ``FOLD`` times the other (logarithm);
- seasonal share of recruitment projects: the gap between the middles of both intervals over
  ``SEASONAL_GAP``;
- structure of needs: the dissimilarity index of Duncan and Duncan (1955) between the shares of each
  field of occupations, over ``STRUCTURE_GAP``.

A gap that one of both cannot tell is left out of the mean, and a candidate that lacks one that the
territory has is not compared at all: distances over different gaps are no ranking.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from passerelles.domain.common.interval import Interval

FOLD = 4.0
SEASONAL_GAP = 0.25
STRUCTURE_GAP = 0.4
ALIKE = 0.35  # a gap below which both are said to be alike on it


class Aspect(StrEnum):
    """What two territories are compared on."""

    POPULATION = "population"
    DENSITY = "density"
    SEASONAL = "seasonal"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Features:
    """``density``: people per km². ``seasonal``: share 0 to 1. ``structure``: count by field."""

    population: float | None = None
    density: float | None = None
    seasonal: Interval | None = None
    structure: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """``gaps`` tell each aspect compared (0: the same); ``distance`` their root mean square."""

    key: str
    distance: float
    gaps: Mapping[Aspect, float]

    @property
    def alike(self) -> tuple[Aspect, ...]:
        """On what both are near, the nearest first."""
        near = [aspect for aspect, gap in self.gaps.items() if gap <= ALIKE]
        return tuple(sorted(near, key=lambda aspect: (self.gaps[aspect], aspect)))


def most_similar(
    own: Features, others: Mapping[str, Features], *, limit: int
) -> tuple[Resemblance, ...]:
    """The ``limit`` nearest among ``others`` (by key); empty when nothing is known of ``own``."""
    wanted = known_aspects(own)
    if not wanted:
        return ()
    found = [
        resemblance
        for key, other in others.items()
        if wanted == (resemblance := compare(key, own, other)).gaps.keys()
    ]
    return tuple(sorted(found, key=lambda one: (one.distance, one.key))[:limit])


def known_aspects(own: Features) -> frozenset[Aspect]:
    """The aspects that a territory can be compared on."""
    return frozenset(gaps_between(own, own))


def compare(key: str, own: Features, other: Features) -> Resemblance:
    """How far ``other`` is; the distance is infinite when they share no aspect."""
    gaps = gaps_between(own, other)
    if not gaps:
        return Resemblance(key, math.inf, gaps)
    mean = sum(gap**2 for gap in gaps.values()) / len(gaps)
    return Resemblance(key, math.sqrt(mean), gaps)


def gaps_between(own: Features, other: Features) -> dict[Aspect, float]:
    """Each gap that both can tell."""
    gaps = {
        Aspect.POPULATION: _fold(own.population, other.population),
        Aspect.DENSITY: _fold(own.density, other.density),
        Aspect.SEASONAL: _seasonal(own.seasonal, other.seasonal),
        Aspect.STRUCTURE: _structure(own.structure, other.structure),
    }
    return {aspect: gap for aspect, gap in gaps.items() if gap is not None}


def spread_density(people: Iterable[tuple[float, float]]) -> float | None:
    """People per km² over the disc that would hold them as they live.

    ``people``: inhabitants and kilometres to the mean point, commune by commune. A disc of even
    density has a mean squared distance of half its squared radius, so its area is 2π times that
    mean. A lone commune has no spread: None.
    """
    total = squared = 0.0
    for inhabitants, km in people:
        total += inhabitants
        squared += inhabitants * km**2
    return total**2 / (2 * math.pi * squared) if squared else None


def _fold(one: float | None, two: float | None) -> float | None:
    if not one or not two:
        return None
    return abs(math.log(one / two)) / math.log(FOLD)


def _seasonal(one: Interval | None, two: Interval | None) -> float | None:
    if one is None or two is None:
        return None
    return abs((one.low + one.high) - (two.low + two.high)) / 2 / SEASONAL_GAP


def _structure(one: Mapping[str, float], two: Mapping[str, float]) -> float | None:
    if not sum(one.values()) or not sum(two.values()):
        return None
    first, second = _shares(one), _shares(two)
    fields = first.keys() | second.keys()
    gaps = sum(abs(first.get(name, 0.0) - second.get(name, 0.0)) for name in fields)
    return gaps / 2 / STRUCTURE_GAP


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {name: count / total for name, count in counts.items()}
