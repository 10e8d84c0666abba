"""Points of an agenda, and the opinions of colleges on them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb
from passerelles.apps.steering.actions.crefop import agenda
from passerelles.apps.steering.actions.crefop.opinions import Said, give_opinion, own_colleges
from passerelles.apps.steering.errors import EditedMeanwhile
from passerelles.apps.steering.models import AgendaItem, Meeting
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.crefop.access import meeting_of, point_of
from passerelles.portals.pro.steering.crefop.forms import OpinionForm


@require_POST
@desk(Meeting)
def add(request: HttpRequest, meeting: int) -> HttpResponse:
    found, title = meeting_of(request, meeting), request.POST.get("title", "")
    act = partial(agenda.add_point, found, title, author=person(request), now=timezone.now())
    attempt(request, act, done="Le point est à l’ordre du jour.")
    return redirect("steering_meeting", meeting)


@require_POST
@desk(Meeting)
def change(request: HttpRequest, point: int) -> HttpResponse:
    """Move a point up or down, retitle it, remove it: ``acte`` tells which."""
    item = point_of(request, point)
    told: dict[str, Any] = {"author": person(request), "now": timezone.now()}
    acts: dict[str, Callable[[], object]] = {
        "monter": partial(agenda.move_point, item, up=True, **told),
        "descendre": partial(agenda.move_point, item, up=False, **told),
        "renommer": partial(agenda.retitle_point, item, request.POST.get("title", ""), **told),
        "retirer": partial(agenda.remove_point, item, **told),
    }
    if act := acts.get(request.POST.get("acte", "")):
        attempt(request, act, done="L’ordre du jour est à jour.")
    return redirect("steering_meeting", item.meeting_id)


@desk(Meeting)
def opinion(request: HttpRequest, point: int) -> HttpResponse:
    item = point_of(request, point, Verb.OPINE)
    colleges = own_colleges(person(request), item)
    form = OpinionForm(request.POST or None, colleges=colleges, initial=_shown(item, colleges))
    conflict = None
    if request.method == "POST" and form.is_valid():
        try:
            if attempt(request, _giving(request, item, form), done="L’avis est enregistré."):
                return redirect("steering_meeting", item.meeting_id)
        except EditedMeanwhile as told:
            conflict = told
            form.data = {**form.cleaned_data, "base": told.theirs}
    context = {"point": item, "form": form, "conflict": conflict, "colleges": colleges}
    return render(request, "pro/steering/crefop/opinion.html", context)


def _giving(request: HttpRequest, item: AgendaItem, form: OpinionForm) -> Callable[[], object]:
    said = Said(**{name: form.cleaned_data[name] for name in ("college", "stance", "text", "base")})
    return partial(give_opinion, item, said, author=person(request), now=timezone.now())


def _shown(item: AgendaItem, colleges: list[str]) -> dict[str, str]:
    """What the college said already, for it to go on from there."""
    row = item.opinions.filter(college__in=colleges[:1]).first()
    if row is None:
        return {"college": colleges[0] if colleges else ""}
    return {"college": row.college, "stance": row.stance, "text": row.text, "base": row.text}
