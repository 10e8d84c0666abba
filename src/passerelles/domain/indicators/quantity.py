"""A figure as it may be said: exact, bounded or absent."""

from dataclasses import dataclass
from enum import StrEnum

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval


class Bound(StrEnum):
    """What the value says of the true one."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with what is known of it, or the reason why there is none.

    ``numerator`` and ``denominator`` are counts, both there or both None. ``interval`` says where
    the true value lies when the value is a bound and the other end is known; its hypothesis is told
    by the definition of the indicator.
    """

    value: float | None = None
    bound: Bound = Bound.EXACT
    absence: Absence | None = None
    numerator: float | None = None
    denominator: float | None = None
    interval: Interval | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.absence is None):
            raise ValueError("a quantity has either a value or the reason of its absence")


def exact(value: float) -> Quantity:
    return Quantity(value=value)


def absent(reason: Absence) -> Quantity:
    return Quantity(absence=reason)


SECRET = absent(Absence.SECRET)
