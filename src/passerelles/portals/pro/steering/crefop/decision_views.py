"""Decisions: taken on a point, followed until they are done."""

from datetime import date
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.models import Institution
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.steering.actions.crefop import decisions as actions
from passerelles.apps.steering.models import Decision
from passerelles.apps.steering.reads.crefop.decisions import (
    ALL,
    DONE,
    OPEN,
    OVERDUE,
    decisions_by_owner,
)
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.crefop.access import decision_of, point_of, save
from passerelles.portals.pro.steering.crefop.forms import CorrectionForm, DecisionForm

STATES = {OPEN: "à faire", OVERDUE: "en retard", DONE: "faites", ALL: "toutes"}


@desk(Decision)
def decisions(request: HttpRequest) -> HttpResponse:
    state, owner = request.GET.get("etat", OPEN), request.GET.get("qui", "")
    today = timezone.localdate()
    state = state if state in STATES else OPEN
    context = {
        "groups": decisions_by_owner(person(request), today=today, state=state, owner=owner),
        "owners": Institution.objects.filter(closed_on=None).order_by("name"),
        "owner": owner,
        "state": state,
        "states": STATES.items(),
        "today": today,
    }
    return render(request, "pro/steering/crefop/decisions.html", context)


@desk(Decision)
def take(request: HttpRequest, point: int) -> HttpResponse:
    item = point_of(request, point, Verb.WRITE)
    form = DecisionForm(request.POST or None, row=Decision(item=item))
    write = partial(actions.take_decision, item, author=person(request), now=timezone.now())
    saved, _ = save(request, form, write, done="La décision est enregistrée.")
    if saved:
        return redirect("steering_meeting", item.meeting_id)
    context = {"form": form, "point": item, "decision": None, "clashes": []}
    return render(request, "pro/steering/crefop/decision.html", context)


@desk(Decision)
def edit(request: HttpRequest, decision: int) -> HttpResponse:
    found = decision_of(request, decision)
    require(person(request), Verb.WRITE, found.item)
    kind = CorrectionForm if found.item.meeting.published_at else DecisionForm
    form = kind(request.POST or None, row=found)
    write = partial(actions.edit_decision, found, author=person(request), now=timezone.now())
    saved, clashes = save(request, form, write, done="La décision est à jour.")
    if saved:
        return redirect("steering_meeting", found.item.meeting_id)
    context = {"form": form, "point": found.item, "decision": found, "clashes": clashes}
    return render(request, "pro/steering/crefop/decision.html", context)


@require_POST
@desk(Decision)
def withdraw(request: HttpRequest, decision: int) -> HttpResponse:
    found = decision_of(request, decision)
    act = partial(actions.withdraw_decision, found, author=person(request), now=timezone.now())
    attempt(request, act, done="La décision est retirée.")
    return redirect("steering_meeting", found.item.meeting_id)


@require_POST
@desk(Decision)
def done(request: HttpRequest, decision: int) -> HttpResponse:
    """Say that it was done on ``fait_le``, or that it is not (``rouvrir``)."""
    found = decision_of(request, decision)
    reopened = "rouvrir" in request.POST
    day = None if reopened else _day(request.POST.get("fait_le", ""))
    act = partial(actions.mark_done, found, day, author=person(request), now=timezone.now())
    said = "de nouveau à faire" if reopened else "faite"
    attempt(request, act, done=f"La décision est notée « {said} ».")
    return redirect("steering_decisions")


def _day(written: str) -> date:
    """Today for a day that is not one: the action checks the rest."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return timezone.localdate()
