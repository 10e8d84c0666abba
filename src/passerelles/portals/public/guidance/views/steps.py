"""The short pages of questions: read, answered, corrected."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from passerelles.portals.public.guidance.forms.base import StepForm
from passerelles.portals.public.guidance.forms.level import without_certification
from passerelles.portals.public.guidance.forms.practised import without_occupation
from passerelles.portals.public.guidance.forms.skills import SkillsForm
from passerelles.portals.public.guidance.journey import Journey, opened
from passerelles.portals.public.guidance.presentation import step_page
from passerelles.portals.public.guidance.steps import STEPS, Step, step_after

_WITHOUT = {"metiers": without_occupation, "diplomes": without_certification}


@opened
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, journey: Journey, slug: str) -> HttpResponse:
    asked = STEPS.get(slug)
    if asked is None:
        raise Http404("Cette page du parcours n’existe pas : revenez au résumé de vos réponses.")
    if request.method != "POST":
        return _show(request, journey, asked, _form(request, journey, asked))
    if "retirer" in request.POST and slug in _WITHOUT:
        journey.keep(_WITHOUT[slug](journey.state, request.POST["retirer"]))
        return redirect(request.path)
    form = asked.form(request.POST, state=journey.state)
    if not form.is_valid():
        return _show(request, journey, asked, form)
    journey.keep(form.merged())
    return redirect(_next(request, journey, asked))


def _form(request: HttpRequest, journey: Journey, asked: Step) -> StepForm:
    words = request.GET.get("mots", "").strip()
    if asked.form is SkillsForm:
        return SkillsForm(state=journey.state, looked_for=words)
    return asked.form(state=journey.state)


def _show(request: HttpRequest, journey: Journey, asked: Step, form: StepForm) -> HttpResponse:
    context = {"page": step_page(journey, asked), "form": form}
    status = 400 if form.errors and not form.asks_back else 200
    return render(request, asked.template, context, status=status)


def _next(request: HttpRequest, journey: Journey, asked: Step) -> str:
    """Back to the same page to add or to look for more; else onwards, or to what was said."""
    words = request.POST.get("mots", "").strip()
    if words:
        return f"{request.path}?{_query(words)}"
    if "encore" in request.POST:
        return request.path
    follower = step_after(asked.slug)
    if follower is None or "retour" in request.POST:
        return journey.address("journey")
    return journey.address("journey_step", follower.slug)


def _query(words: str) -> str:
    return urlencode({"mots": words[:150]})
