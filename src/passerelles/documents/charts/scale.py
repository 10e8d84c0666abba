"""From values to places on an axis, and the round numbers to write along it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from passerelles.documents.charts.model import Point
from passerelles.documents.french import number

_STEPS = (1, 2, 2.5, 5, 10)
_FLAT = 0.25  # of the largest value: under this spread, an axis from zero would show a flat line
_SEEN = 1e-9  # a smaller difference is noise, and no axis can tell it


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` … ``high`` to ``start`` … ``end`` (percentages, or pixels)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        along = (value - self.low) / (self.high - self.low)
        return self.start + along * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Round values, evenly spaced, that hold all the data; ``decimals`` to tell them apart."""

    values: tuple[float, ...]
    decimals: int

    @property
    def low(self) -> float:
        return self.values[0]

    @property
    def high(self) -> float:
        return self.values[-1]

    @property
    def cut(self) -> bool:
        """The axis does not start from zero: the chart must say it."""
        return self.low > 0

    def said(self, value: float) -> str:
        return number(value, self.decimals)


def ticks(values: Sequence[float], *, most: int = 4) -> Ticks:
    """At most ``most`` + 1 round values around ``values``, from zero unless all stand far above."""
    low, high = min(values, default=0.0), max(values, default=0.0)
    far = low > 0 and high - low < _FLAT * high
    low = low if far else min(0.0, low)
    high = max(high, 0.0)
    if high - low < _SEEN:
        low, high = (0.0, 1.0) if high < _SEEN else (0.0, high)
    step = _step((high - low) / most)
    first, last = math.floor(low / step), math.ceil(round(high / step, 9))
    decimals = max(0, -math.floor(math.log10(step) + 1e-9), _halves(step))
    return Ticks(tuple(step * i for i in range(first, last + 1)), decimals)


def ends(points: Iterable[Point]) -> list[float]:
    """Every number that an axis of ``points`` must hold."""
    return [value for p in points for value in (p.value, p.low, p.high) if value is not None]


def _step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * step for step in _STEPS if power * step >= least * (1 - 1e-9))


def _halves(step: float) -> int:
    """2.5 needs one decimal more than 2."""
    power = 10.0 ** math.floor(math.log10(step) + 1e-9)
    halved = abs(step / power - 2.5) < 1e-9
    return max(0, 1 - math.floor(math.log10(step) + 1e-9)) if halved else 0
