"""Calendars that any agenda opens (iCalendar, RFC 5545): events of a day, or of an hour in France.

Written here and not by a library: we write one component, never read any, and the well-kept one
(icalendar) brings a reader, two dependencies and fifty times this code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75  # octets, the end of line left out (RFC 5545, 3.1)
PRODUCT = "-//Passerelles//Offre de formation//FR"
TIME_ZONE = "Europe/Paris"

# The rule in force since 1996 (directive 2000/84/CE): last Sundays of March and of October.
_PARIS = (
    "BEGIN:VTIMEZONE",
    f"TZID:{TIME_ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of an agenda.

    ``start`` and ``end`` are both days (``end`` is the last one, included) or both moments without
    time zone, as clocks in France show them. ``uid`` must be the same each time the event is
    written: agendas then update it. A date of which only the month is known is not an event.
    """

    uid: str
    summary: str
    start: date
    end: date | None = None
    description: str = ""
    location: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    name: str
    events: tuple[Event, ...]


def write_calendar(calendar: Calendar, *, stamp: datetime) -> bytes:
    """The file, in UTF-8. ``stamp`` (aware) says when it is written.

    Raises ValueError (French sentence) for an event that mixes days and hours or ends too early.
    """
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{escape(calendar.name)}"),
    ]
    if any(isinstance(event.start, datetime) for event in calendar.events):
        lines += _PARIS
    for event in calendar.events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def escape(text: str) -> str:
    """A value of type TEXT: separators escaped, line breaks written, control characters gone."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in unified if c in "\n\t" or (c >= " " and c != "\x7f"))
    for special in "\\;,":
        kept = kept.replace(special, f"\\{special}")
    return kept.replace("\n", "\\n")


def fold(line: str) -> str:
    """Cut a line every 75 octets, never inside a character; the next ones begin with a blank."""
    parts: list[str] = []
    current, size = "", 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST_LINE:
            parts.append(current)
            current, size = " ", 1
        current += character
        size += width
    return "\r\n".join([*parts, current])


def _event(event: Event, stamp: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escape(event.uid)}"
    yield f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _period(event)
    texts = {"SUMMARY": event.summary, "DESCRIPTION": event.description}
    for name, text in {**texts, "LOCATION": event.location}.items():
        if text:
            yield f"{name}:{escape(text)}"
    if event.url:
        yield f"URL:{''.join(event.url.split())}"
    yield "END:VEVENT"


def _period(event: Event) -> Iterator[str]:
    last = event.start if event.end is None else event.end
    if isinstance(event.start, datetime) != isinstance(last, datetime):
        raise ValueError(f"« {event.summary} » mêle un jour et une heure : donnez deux fois l’un.")
    if last < event.start:
        raise ValueError(f"« {event.summary} » finit avant de commencer : vérifiez ses dates.")
    if isinstance(event.start, datetime):
        yield f"DTSTART;TZID={TIME_ZONE}:{event.start:%Y%m%dT%H%M%S}"
        if event.end is not None:
            yield f"DTEND;TZID={TIME_ZONE}:{last:%Y%m%dT%H%M%S}"
        return
    yield f"DTSTART;VALUE=DATE:{_digits(event.start)}"
    yield f"DTEND;VALUE=DATE:{_digits(last + timedelta(days=1))}"
    # A whole day told in advance must not make the person busy.
    yield "TRANSP:TRANSPARENT"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")
