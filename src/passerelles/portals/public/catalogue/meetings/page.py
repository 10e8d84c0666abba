"""The calendar as shown: meetings day by day, with the seats left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.urls import reverse

from passerelles.apps.catalogue.reads.meetings import MeetingFilter, MeetingValue
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.editions import newest_cog
from passerelles.apps.reference.reads.neighbours import communes_within
from passerelles.apps.reference.reads.place_reading import PlaceReading, read_place
from passerelles.portals.public.catalogue.agenda import where
from passerelles.portals.public.catalogue.meetings.form import RADIUS, MeetingForm
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted, day

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting; ``hours`` and ``seats`` say when nobody told them."""

    hours: str
    title: Link
    provider: str
    where: str
    seats: str
    contact: str
    comment: str
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class MeetingDay:
    title: str
    lines: tuple[MeetingLine, ...]


def wanted(form: MeetingForm, today: date) -> tuple[MeetingFilter, str]:
    """What a valid form asks, and what to say of the place that was written."""
    asked = MeetingFilter(first=max(form.value("apres") or today, today), words=form.value("q"))
    place = read_place(form.value("ou"))
    if place.place is None:
        return asked, _unread(place)
    if place.place.kind == TerritoryKind.DEPARTEMENT:
        return replace(asked, departement=place.place.code), ""
    if place.departements:
        return asked, "Choisissez plutôt une commune ou un département : la région est affichée."
    radius = form.value("rayon") or RADIUS
    edition = newest_cog()
    key = f"{edition.id if edition else ''}:commune:{place.place.code}"
    around = replace(asked, communes=communes_within(key, radius))
    return around, f"À {radius} km ou moins de {place.place.label}, et à distance."


def _unread(place: PlaceReading) -> str:
    if place.everywhere or place.remote:
        return ""
    names = ", ".join(one.label for one in place.others or place.guesses)
    if place.is_ambiguous:
        return f"Plusieurs communes portent ce nom : {names}. Précisez le département."
    hint = f" Vouliez-vous dire : {names} ?" if names else ""
    return f"Nous ne trouvons pas « {place.text} » : le calendrier est entier.{hint}"


def days(meetings: Sequence[MeetingValue]) -> tuple[MeetingDay, ...]:
    """Meetings in their order, under the day when they are held."""
    groups = groupby(meetings, key=lambda one: one.day)
    return tuple(MeetingDay(_day(on), tuple(map(_line, held))) for on, held in groups)


def _day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]} {day(on)}".capitalize()


def _line(one: MeetingValue) -> MeetingLine:
    contact = " · ".join(filter(None, (one.provider_phone, one.provider_email)))
    return MeetingLine(
        hours=_hours(one),
        title=Link(one.title, reverse("session", args=[one.session_id])),
        provider=one.provider_name,
        where=where(one) or "Lieu non communiqué",
        seats=_seats(one.seats),
        contact=contact,
        comment=one.comment,
        is_demonstration=one.is_demonstration,
    )


def _hours(one: MeetingValue) -> str:
    if one.start_time is None:
        return "Heure non communiquée"
    start = f"{one.start_time:%H} h {one.start_time:%M}"
    return f"{start} – {one.end_time:%H} h {one.end_time:%M}" if one.end_time else start


def _seats(seats: int | None) -> str:
    if seats is None:
        return "Places non communiquées"
    return counted(seats, "place restante", "places restantes") if seats else "Complet"
