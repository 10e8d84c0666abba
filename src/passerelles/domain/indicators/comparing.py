"""Ranking and comparing figures that are not all exact."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound, Quantity

Key = TypeVar("Key", bound=Hashable)


class Order(StrEnum):
    """How a figure stands to another one; ``unknown`` when both orders are possible."""

    HIGHER = "higher"
    LOWER = "lower"
    EQUAL = "equal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ranked(Generic[Key]):
    """A figure and its rank, from 1; ``shared`` when others bear the same one.

    ``rank`` is None when the figure is absent.
    """

    key: Key
    quantity: Quantity
    rank: int | None
    shared: bool = False


def span(quantity: Quantity) -> Interval | None:
    """Where the true value lies; a bound whose other end is unknown is open. None when absent."""
    if quantity.interval is not None:
        return quantity.interval
    if quantity.value is None:
        return None
    return Interval(
        -math.inf if quantity.bound is Bound.AT_MOST else quantity.value,
        math.inf if quantity.bound is Bound.AT_LEAST else quantity.value,
    )


def compare(one: Quantity, other: Quantity) -> Order:
    """What is certain of ``one`` against ``other``."""
    mine, theirs = span(one), span(other)
    if mine is None or theirs is None:
        return Order.UNKNOWN
    if mine.low > theirs.high:
        return Order.HIGHER
    if mine.high < theirs.low:
        return Order.LOWER
    same = mine == theirs and mine.width == 0
    return Order.EQUAL if same else Order.UNKNOWN


def ranking(figures: Mapping[Key, Quantity]) -> list[Ranked[Key]]:
    """The figures from the largest to the smallest, the absent ones last.

    Two values whose intervals overlap share their rank, and so do those that a chain of overlaps
    links: the rank of each among the known ones then holds whatever the true values are.
    O(n log n).
    """
    spans = {
        key: found for key, one in figures.items() if one.value is not None and (found := span(one))
    }
    order = sorted(spans, key=lambda key: spans[key].high, reverse=True)
    ranked: list[Ranked[Key]] = []
    group: list[Key] = []
    lowest = math.inf
    for key in order:
        if group and spans[key].high < lowest:
            ranked += _one_rank(group, figures, first=len(ranked) + 1)
            group, lowest = [], math.inf
        group.append(key)
        lowest = min(lowest, spans[key].low)
    ranked += _one_rank(group, figures, first=len(ranked) + 1)
    absent = [Ranked(key, one, None) for key, one in figures.items() if key not in spans]
    return ranked + absent


def _one_rank(
    group: list[Key], figures: Mapping[Key, Quantity], *, first: int
) -> list[Ranked[Key]]:
    shown = sorted(group, key=lambda key: figures[key].value or 0, reverse=True)
    return [Ranked(key, figures[key], first, shared=len(group) > 1) for key in shown]
