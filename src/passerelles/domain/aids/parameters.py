"""Dated values: an amount or a threshold is what somebody wrote, from a day, until it is due."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from passerelles.domain.aids.answer import AmountUnit, Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """A value in force from ``since``; None says that it exists and that nobody knows it.

    ``review_by``: the last day for which it may be trusted; after it, the value is due.
    ``source``: a key of the book's sources. ``read_on``: the day on which somebody read it there.
    """

    since: date
    value: Decimal | None
    source: str
    read_on: date
    confidence: Reliability
    review_by: date | None = None

    def on(self, day: date) -> Decimal | None:
        """The value for ``day``, None when unknown, not yet in force or past its review."""
        if self.confidence is Reliability.UNKNOWN or day < self.since:
            return None
        return None if self.review_by is not None and day > self.review_by else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One amount or threshold through time. ``values`` in the order of their first day.

    ``unit``: of an amount of money; None for a threshold (years, months, hours…).
    ``confirm_with``: who knows it, in French, as it follows « à confirmer auprès de ».
    """

    code: str
    label: str
    confirm_with: str
    unit: AmountUnit | None = None
    values: tuple[DatedValue, ...] = ()

    def dated(self, day: date | None) -> DatedValue | None:
        """What was written for ``day``, whether it may be trusted or not."""
        if day is None:
            return None
        rank = bisect_right([value.since for value in self.values], day)
        return self.values[rank - 1] if rank else None

    def on(self, day: date | None) -> Decimal | None:
        """The value that may be used for ``day``; None when nobody may say it."""
        found = self.dated(day)
        return found.on(day) if found is not None and day is not None else None

    def last_known(self, day: date) -> DatedValue | None:
        """The newest value of before ``day`` that had a number, for what cannot be said of it."""
        known = [one for one in self.values if one.since <= day and one.value is not None]
        return known[-1] if known else None

    def last_day(self, since: date) -> date | None:
        """The last day on which the value in force from ``since`` may be used; None without end.

        Raises StopIteration when no value starts on that day.
        """
        rank, found = next((r, v) for r, v in enumerate(self.values) if v.since == since)
        following = [one.since - timedelta(days=1) for one in self.values[rank + 1 : rank + 2]]
        return min(filter(None, (*following, found.review_by)), default=None)

    def confidence(self, day: date | None) -> Reliability:
        """How far the value of ``day`` may be trusted; UNKNOWN when there is none."""
        found = self.dated(day)
        return Reliability.UNKNOWN if found is None or self.on(day) is None else found.confidence

    def with_values(self, published: Iterable[DatedValue]) -> "Parameter":
        """The same with other values; one of the same first day is replaced."""
        values = {value.since: value for value in (*self.values, *published)}
        return replace(self, values=tuple(values[day] for day in sorted(values)))
