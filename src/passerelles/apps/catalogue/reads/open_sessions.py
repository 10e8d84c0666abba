"""Sessions that one may still join."""

from datetime import date

from django.db.models import Q, QuerySet

from passerelles.apps.catalogue.models import DuplicateVerdict, EntryMode, Session
from passerelles.domain.common.partial_date import DatePrecision


def open_sessions(today: date) -> QuerySet[Session]:
    """Still published, not hidden by a merge, and not begun for certain on that day.

    Entries all year stay open until their end; a start of which only the month or the year is
    known may still come until that month or year is over.
    """
    rows = Session.objects.current().filter(_may_begin(today))
    return rows.exclude(duplicate_of__verdict=DuplicateVerdict.MERGED)


def _may_begin(today: date) -> Q:
    unknown = Q(start=None, end=None) | Q(start=None, end__gte=today)
    month, year = today.replace(day=1), today.replace(month=1, day=1)
    later = (
        Q(start__gte=today)
        | Q(start_precision=DatePrecision.MONTH, start__gte=month)
        | Q(start_precision=DatePrecision.YEAR, start__gte=year)
    )
    continuous = Q(action__entry_mode=EntryMode.CONTINUOUS)
    return unknown | later | (continuous & (Q(end=None) | Q(end__gte=today)))
