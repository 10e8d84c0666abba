"""Ranks that never order two values when nothing tells which is the larger."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.domain.indicators.quantity import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Rank:
    """``position`` from 1: one more than the values surely larger; ``shared``: others may be it."""

    position: int
    shared: bool


def ranks(quantities: Sequence[Quantity]) -> list[Rank | None]:
    """The rank of each quantity, the largest first; None for an absence. O(n log n)."""
    ends = [_ends(q) for q in quantities]
    lows = sorted(low for low, _ in filter(None, ends))
    highs = sorted(high for _, high in filter(None, ends))
    return [end and _rank(*end, lows, highs) for end in ends]


def _rank(low: float, high: float, lows: Sequence[float], highs: Sequence[float]) -> Rank:
    larger = len(lows) - bisect_right(lows, high)
    smaller = bisect_left(highs, low)
    return Rank(larger + 1, shared=len(lows) - larger - smaller > 1)


def _ends(quantity: Quantity) -> tuple[float, float] | None:
    """Between what the true value lies."""
    if quantity.value is None:
        return None
    if quantity.interval:
        return quantity.interval.low, quantity.interval.high
    at_least, at_most = quantity.bound is Bound.AT_LEAST, quantity.bound is Bound.AT_MOST
    low = -math.inf if at_most else quantity.value
    return low, math.inf if at_least else quantity.value
