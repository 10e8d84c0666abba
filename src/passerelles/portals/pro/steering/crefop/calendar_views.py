"""The calendar of meetings, its proposals, its iCalendar file."""

from datetime import datetime, time

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require, visible_to
from passerelles.apps.steering.actions.crefop.agenda import add_themes
from passerelles.apps.steering.actions.crefop.meetings import create_meeting
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Body, Meeting, Priority
from passerelles.apps.steering.reads.crefop.calendar import (
    MeetingLine,
    meeting_lines,
    review_calendar,
)
from passerelles.formats.icalendar.writer import Calendar, Event, write_calendar
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.crefop.access import meeting_of
from passerelles.portals.pro.steering.crefop.forms import MeetingForm


@desk(Meeting)
def calendar(request: HttpRequest) -> HttpResponse:
    actor, body = person(request), request.GET.get("instance", "")
    found = review_calendar(actor, today=timezone.localdate(), body=body)
    writable = set(_writable(actor).values_list("code", flat=True))
    context = {
        "calendar": found,
        "body": body,
        "bodies": visible_to(Body.objects.filter(closed_on=None), actor).order_by("name"),
        "writable": writable,
        "has_plan": bool(found.themes),
        "demonstration": found.is_demonstration,
    }
    return render(request, "pro/steering/crefop/calendar.html", context)


@desk(Meeting)
def create(request: HttpRequest) -> HttpResponse:
    bodies = _writable(person(request))
    if not bodies.exists():
        require(person(request), Verb.WRITE, Subject("crefop"))
    initial = {"body": request.GET.get("instance", "")}
    form = MeetingForm(request.POST or None, bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid() and (made := _created(request, form)):
        return redirect("steering_meeting", made.pk)
    return render(request, "pro/steering/crefop/meeting_new.html", {"form": form})


@require_POST
@desk(Meeting)
def accept(request: HttpRequest, meeting: int) -> HttpResponse:
    """Put on the agenda the themes that the calendar showed (``theme``, several)."""
    found = meeting_of(request, meeting)
    themes = Priority.objects.current().filter(code__in=request.POST.getlist("theme"))

    def act() -> None:
        add_themes(found, themes.order_by("position"), author=person(request), now=timezone.now())

    attempt(request, act, done="Les thèmes proposés sont à l’ordre du jour.")
    return redirect("steering_meeting", meeting)


@desk(Meeting)
def ics(request: HttpRequest) -> HttpResponse:
    rows = visible_to(Meeting.objects.filter(cancelled_at=None), person(request))
    if body := request.GET.get("instance", ""):
        rows = rows.filter(body__code=body)
    events = tuple(_event(request, line) for line in meeting_lines(rows))
    written = write_calendar(Calendar("Réunions du CREFOP", events), stamp=timezone.now())
    return HttpResponse(
        written,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="crefop.ics"'},
    )


def _writable(actor: User) -> "QuerySet[Body]":
    rows = Body.objects.filter(closed_on=None).order_by("name")
    return visible_to(rows, actor, verb=Verb.WRITE)


def _created(request: HttpRequest, form: MeetingForm) -> Meeting | None:
    body = form.cleaned_data["body"]
    try:
        made = create_meeting(body, form.values(), author=person(request), now=timezone.now())
    except SteeringRefused as refusal:
        messages.error(request, str(refusal))
        return None
    messages.success(request, "La réunion est au calendrier : composez son ordre du jour.")
    return made


def _event(request: HttpRequest, line: MeetingLine) -> Event:
    address = request.build_absolute_uri(reverse("steering_meeting", args=[line.id]))
    themes = f"Thèmes du plan : {', '.join(line.themes)}" if line.themes else ""
    return Event(
        uid=f"reunion-{line.id}@passerelles",
        summary=line.body,
        start=datetime.combine(line.on, line.starts_at or time()) if line.starts_at else line.on,
        description=themes,
        location=line.place,
        url=address,
    )
