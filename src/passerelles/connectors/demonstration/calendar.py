"""When sessions happen around the reference date: seasons, lengths, doubts."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import ceil, exp
from random import Random

from passerelles.connectors.demonstration.words import words
from passerelles.formats.lheo.dates import LheoDate, Precision
from passerelles.formats.lheo.model import Period

PAST_MONTHS, AHEAD_MONTHS = 5, 14
PAST_SHARE = 0.15
# First and last days, as month and day, when bodies are closed.
CLOSED = (
    ((12, 19), (12, 31)),
    ((1, 1), (1, 2)),
    ((5, 1), (5, 1)),
    ((5, 8), (5, 8)),
    ((7, 13), (8, 19)),
    ((11, 1), (11, 1)),
    ((11, 11), (11, 11)),
)
OPEN_END = LheoDate(None, Precision.OPEN)
UNKNOWN = LheoDate(None, Precision.UNKNOWN)
# Programmes that people enter all year, and in what share.
ALL_YEAR = {
    "lectio": 0.9,
    "e2c": 0.85,
    "e-formation": 0.6,
    "nouvelles-chances": 0.6,
    "projet-pro": 0.5,
    "ecole-de-l-etre": 0.3,
    "none": 0.18,
}
# Beyond that many hours a group begins together.
LONGEST_ALL_YEAR = 700
CAREER_HOURS = 2_000  # a year, in class and in company
CAREER_YEARS = {"CAP": 2, "BP": 2, "BAC": 3, "BTS": 2, "BTSA": 2, "DEUST": 2, "BPJEPS": 1}


def monday_of(day: date) -> date:
    """The Monday of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def start_day(rng: Random, programme: str, on: date) -> date:
    """A first day: mostly to come, on a working day, in the season of the programme."""
    past = rng.random() < PAST_SHARE
    months, weights = _months(programme, on, past)
    first = rng.choices(months, weights)[0]
    for _ in range(30):
        day = first + timedelta(days=rng.randrange(28))
        day = monday_of(day) if rng.random() < 0.65 else day
        if is_working(day) and (day < on) == past:
            return day
    while not is_working(day) or (day < on) != past:
        day += timedelta(days=-1 if past else 1)
    return day


def is_working(day: date) -> bool:
    """A day when something may begin: no week-end, no Christmas, no height of summer."""
    return day.weekday() < 5 and not any(
        first <= (day.month, day.day) <= last for first, last in CLOSED
    )


@cache
def _months(programme: str, on: date, past: bool) -> tuple[Sequence[date], Sequence[float]]:
    seasons = words()["months"]
    season = seasons.get(programme, seasons["default"])
    span = range(-PAST_MONTHS, 1) if past else range(AHEAD_MONTHS)
    months = [_month(on, step) for step in span]
    # Offers are known the better the nearer they are.
    weights = [
        (season[month.month - 1] + 0.05) * exp(-abs(step) / 9) * _room(month, on, past)
        for step, month in zip(span, months, strict=True)
    ]
    return months, weights


def _room(month: date, on: date, past: bool) -> float:
    """The share of ``month`` that is on the right side of the reference date."""
    if (month.year, month.month) != (on.year, on.month):
        return 1.0
    return (on.day - 1 if past else 29 - on.day) / 28 if on.day < 29 else float(past)


def _month(on: date, step: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 + step, 12)
    return date(year, month + 1, 1)


def period(start: date, hours: int, weekly: int) -> Period:
    """A session of ``hours`` at ``weekly`` hours a week, holidays roughly counted."""
    weeks = ceil(max(hours, 1) / weekly)
    end = start + timedelta(days=weeks * 7 - 3) + timedelta(weeks=weeks // 16)
    if weeks <= 1:
        end = start + timedelta(days=max(0, ceil(hours / 7) - 1))
    return Period(_start(start), LheoDate(end, Precision.DAY))


def career(rng: Random, start: date, kind: str, hours: int) -> Period:
    """A diploma prepared under contract: until the beginning of July of its last year.

    ``hours``: in class and in company, which the years must hold.
    """
    years = CAREER_YEARS.get(kind, 1) if rng.random() < 0.88 else 1
    years = max(years, ceil(hours / CAREER_HOURS))
    last = start.year + years + (start.month > 7) - 1
    end = date(max(last, start.year + 1), 7, rng.choice((2, 3, 5, 9)))
    return Period(_start(start), LheoDate(end, Precision.DAY))


def all_year(rng: Random, on: date) -> Period:
    """A period in which people enter at any time: it has begun, or is about to."""
    start = monday_of(on + timedelta(days=rng.randrange(-130, 70)))
    end = date(start.year, 12, 31) if rng.random() < 0.4 else start + timedelta(days=300)
    if end <= on + timedelta(days=75):
        end = date(on.year + 1, 7, 31)
    known = OPEN_END if rng.random() < 0.1 else LheoDate(end, Precision.DAY)
    return Period(LheoDate(start, Precision.DAY), known)


def vague(rng: Random, found: Period, on: date) -> Period:
    """The same period with what providers do not know yet: the day, sometimes the month."""
    start = found.start.day
    if start is None or start < on + timedelta(days=75):
        return found
    drawn = rng.random()
    if drawn < 0.16:
        first = LheoDate(start.replace(day=1), Precision.MONTH)
        return Period(first, UNKNOWN if drawn < 0.06 else _month_of(found.end))
    if drawn < 0.17:
        return Period(LheoDate(date(start.year, 1, 1), Precision.YEAR), UNKNOWN)
    return found


def _month_of(end: LheoDate) -> LheoDate:
    return LheoDate(end.day.replace(day=1), Precision.MONTH) if end.day else end


def _start(start: date) -> LheoDate:
    return LheoDate(start, Precision.DAY)
