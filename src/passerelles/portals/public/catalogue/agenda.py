"""Lists of sessions and of meetings, as agendas take them.

Unlike the agenda of one sheet, they hold no admission step: a list stays readable in an agenda.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime

from django.http import HttpResponse
from django.utils import timezone

from passerelles.apps.catalogue.reads.meetings import MeetingValue
from passerelles.apps.catalogue.reads.rows import SessionRow
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.formats.icalendar.writer import Calendar, Event, write_calendar

Address = Callable[[str], str]  # key of a session → absolute address of its sheet

_GENERATED = "[Démonstration] "


def agenda(name: str, events: Iterable[Event], *, filename: str) -> HttpResponse:
    """A calendar as a response that agendas may follow."""
    content = write_calendar(Calendar(name, tuple(events)), stamp=timezone.now())
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


def session_events(rows: Sequence[SessionRow], address: Address) -> Iterator[Event]:
    """The first day and the last one of each session, when they are known to the day."""
    for row in rows:
        for slug, word, value in (("debut", "Début", row.start), ("fin", "Fin", row.end)):
            day = _day(value)
            if day:
                yield Event(
                    uid=f"{row.id}#{slug}@passerelles",
                    summary=_named(f"{word} : {row.title}", row.demonstration),
                    start=day,
                    description=row.provider_name,
                    location=" ; ".join(place.label for place in row.places),
                    url=address(row.id),
                )


def meeting_events(meetings: Iterable[MeetingValue], address: Address) -> Iterator[Event]:
    """One event a meeting, at its hours when they are known."""
    for one in meetings:
        start, end = moments(one)
        contact = " · ".join(filter(None, (one.provider_name, one.provider_phone)))
        yield Event(
            uid=f"{one.id}@passerelles",
            summary=_named(f"Réunion d’information : {one.title}", one.is_demonstration),
            start=start,
            end=end,
            description="\n".join(filter(None, (one.comment, contact))),
            location=where(one),
            url=address(one.session_id),
        )


def moments(one: MeetingValue) -> tuple[date, date | None]:
    """Start and end as hours when the first is known, else the day alone."""
    if one.start_time is None:
        return one.day, None
    start = datetime.combine(one.day, one.start_time)
    if one.end_time is None or one.end_time <= one.start_time:
        return start, None
    return start, datetime.combine(one.day, one.end_time)


def where(one: MeetingValue) -> str:
    """« À distance », or the address of the meeting."""
    if one.is_remote:
        return "À distance"
    return ", ".join(filter(None, (one.address, f"{one.postcode} {one.city}".strip())))


def _day(value: PartialDate) -> date | None:
    return value.first if value.precision is DatePrecision.DAY else None


def _named(summary: str, generated: bool) -> str:
    return f"{_GENERATED}{summary}" if generated else summary
