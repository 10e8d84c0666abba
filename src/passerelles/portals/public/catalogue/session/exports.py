"""A session for machines: schema.org in the page, events for agendas."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from passerelles.apps.catalogue.reads.session_values import AdmissionStep, PlaceValue, SessionSheet
from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.formats.icalendar.writer import Calendar, Event
from passerelles.formats.jsonld.course import (
    Course,
    CourseRun,
    Credential,
    Location,
    Meeting,
    Organization,
)
from passerelles.portals.public.catalogue.session.entry import (
    MEETING,
    is_bookable,
    step_name,
    step_place,
    web_address,
)
from passerelles.portals.public.catalogue.session.facts import joined
from passerelles.portals.public.catalogue.session.giving import place_line

PARIS = ZoneInfo("Europe/Paris")
MODES = {"onsite": "onsite", "blended": "blended", "remote": "online"}
DEMONSTRATION = "Données de démonstration : cette formation n’existe pas."


@dataclass(frozen=True, slots=True)
class Addresses:
    """Absolute addresses of the sheet, of its provider, and of its certifications by key."""

    sheet: str
    provider: str
    certifications: dict[str, str]


def course(sheet: SessionSheet, at: Addresses) -> Course:
    provider = Organization(sheet.provider.name, at.provider, sheet.provider.siret)
    warning = DEMONSTRATION if sheet.source.is_demonstration else ""
    return Course(
        name=sheet.training.title,
        url=at.sheet,
        provider=provider,
        run=_run(sheet, at),
        description=joined((warning, sheet.training.objective or sheet.training.content), " "),
        code=sheet.number,
        prerequisites=sheet.action.conditions,
        credentials=tuple(_credentials(sheet, at)),
        meetings=tuple(_meetings(sheet.steps)) if is_bookable(sheet) else (),
    )


def calendar(sheet: SessionSheet, at: Addresses) -> Calendar:
    """The days of a session; how to enter it only where the public may."""
    events = [*_ends(sheet, at)]
    if is_bookable(sheet):
        events += [*_steps(sheet, at), *_deadline(sheet, at)]
    return Calendar(sheet.training.title, tuple(events))


def _run(sheet: SessionSheet, at: Addresses) -> CourseRun:
    return CourseRun(
        url=at.sheet,
        start=iso(sheet.start),
        end=iso(sheet.end),
        mode=MODES.get(sheet.action.mode, ""),
        hours=sheet.action.hours_total,
        locations=tuple(map(_location, sheet.places)),
        capacity=sheet.capacity,
    )


def iso(value: PartialDate) -> str:
    """ISO 8601, cut where knowledge stops: ``2027-01-04``, ``2027-01``, ``2027``."""
    if value.first is None:
        return ""
    length = {DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}.get(value.precision, 10)
    return value.first.isoformat()[:length]


def _location(place: PlaceValue) -> Location:
    return Location(
        name=place.name,
        street=place.address,
        postcode=place.postcode,
        city=place.city,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _credentials(sheet: SessionSheet, at: Addresses) -> Iterator[Credential]:
    for prepared in sheet.certifications:
        ref = prepared.certification
        if ref and ref.title:
            yield Credential(ref.title, ref.id, at.certifications.get(ref.id, ""))


def _meetings(steps: Iterable[AdmissionStep]) -> Iterator[Meeting]:
    for step in steps:
        start, end = _moments(step)
        if step.kind == MEETING and start:
            yield Meeting(
                name=step_name(step.kind),
                start=_in_paris(start),
                end=_in_paris(end) if end else None,
                location=Location("", step.address, step.postcode, step.city),
                remote=bool(step.is_remote),
                url=web_address(step.url),
                seats=step.seats,
            )


def _ends(sheet: SessionSheet, at: Addresses) -> Iterator[Event]:
    """The first day and the last one: months in between must not fill an agenda."""
    named = {"debut": ("Début", sheet.start), "fin": ("Fin", sheet.end)}
    places = " ; ".join(place_line(place).address for place in sheet.places)
    for slug, (word, value) in named.items():
        if value.first and value.precision is DatePrecision.DAY:
            event = _event(sheet, at, slug, value.first)
            summary = _named(sheet, f"{word} : {sheet.training.title}")
            yield replace(event, summary=summary, location=places)


def _steps(sheet: SessionSheet, at: Addresses) -> Iterator[Event]:
    for step in sheet.steps:
        start, end = _moments(step)
        if start:
            yield Event(
                uid=_uid(step.id),
                summary=_named(sheet, f"{step_name(step.kind)} : {sheet.training.title}"),
                start=start,
                end=end,
                description=_description(sheet, at, step.comment),
                location=step_place(step),
                url=web_address(step.url) or at.sheet,
            )


def _deadline(sheet: SessionSheet, at: Addresses) -> Iterator[Event]:
    if sheet.registration_end:
        summary = _named(sheet, f"Dernier jour pour s’inscrire : {sheet.training.title}")
        event = _event(sheet, at, "inscription", sheet.registration_end)
        yield replace(event, summary=summary)


def _event(sheet: SessionSheet, at: Addresses, slug: str, on: date) -> Event:
    """A whole day of this session, named by ``slug`` in its identifier."""
    return Event(
        uid=_uid(f"{sheet.id}#{slug}"),
        summary="",
        start=on,
        description=_description(sheet, at),
        url=at.sheet,
    )


def _named(sheet: SessionSheet, summary: str) -> str:
    return f"[Démonstration] {summary}" if sheet.source.is_demonstration else summary


def _description(sheet: SessionSheet, at: Addresses, comment: str = "") -> str:
    warning = DEMONSTRATION if sheet.source.is_demonstration else ""
    call = joined((sheet.provider.name, sheet.provider.phone), " · ")
    return joined((warning, comment, call, at.sheet), "\n")


def _uid(key: str) -> str:
    return f"{key}@passerelles"


def _moments(step: AdmissionStep) -> tuple[date | None, date | None]:
    """Start and end, both days or both moments; an end before its start is left out."""
    if step.start is None:
        return None, None
    last = max(step.end or step.start, step.start)
    if step.start_time is None:
        return step.start, last
    start = datetime.combine(step.start, step.start_time)
    end = datetime.combine(last, step.end_time or time.min)
    return start, end if step.end_time and end > start else None


def _in_paris(value: date) -> date:
    return value.replace(tzinfo=PARIS) if isinstance(value, datetime) else value
