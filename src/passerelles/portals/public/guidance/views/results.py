"""Reachable occupations, and the refusal of one: it does not come back."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from passerelles.documents.guidance.axis_words import LIKING, REACH
from passerelles.portals.public.guidance.forms.target import accepting, refusing
from passerelles.portals.public.guidance.guided import heard, occupations_for
from passerelles.portals.public.guidance.journey import Journey, opened
from passerelles.portals.public.guidance.naming import is_occupation
from passerelles.portals.public.guidance.results import cards, doors, links_of, refused_lines

_TASTES = ("interests", "tastes", "sectors")
_DIGITS = 2  # of a rank


@opened
@require_safe
def results(request: HttpRequest, journey: Journey) -> HttpResponse:
    today, more = timezone.localdate(), "plus" in request.GET
    who = heard(journey.state, today=today)
    found = occupations_for(who, today=today, more=more)
    context = {
        "personal": who.profile.personal,
        "said_tastes": any(journey.state.get(one) for one in _TASTES),
        "scales": (REACH, LIKING),
        "cards": cards(journey, found.suggestions),
        "doors": doors(who.profile),
        "refused": refused_lines(journey),
        "insufficient": found.insufficient,
        "notes": who.notes,
        "more": more,
        "links": links_of(journey),
        "demonstration": found.demonstration,
    }
    return render(request, "public/guidance/results.html", context)


@opened
@require_POST
def refuse(request: HttpRequest, journey: Journey) -> HttpResponse:
    key = request.POST.get("metier", "")
    if "remettre" in request.POST:
        journey.keep(accepting(journey.state, key))
    elif is_occupation(key):
        journey.keep(refusing(journey.state, key))
    return redirect(journey.address("journey_results") + _place(request.POST))


def _place(said: Mapping[str, str]) -> str:
    """Where one was in the list, so that the next occupation is the one that shows."""
    rank = said.get("rang", "")
    query = "?plus=1" if "plus" in said else ""
    return f"{query}#metier-{rank}" if rank.isdecimal() and len(rank) <= _DIGITS else query
