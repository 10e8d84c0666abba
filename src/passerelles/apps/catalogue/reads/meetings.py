"""The calendar of information meetings: where a person hears about a session before joining it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import cast

from django.db.models import Q, QuerySet

from passerelles.apps.catalogue.models import (
    CorrectedKind,
    DuplicateVerdict,
    InformationMeeting,
)
from passerelles.apps.catalogue.reads.corrections import correct

INFORMATION_MEETING = "9"  # in the Lhéo table of admission steps


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What the calendar keeps; bounds are inclusive, an empty value keeps everything.

    ``departement`` is a code (``09``, ``2A``), ``communes`` are keys of territories; a meeting held
    at a distance passes both. Each word of ``words`` must be in the title or the provider's name.
    """

    first: date
    last: date | None = None
    departement: str = ""
    communes: Collection[str] | None = None
    words: str = ""
    sessions: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class MeetingValue:
    """One meeting. ``seats``: left as announced, None when nobody said; hours are French ones."""

    id: str
    day: date
    start_time: time | None
    end_time: time | None
    is_remote: bool | None
    address: str
    postcode: str
    city: str
    seats: int | None
    comment: str
    url: str
    session_id: str
    session_start: date | None
    title: str
    provider_name: str
    provider_phone: str
    provider_email: str
    is_demonstration: bool


def count_meetings(wanted: MeetingFilter) -> int:
    return _kept(wanted).count()


def list_meetings(wanted: MeetingFilter, *, offset: int = 0, limit: int = 50) -> list[MeetingValue]:
    """The meetings to come, by day and hour; queries do not grow with them."""
    related = ("session__action__training__provider", "source")
    rows = list(_kept(wanted).select_related(*related)[offset : offset + limit])
    correct(CorrectedKind.TRAINING, (row.session.action.training for row in rows))
    return [_value(row) for row in rows]


def _kept(wanted: MeetingFilter) -> QuerySet[InformationMeeting]:
    rows = InformationMeeting.objects.current().filter(
        kind=INFORMATION_MEETING, start__gte=wanted.first, session__closed_on=None
    )
    rows = rows.exclude(session__duplicate_of__verdict=DuplicateVerdict.MERGED)
    if wanted.last:
        rows = rows.filter(start__lte=wanted.last)
    if wanted.departement:
        rows = rows.filter(_remote() | Q(postcode__startswith=_postal(wanted.departement)))
    if wanted.communes is not None:
        rows = rows.filter(_remote() | Q(commune__in=wanted.communes))
    if wanted.sessions is not None:
        rows = rows.filter(session__in=wanted.sessions)
    for word in wanted.words.split():
        rows = rows.filter(_says(word))
    return rows.order_by("start", "start_time", "id")


def _remote() -> Q:
    return Q(is_remote=True)


def _says(word: str) -> Q:
    return Q(session__action__training__title__icontains=word) | Q(
        session__action__training__provider__name__icontains=word
    )


def _postal(departement: str) -> str:
    """Postcodes of Corsica begin with 20 in both départements."""
    return "20" if departement in {"2A", "2B"} else departement


def _value(row: InformationMeeting) -> MeetingValue:
    training = row.session.action.training
    return MeetingValue(
        id=row.id,
        day=cast(date, row.start),  # kept only with a day
        start_time=row.start_time,
        end_time=row.end_time,
        is_remote=row.is_remote,
        address=row.address,
        postcode=row.postcode,
        city=row.city,
        seats=row.seats,
        comment=row.comment,
        url=row.url,
        session_id=row.session_id,
        session_start=row.session.start,
        title=training.title,
        provider_name=training.provider.name,
        provider_phone=training.provider.phone,
        provider_email=training.provider.email,
        is_demonstration=row.source.is_demonstration,
    )
