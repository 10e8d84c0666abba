"""The page of a meeting; moving and cancelling it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb, can
from passerelles.apps.steering.actions.crefop import meetings as actions
from passerelles.apps.steering.models import Meeting
from passerelles.apps.steering.reads.crefop.calendar import review_calendar
from passerelles.apps.steering.reads.crefop.meetings import meeting_view
from passerelles.documents.steering.commission.files import FORMS
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.crefop.access import meeting_of
from passerelles.portals.pro.steering.crefop.forms import MoveForm, ReasonForm
from passerelles.portals.pro.steering.crefop.presentation import page_of


@desk(Meeting)
def meeting(request: HttpRequest, meeting: int) -> HttpResponse:
    actor, today = person(request), timezone.localdate()
    view = meeting_view(meeting_of(request, meeting), today=today)
    is_held = view.row.on <= today
    may_write = can(actor, Verb.WRITE, view.row)
    wanted = may_write and view.is_open and not is_held and view.has_room
    page = page_of(view)
    context = {
        "page": page,
        "demonstration": page.is_demonstration,
        "meeting": view.row,
        "view": view,
        "may_write": may_write,
        "may_opine": view.is_open and can(actor, Verb.OPINE, view.row),
        "is_held": is_held,
        "proposed": review_calendar(actor, today=today).proposal(meeting) if wanted else (),
        "forms": list(FORMS),
    }
    return render(request, "pro/steering/crefop/meeting.html", context)


@desk(Meeting)
def move(request: HttpRequest, meeting: int) -> HttpResponse:
    found = meeting_of(request, meeting, Verb.WRITE)
    shown = {"on": found.on, "starts_at": found.starts_at, "place": found.place}
    form = MoveForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        told = {"why": why, "author": person(request), "now": timezone.now()}
        act = partial(actions.move_meeting, found, form.values(), **told)
        if attempt(request, act, done="La réunion est à jour."):
            return redirect("steering_meeting", meeting)
    return render(
        request, "pro/steering/crefop/meeting_move.html", {"form": form, "meeting": found}
    )


@desk(Meeting)
def cancel(request: HttpRequest, meeting: int) -> HttpResponse:
    found = meeting_of(request, meeting, Verb.WRITE)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        told = {"why": why, "author": person(request), "now": timezone.now()}
        attempt(request, partial(actions.cancel_meeting, found, **told), done="Réunion annulée.")
        return redirect("steering_meeting", meeting)
    context = {"form": form, "meeting": found}
    return render(request, "pro/steering/crefop/meeting_cancel.html", context)


@require_POST
@desk(Meeting)
def restore(request: HttpRequest, meeting: int) -> HttpResponse:
    found = meeting_of(request, meeting)
    act = partial(actions.restore_meeting, found, author=person(request), now=timezone.now())
    attempt(request, act, done="La réunion est de nouveau au calendrier.")
    return redirect("steering_meeting", meeting)
