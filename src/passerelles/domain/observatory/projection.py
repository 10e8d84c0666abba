"""A need some years ahead, from published vintages: simple, documented, judged on its own past.

Two methods, both of the textbook (R. J. Hyndman, G. Athanasopoulos, *Forecasting: principles and
practice*, chapters on simple methods, regression and evaluation):

- ``last``: next years are as the last one; the interval grows with the square root of the horizon;
- ``trend``: a straight line by least squares, with its prediction interval.

The method kept is the one that would have erred less, had it been used each past year with what
was known then (rolling origin), as far ahead as the year asked when the past allows it: what wins
a year ahead may lose four years ahead. Fewer than five comparable vintages: no projection at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean

from passerelles.domain.common.interval import Interval

FEWEST = 5
FARTHEST = 10
CONFIDENCE = 0.8
_TRAINING = 3  # vintages before the first judged one: fewer draw no line
_TRIES = 2  # fewest past years that judge a method

# Quantiles 0.9 of Student's law: 80 % between minus and plus this many standard errors.
_STUDENT = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372)
_STUDENT_FAR = 1.282

Series = Mapping[int, float]


class Method(StrEnum):
    """How a value is carried to later years."""

    LAST = "last"
    TREND = "trend"


class NotEnough(ValueError):
    """Too few comparable vintages, or too far a year; the message is a French sentence."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a method would have erred by on the past: mean absolute error, same unit as the series.

    ``tries``: how many past years were judged, ``ahead`` vintages after the last one then known;
    ``held``: how many lay in the interval then announced; ``relative``: the error over the mean of
    the true values, None when that mean is zero.
    """

    method: Method
    error: float
    relative: float | None
    tries: int
    held: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Projection:
    """The value of ``year``, an 80 % interval, the method kept and how both methods did before."""

    year: int
    value: float
    interval: Interval
    method: Method
    judgements: tuple[Judgement, ...]
    vintages: int


def project(series: Series, year: int, *, most: float | None = None) -> Projection:
    """Carry levels (≥ 0) by year to ``year``; ``most`` bounds what they may be (100 for a rate).

    Raises NotEnough below ``FEWEST`` vintages, for a year already known, or beyond ``FARTHEST``.
    """
    _require(series, year)
    ahead = _judged_ahead(series, year)
    judged = tuple(judge(series, method, ahead=ahead) for method in Method)
    best = min(judged, key=lambda j: j.error).method
    value, interval = _bounded(*_CARRIED[best](series, year), most)
    return Projection(year, value, interval, best, judged, len(series))


def judge(series: Series, method: Method, *, ahead: int = 1) -> Judgement:
    """Use ``method`` on each past vintage with those at least ``ahead`` vintages before it.

    Needs ``ahead`` + 3 vintages at least.
    """
    years = sorted(series)
    judged = years[_TRAINING - 1 + ahead :]
    errors, held = [], 0
    for position, year in enumerate(judged, start=_TRAINING):
        known = {past: series[past] for past in years[:position]}
        value, interval = _bounded(*_CARRIED[method](known, year), None)
        errors.append(abs(value - series[year]))
        held += interval.low <= series[year] <= interval.high
    level, error = fmean(series[year] for year in judged), fmean(errors)
    relative = error / level if level else None
    return Judgement(method, error, relative, len(judged), held, ahead)


def scenario(series: Series, year: int, *, yearly_change: float) -> float:
    """The value of ``year`` if the last one changed by that share every year (-0.05: −5 %)."""
    last = max(series)
    return series[last] * (1 + yearly_change) ** (year - last)


def _require(series: Series, year: int) -> None:
    if len(series) < FEWEST:
        raise NotEnough(
            f"{len(series)} millésime{'s' if len(series) > 1 else ''} comparable"
            f"{'s' if len(series) > 1 else ''} : il en faut {FEWEST} au moins pour projeter."
        )
    last = max(series)
    if not last < year <= last + FARTHEST:
        raise NotEnough(
            f"L’année {year} n’est pas entre {last + 1} et {last + FARTHEST} : choisissez-en une "
            "autre."
        )


def _judged_ahead(series: Series, year: int) -> int:
    """As many vintages ahead as the year asked, or as many as leave enough past years to judge."""
    years = sorted(series)
    pace = (years[-1] - years[0]) / (len(years) - 1)
    wanted = round((year - years[-1]) / pace)
    return max(1, min(wanted, len(years) - _TRAINING + 1 - _TRIES))


def _bounded(value: float, spread: float, most: float | None) -> tuple[float, Interval]:
    """The value within what it may be, the spread around it: a trend below zero is no certainty."""

    def inside(level: float) -> float:
        return max(0.0, level if most is None else min(level, most))

    level = inside(value)
    return level, Interval(inside(level - spread), inside(level + spread))


def _last(series: Series, year: int) -> tuple[float, float]:
    years = sorted(series)
    steps = [(series[b] - series[a]) / sqrt(b - a) for a, b in pairwise(years)]
    # The steps are this method's own errors: their drift is one, it is not taken away.
    error = sqrt(fmean(step * step for step in steps))
    return series[years[-1]], _student(len(steps)) * error * sqrt(year - years[-1])


def _trend(series: Series, year: int) -> tuple[float, float]:
    years, values = zip(*sorted(series.items()), strict=True)
    slope, centre, mean, squares = _line(years, values)
    residuals = [v - (mean + slope * (y - centre)) for y, v in zip(years, values, strict=True)]
    freedom = max(len(years) - 2, 1)
    error = sqrt(sum(r * r for r in residuals) / freedom)
    widening = sqrt(1 + 1 / len(years) + (year - centre) ** 2 / squares)
    return mean + slope * (year - centre), _student(freedom) * error * widening


def _line(years: Sequence[int], values: Sequence[float]) -> tuple[float, float, float, float]:
    """Slope, mean year, mean value, sum of the squared distances to the mean year."""
    centre, mean = fmean(years), fmean(values)
    squares = sum((year - centre) ** 2 for year in years)
    products = sum((y - centre) * (v - mean) for y, v in zip(years, values, strict=True))
    return products / squares, centre, mean, squares


def _student(freedom: int) -> float:
    return _STUDENT[freedom - 1] if 0 < freedom <= len(_STUDENT) else _STUDENT_FAR


_CARRIED: Mapping[Method, Callable[[Series, int], tuple[float, float]]] = {
    Method.LAST: _last,
    Method.TREND: _trend,
}
