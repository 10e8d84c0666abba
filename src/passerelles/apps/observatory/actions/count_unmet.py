"""Counting a search that the offer could not answer, without keeping anything of the person."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F

from passerelles.apps.catalogue.models import Mode
from passerelles.apps.catalogue.reads.desk import holds_demonstration
from passerelles.apps.catalogue.search.answers import SearchAnswer
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.observatory.reads.basins import basin_of
from passerelles.apps.reference.reads.editions import newest_rome
from passerelles.domain.catalogue.search_request import SearchFilters, SearchRequest
from passerelles.domain.observatory.unmet import (
    NEAR_MINUTES,
    SOON,
    UnmetReason,
    forgotten_before,
    reason_of,
    subject_of,
)

_ON_SITE = frozenset({Mode.ONSITE.value, Mode.BLENDED.value})
# What a person may have asked beyond words and place while the search still speaks of the offer.
_OF_THE_OFFER = ("commune", "radius_km", "max_minutes", "start_before", "occupation")


@dataclass(frozen=True, slots=True)
class Unmet:
    """What is counted: the basin searched, the subject (key or empty) and why."""

    basin: str
    subject: str
    reason: UnmetReason


def count_unmet(request: SearchRequest, answer: SearchAnswer) -> Unmet | None:
    """Count the search when nothing answered near, or soon; returns what was counted.

    A search narrowed by other filters is left out: nobody could tell the filter from the offer.
    """
    unmet = _unmet(request, answer)
    if unmet:
        _add(unmet, month=request.today.replace(day=1))
    return unmet


def forget_old_searches(*, today: date) -> int:
    """Delete the months that retention forbids; returns how many counts were forgotten."""
    deleted, _ = UnmetSearch.objects.filter(month__lt=forgotten_before(today)).delete()
    return deleted


def _unmet(request: SearchRequest, answer: SearchAnswer) -> Unmet | None:
    read = {found.name: found.value for found in answer.understanding.filters}
    basin = basin_of(request.filters.commune or read.get("commune", ""))
    if basin is None or not _speaks_of_the_offer(request, read):
        return None
    reason = reason_of(*_reached(request))
    return Unmet(basin, _subject(request, answer), reason) if reason else None


def _subject(request: SearchRequest, answer: SearchAnswer) -> str:
    understood = [found.code for found in answer.understanding.occupations]
    chosen = request.filters.occupation
    subject, edition = subject_of([chosen] if chosen else understood), newest_rome()
    return f"{edition.id}:{subject}" if subject and edition else ""


def _speaks_of_the_offer(request: SearchRequest, read: Mapping[str, str]) -> bool:
    asked = request.filters
    kept = SearchFilters(**{name: getattr(asked, name) for name in _OF_THE_OFFER})
    said = bool(request.text or asked.occupation)
    return said and not request.cursor and asked == kept and read.keys() <= set(_OF_THE_OFFER)


def _reached(request: SearchRequest) -> tuple[int, int]:
    """How many sessions are within reach, and how many of them start soon."""
    asked = request.filters
    minutes = asked.max_minutes if asked.bounded else NEAR_MINUTES
    reach = replace(asked, max_minutes=minutes, modes=_ON_SITE, start_before=None)
    probe = replace(request, filters=reach, facets=False, limit=1, relax=False)
    near = search_sessions(probe).total
    if not near:
        return 0, 0
    latest = request.today + SOON
    wanted = min(latest, asked.start_before) if asked.start_before else latest
    soon = replace(probe, filters=replace(reach, start_before=wanted))
    return near, search_sessions(soon).total


def _add(unmet: Unmet, *, month: date) -> None:
    kept, _ = UnmetSearch.objects.get_or_create(
        month=month,
        basin_id=unmet.basin,
        subject=unmet.subject,
        reason=unmet.reason,
        is_demonstration=holds_demonstration(),
    )
    # Added by the database: two people who search at once are counted twice.
    UnmetSearch.objects.filter(pk=kept.pk).update(searches=F("searches") + 1)
