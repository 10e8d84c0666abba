"""A search followed from outside: as RSS for a reader, as iCalendar for an agenda.

The address holds the whole search: nothing is kept on the server, nobody subscribes.
"""

from dataclasses import replace
from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed

from passerelles.apps.catalogue.reads.meetings import MeetingFilter, list_meetings
from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable
from passerelles.domain.catalogue.search_request import Sort
from passerelles.portals.public.catalogue.agenda import agenda, meeting_events, session_events
from passerelles.portals.public.catalogue.basket.page import shown
from passerelles.portals.public.catalogue.search.asked import asked
from passerelles.portals.public.catalogue.search.fields import SearchForm
from passerelles.portals.public.catalogue.search.rows import ResultRow

MOST = 100  # sessions: what a reader or an agenda shows without drowning
_GENERATED = "Données de démonstration : cette formation n’existe pas. "


class _Refused(ValueError):
    """The search can't be followed; the message says why."""


def rss(request: HttpRequest) -> HttpResponse:
    """The sessions found, those that begin first, each with its last change."""
    try:
        rows, words = _found(request)
    except _Refused as refusal:
        return _refusal(refusal)
    feed = Rss201rev2Feed(
        title=_title(words),
        link=request.build_absolute_uri(f"{reverse('sessions')}?{request.GET.urlencode()}"),
        description="Les formations trouvées par une recherche enregistrée sur Passerelles.",
        language="fr",
    )
    for row, line in zip(rows, shown(rows, timezone.localdate()), strict=True):
        _add(feed, row, line, address=request.build_absolute_uri(line.href))
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8"
    )


def calendar(request: HttpRequest) -> HttpResponse:
    """First and last days of the sessions found, and their information meetings."""
    try:
        rows, words = _found(request)
    except _Refused as refusal:
        return _refusal(refusal)
    wanted = MeetingFilter(first=timezone.localdate(), sessions=[row.id for row in rows])

    def address(key: str) -> str:
        return request.build_absolute_uri(reverse("session", args=[key]))

    meetings = list_meetings(wanted, limit=MOST)
    events = [*session_events(rows, address), *meeting_events(meetings, address)]
    return agenda(_title(words), events, filename="formations")


def _found(request: HttpRequest) -> tuple[list[SessionRow], str]:
    """Exactly what was asked: a search that is followed never widens by itself."""
    form = SearchForm(request.GET)
    wanted = asked(form, timezone.localdate())
    if wanted is None:
        raise _Refused(" ".join(form.sentences))
    narrowed = replace(
        wanted.request, sort=Sort.SOONEST, relax=False, facets=False, cursor="", limit=MOST
    )
    try:
        answer = search_sessions(narrowed)
    except (BadSearch, SearchUnavailable) as error:
        raise _Refused(str(error)) from error
    return session_rows([found.id for found in answer.sessions]), narrowed.text


def _refusal(refusal: _Refused) -> HttpResponse:
    return HttpResponse(str(refusal), status=400, content_type="text/plain; charset=utf-8")


def _title(words: str) -> str:
    return f"Formations : {words}" if words else "Formations"


def _add(feed: Rss201rev2Feed, row: SessionRow, line: ResultRow, *, address: str) -> None:
    said = (line.provider.label, line.where, line.start, line.seats, line.cost)
    midnight = datetime.combine(row.updated_on, time.min) if row.updated_on else None
    feed.add_item(
        title=line.title,
        link=address,
        description=(_GENERATED if row.demonstration else "") + ". ".join(filter(None, said)),
        unique_id=row.id,
        unique_id_is_permalink=False,
        pubdate=timezone.make_aware(midnight) if midnight else None,
    )
