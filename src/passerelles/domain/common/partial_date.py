"""A date of which the last parts may be unknown."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    """How much of a date is known; ``OPEN``: no end is planned."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """``first`` is the first possible day; None when the date is unknown or open."""

    first: date | None
    precision: DatePrecision

    @property
    def last(self) -> date | None:
        """The last possible day; None when the date is unknown or open."""
        if self.first is None or self.precision is DatePrecision.DAY:
            return self.first
        if self.precision is DatePrecision.YEAR:
            return date(self.first.year, 12, 31)
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    def is_past(self, on: date) -> bool:
        """Whether the date is over for certain on that day."""
        return self.last is not None and self.last < on
