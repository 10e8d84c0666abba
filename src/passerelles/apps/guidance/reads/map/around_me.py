"""What the offer holds around a place towards an aim: sessions, bodies, next meetings."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count

from passerelles.apps.catalogue.models import Provider
from passerelles.apps.catalogue.reads.meetings import MeetingFilter, MeetingValue, list_meetings
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.place_reading import NamedPlace
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest, Sort

RADIUS_KM = 50
MOST = 300  # sessions whose bodies and meetings are looked at
BODIES, MEETINGS = 6, 5


@dataclass(frozen=True, slots=True)
class Body:
    """A provider (key) and how many of the sessions found are its own."""

    key: str
    name: str
    sessions: int


@dataclass(frozen=True, slots=True)
class AroundMe:
    """``meetings``: the next ones of these sessions. ``demonstration``: some of it is generated."""

    sessions: int
    bodies: tuple[Body, ...]
    meetings: tuple[MeetingValue, ...]
    demonstration: bool


def around_me(aim: SearchFilters, place: NamedPlace | None, *, today: date) -> AroundMe:
    """Sessions that answer ``aim``, within 50 km of a commune or in a département.

    Everywhere without a place. Four queries at most. Raises SearchUnavailable when the index
    cannot be read.
    """
    asked = SearchRequest(
        filters=_there(aim, place), sort=Sort.SOONEST, limit=MOST, relax=False, today=today
    )
    found = search_sessions(asked)
    if not found.total:
        return AroundMe(0, (), (), demonstration=False)
    keys = [one.id for one in found.sessions]
    meetings = list_meetings(MeetingFilter(first=today, sessions=keys), limit=MEETINGS)
    bodies, generated = _bodies(keys)
    return AroundMe(found.total, bodies, tuple(meetings), generated)


def _there(aim: SearchFilters, place: NamedPlace | None) -> SearchFilters:
    if place is None:
        return aim
    if place.kind == TerritoryKind.DEPARTEMENT:
        return replace(aim, departements=frozenset({place.code}))
    return replace(aim, commune=place.code, radius_km=RADIUS_KM)


def _bodies(sessions: Collection[str]) -> tuple[tuple[Body, ...], bool]:
    path = "trainings__actions__sessions"
    rows = Provider.objects.filter(**{f"{path}__in": sessions}).annotate(found=Count(path))
    fields = ("id", "name", "found", "source__is_demonstration")
    found = list(rows.order_by("-found", "name", "id").values_list(*fields))
    bodies = tuple(Body(key, name, count) for key, name, count, _ in found[:BODIES])
    return bodies, any(generated for *_, generated in found)
