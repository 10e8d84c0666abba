"""The start: three entrances, no account; and what a link allows: resume, hand over, erase."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from passerelles.apps.guidance.actions.saved import erase, save
from passerelles.portals.public.guidance.journey import Journey, opened, unseen
from passerelles.portals.public.guidance.naming import occupation_name
from passerelles.portals.public.guidance.start import first_page, started
from passerelles.portals.public.guidance.summary import summary


# Nothing is known of who asks, so nobody can be made to ask in her name.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        state, slug = started(request.POST)
        token = save(state, now=timezone.now())
        return unseen(redirect("journey_step", token=token, slug=slug))
    return render(request, "public/guidance/start.html", {"page": first_page(request.GET)})


@opened
@require_safe
def journey(request: HttpRequest, journey: Journey) -> HttpResponse:
    context = {
        "lines": summary(journey),
        "link": request.build_absolute_uri(journey.address("journey")),
        "results_href": journey.address("journey_results"),
        "erase_href": journey.address("journey_erase"),
        "target": occupation_name(journey.state["target"]) if journey.state.get("target") else "",
        "target_href": _target_address(journey),
    }
    return render(request, "public/guidance/summary.html", context)


@opened
@require_http_methods(["GET", "POST"])
def erase_journey(request: HttpRequest, journey: Journey) -> HttpResponse:
    if request.method == "POST":
        erase(journey.token, now=timezone.now())
        return redirect(f"{reverse('journey_start')}?efface=1")
    context = {"home_href": journey.address("journey")}
    return render(request, "public/guidance/erase.html", context)


def _target_address(journey: Journey) -> str:
    target = journey.state.get("target", "")
    return journey.address("journey_pathways", target) if target else ""
