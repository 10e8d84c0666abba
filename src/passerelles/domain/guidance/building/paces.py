"""Hours and dates of a training, as a pace."""

from datetime import date

FULL_WEEK = 30.0  # hours from which nobody would speak of part time


def hours_a_week(hours: int | None, start: date, end: date) -> float | None:
    """Hours shared over the weeks between both days; None when nobody said the hours.

    A stay in a company is counted in the days and not in the hours: the week may be fuller.
    """
    days = (end - start).days + 1
    return 7 * hours / max(days, 7) if hours and days > 0 else None


def is_full_time(weekly: float | None) -> bool:
    return weekly is not None and weekly >= FULL_WEEK


def in_summer(start: date, end: date) -> bool:
    """Whether a day of it falls in July or August, when schools are closed."""
    years = range(start.year, end.year + 1)
    return any(start <= date(year, 8, 31) and end >= date(year, 7, 1) for year in years)
