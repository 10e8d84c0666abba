"""The pathways to one occupation, under what was said or under a hypothesis."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from passerelles.portals.public.guidance.forms.move import MoveForm
from passerelles.portals.public.guidance.forms.target import aimed
from passerelles.portals.public.guidance.guided import heard
from passerelles.portals.public.guidance.hypotheses import supposed
from passerelles.portals.public.guidance.journey import Journey, opened
from passerelles.portals.public.guidance.naming import is_occupation
from passerelles.portals.public.guidance.towards import ways_to
from passerelles.portals.public.guidance.ways import ways_page


@opened
@require_safe
def pathways(request: HttpRequest, journey: Journey, occupation: str) -> HttpResponse:
    refuse_unknown(occupation)
    elsewhere = MoveForm(request.GET)
    tried = elsewhere.tried or request.GET.get("et-si", "")
    today = timezone.localdate()
    under = replace(journey, state=supposed(journey.state, tried))
    who = heard(under.state, today=today)
    found = ways_to(who, occupation, today=today)
    page = ways_page(journey, occupation, found, tried=tried)
    context = {
        "page": page,
        "elsewhere": elsewhere,
        "notes": who.notes,
        "demonstration": page.demonstration,
    }
    return render(request, "public/guidance/pathways.html", context)


@opened
@require_POST
def keep(request: HttpRequest, journey: Journey, occupation: str) -> HttpResponse:
    """Keep the occupation as the target, with the hypothesis tried if there is one."""
    refuse_unknown(occupation)
    journey.keep(aimed(supposed(journey.state, request.POST.get("et-si", "")), occupation))
    return redirect(journey.address("journey_pathways", occupation))


def refuse_unknown(occupation: str) -> None:
    if not is_occupation(occupation):
        raise Http404(f"Aucun métier ne porte le code « {occupation[:40]} ».")
