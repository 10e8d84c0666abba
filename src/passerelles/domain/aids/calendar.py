"""Ages and durations as the law counts them: completed years, calendar months."""

from calendar import monthrange
from datetime import date, timedelta

# Days: an allowance of a month is compared with one of a day between the two.
SHORTEST_MONTH, LONGEST_MONTH = 28, 31


def age_on(birth: date, day: date) -> int:
    """Completed years on ``day`` (someone born on 29 February is a year older on 1 March)."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def months_between(start: date, end: date) -> float:
    """Whole calendar months from ``start`` to ``end``, then days as 31sts: ordered, not linear.

    Exactly n only when ``end`` is the day of ``start`` n months later, or the last day of that
    month when it has no such day.
    """
    whole = (end.year - start.year) * 12 + end.month - start.month
    if _later(start, whole) > end:
        whole -= 1
    return whole + (end - _later(start, whole)).days / LONGEST_MONTH


def day_after(day: date) -> date:
    """The next day; the last day of the calendar is its own next one."""
    return day + timedelta(days=1) if day < date.max else day


def _later(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
