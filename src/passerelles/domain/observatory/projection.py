"""A need some years ahead, from published vintages: simple, documented, judged on its own past.

Two methods, both of the textbook (R. J. Hyndman, G. Athanasopoulos, *Forecasting: principles and
practice*, chapters on simple methods, regression and evaluation):

- ``last``: next years are as the last one; the interval grows with the square root of the horizon;
- ``trend``: a straight line by least squares, with its prediction interval.

The method kept is the one that would have erred less, had it been used each past year with what
was known then (rolling origin). Fewer than five comparable vintages: no projection at all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean, stdev

from passerelles.domain.common.interval import Interval

FEWEST = 5
FARTHEST = 10
CONFIDENCE = 0.8
_TRAINING = 3  # vintages before the first judged one: fewer draw no line

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

    ``tries``: how many past years were judged; ``relative``: the error over the mean of the true
    values, None when that mean is zero.
    """

    method: Method
    error: float
    relative: float | None
    tries: int


@dataclass(frozen=True, slots=True)
class Projection:
    """The value of ``year``, an 80 % interval, the method kept and how both methods did before."""

    year: int
    value: float
    interval: Interval
    method: Method
    judgements: tuple[Judgement, ...]
    vintages: int


def project(series: Series, year: int) -> Projection:
    """Carry counts (≥ 0) by year to ``year``.

    Raises NotEnough below ``FEWEST`` vintages, for a year already known, or beyond ``FARTHEST``.
    """
    _require(series, year)
    judged = tuple(judge(series, method) for method in Method)
    best = min(judged, key=lambda j: j.error).method
    value, spread = _CARRIED[best](series, year)
    value = max(value, 0.0)
    interval = Interval(max(value - spread, 0.0), value + spread)
    return Projection(year, value, interval, best, judged, len(series))


def judge(series: Series, method: Method) -> Judgement:
    """Use ``method`` on each past year with the years before it only (four vintages at least)."""
    years = sorted(series)
    judged = years[_TRAINING:]
    errors = []
    for position, year in enumerate(judged, start=_TRAINING):
        known = {past: series[past] for past in years[:position]}
        value, _ = _CARRIED[method](known, year)
        errors.append(abs(max(value, 0.0) - series[year]))
    level = fmean(series[year] for year in judged)
    error = fmean(errors)
    return Judgement(method, error, error / level if level else None, len(judged))


def scenario(series: Series, year: int, *, yearly_change: float) -> float:
    """The value of ``year`` if the last one changed by that share every year (-0.05: −5 %)."""
    last = max(series)
    return series[last] * (1 + yearly_change) ** (year - last)


def _require(series: Series, year: int) -> None:
    if len(series) < FEWEST:
        raise NotEnough(
            f"{len(series)} millésime{'s' if len(series) > 1 else ''} comparable"
            f"{'s' if len(series) > 1 else ''} : il en faut {FEWEST} au moins pour projeter."
        )
    last = max(series)
    if not last < year <= last + FARTHEST:
        raise NotEnough(
            f"L’année {year} n’est pas entre {last + 1} et {last + FARTHEST} : choisissez-en une "
            "autre."
        )


def _last(series: Series, year: int) -> tuple[float, float]:
    years = sorted(series)
    steps = [(series[b] - series[a]) / sqrt(b - a) for a, b in pairwise(years)]
    spread = stdev(steps) if len(steps) > 1 else abs(steps[0])
    horizon = year - years[-1]
    return series[years[-1]], _student(len(steps) - 1) * spread * sqrt(horizon)


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
