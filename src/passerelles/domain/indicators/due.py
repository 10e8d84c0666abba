"""When the next figure of an indicator is due, and whether it is late."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Cadence = Literal["year", "half_year", "quarter", "month", "week", "once"]

_MONTHS: dict[Cadence, int] = {"year": 12, "half_year": 6, "quarter": 3, "month": 1}
_PERIOD = re.compile(
    r"(?P<school>R)?(?P<year>\d{4})(?:-T(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?"
)
_SCHOOL_MONTH = 9  # pupils are counted in September


@dataclass(frozen=True, slots=True)
class Due:
    """The next figure: the last day that it will describe, and the day when it is due."""

    period_end: date
    on: date

    def is_late(self, day: date) -> bool:
        """Whether that day is past: on the very day, the figure is not late yet."""
        return day > self.on


@dataclass(frozen=True, slots=True)
class Rhythm:
    """``lag``: days from the end of a period to the day its figure is due, negative before it."""

    every: Cadence
    lag: int = 0

    def next_after(self, period: str) -> Due | None:
        """What follows the last figure known, of ``period``; None for a measure made once.

        Raises ValueError on a period that is not ``2024``, ``2024-T1``, ``2024-03`` or ``R2024``.
        """
        if self.every == "once":
            return None
        end = _later(period_end(period), self.every)
        return Due(end, end + timedelta(days=self.lag))


def period_start(period: str) -> date:
    """The first day of a period. Raises ValueError."""
    end = period_end(period)
    if period.startswith("R"):
        return end.replace(day=1)
    months = {4: 12, 7: 3 if "T" in period else 1}[len(period)]
    return end.replace(month=end.month - months + 1, day=1)


def period_end(period: str) -> date:
    """The last day of a period; a start of the school year is the month of September.

    Raises ValueError.
    """
    found = _PERIOD.fullmatch(period)
    if found is None or (found["school"] and (found["quarter"] or found["month"])):
        raise ValueError(
            f"« {period} » n’est pas une période : écrivez 2024, 2024-T1, 2024-03 ou R2024."
        )
    month = 12
    if found["school"]:
        month = _SCHOOL_MONTH
    elif found["quarter"]:
        month = 3 * int(found["quarter"])
    elif found["month"]:
        month = int(found["month"])
    return _month_end(int(found["year"]), month)


def _later(end: date, every: Cadence) -> date:
    if every == "week":
        return end + timedelta(days=7)
    months = end.month - 1 + _MONTHS[every]
    return _month_end(end.year + months // 12, months % 12 + 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
