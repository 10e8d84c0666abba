"""When something that was reviewed has to be reviewed again."""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def review_due(last: date, *, every_months: int) -> date:
    """The same day ``every_months`` later; the last of the month when it has no such day."""
    months = last.year * _MONTHS + last.month - 1 + every_months
    year, month = divmod(months, _MONTHS)
    return date(year, month + 1, min(last.day, monthrange(year, month + 1)[1]))


def is_overdue(last: date, *, every_months: int, on: date) -> bool:
    """Whether the review is late on that day; not yet on the day it is due."""
    return on > review_due(last, every_months=every_months)
