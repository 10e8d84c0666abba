"""Stretches of days during which nothing changes: same steps, same benefit."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from passerelles.domain.aids.income import Period

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Days of one month, both included, and the periods that run on all of them.

    ``ended``: periods that were over before the first day. ``is_last``: no period comes later.
    """

    first: date
    last: date
    running: tuple[Period, ...]
    ended: tuple[Period, ...]
    is_last: bool

    @property
    def fraction(self) -> Decimal:
        """The part of the month that these days are, in calendar days; 1 for a whole month."""
        days = (self.last - self.first).days + 1
        return Decimal(days) / monthrange(self.first.year, self.first.month)[1]


def month_after(month: date, number: int) -> date:
    """The first day of the month ``number`` months later."""
    years, rank = divmod(month.month - 1 + number, 12)
    return date(month.year + years, rank + 1, 1)


def bounded(periods: Sequence[Period]) -> tuple[Period, ...]:
    """In order of start; what has no known end stops where the next one starts.

    The end that a project says stands for the one that its period does not say.
    """
    return tuple(_with_end(period) for period in sorted(periods, key=lambda one: one.start))


def spans(month: date, periods: Sequence[Period], cuts: Sequence[date]) -> Iterator[Span]:
    """The stretches of a month; ``cuts``: days on which something else than a period changes."""
    end = month_after(month, 1) - _DAY
    starts = {period.start for period in periods} | set(cuts)
    starts |= {last_day(period, periods) + _DAY for period in periods}
    inside = sorted({month} | {day for day in starts if month < day <= end})
    for first, following in zip(inside, [*inside[1:], end + _DAY], strict=True):
        yield _span(first, following - _DAY, periods)


def last_day(period: Period, periods: Sequence[Period]) -> date:
    """The day on which a period stops at the latest; ``date.max`` less a day when nothing says."""
    if period.end is not None:
        return period.end
    later = [other.start for other in periods if other.start > period.start]
    return min(later) - _DAY if later else date.max - _DAY


def _span(first: date, last: date, periods: Sequence[Period]) -> Span:
    ends = {id(period): last_day(period, periods) for period in periods}
    return Span(
        first=first,
        last=last,
        running=tuple(p for p in periods if p.start <= first <= ends[id(p)]),
        ended=tuple(p for p in periods if ends[id(p)] < first),
        is_last=all(ends[id(p)] < first for p in periods),
    )


def _with_end(period: Period) -> Period:
    if period.end is None and period.project is not None and period.project.end is not None:
        return replace(period, end=period.project.end)
    return period
