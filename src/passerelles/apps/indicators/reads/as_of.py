"""The instant at which figures are wanted as they were known then."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")
LONGEST_DAY = len("2026-11-23")


def instant(asked: str) -> datetime | None:
    """The instant of a day or of an ISO date and time; None for now, for nothing and for later.

    A day lasts until its end in Paris. Raises ValueError.
    """
    if not asked:
        return None
    try:
        read = datetime.fromisoformat(asked)
        if len(asked) <= LONGEST_DAY:
            read = datetime.combine(read, time.max)
        moment = read if read.tzinfo else read.replace(tzinfo=PARIS)
        return moment if moment < timezone.now() else None
    except OverflowError as error:
        raise ValueError(f"{asked} is out of the calendar") from error


def day_of(as_of: datetime | None) -> date:
    """The day of that instant in Paris; today for None."""
    return timezone.localdate(as_of, PARIS)


def told_as_of(asked: str) -> str:
    """How an answer says when its figures were known: as asked, today when nothing was.

    Raises ValueError.
    """
    return asked if instant(asked) else day_of(None).isoformat()
