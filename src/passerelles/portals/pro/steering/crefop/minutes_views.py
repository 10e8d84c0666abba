"""The minutes of a meeting: writing, publishing, correcting."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.accounts.rights import Verb
from passerelles.apps.steering.actions.crefop import minutes as actions
from passerelles.apps.steering.errors import EditedMeanwhile
from passerelles.apps.steering.models import Meeting
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.steering.access import attempt
from passerelles.portals.pro.steering.crefop.access import meeting_of
from passerelles.portals.pro.steering.crefop.forms import MinutesCorrectionForm, MinutesForm


@desk(Meeting)
def minutes(request: HttpRequest, meeting: int) -> HttpResponse:
    found = meeting_of(request, meeting, Verb.WRITE)
    shown = {"text": found.minutes, "revision": found.minutes_revision}
    kind = MinutesCorrectionForm if found.published_at else MinutesForm
    form, conflict = kind(request.POST or None, initial=shown), None
    if request.method == "POST" and form.is_valid():
        try:
            if attempt(request, _writing(request, found, form), done="Le relevé est enregistré."):
                return redirect("steering_meeting", meeting)
        except EditedMeanwhile as told:
            conflict = told
            found.refresh_from_db()
            form.data = {**form.cleaned_data, "revision": found.minutes_revision}
    context = {"meeting": found, "form": form, "conflict": conflict}
    return render(request, "pro/steering/crefop/minutes.html", context)


@require_POST
@desk(Meeting)
def publish(request: HttpRequest, meeting: int) -> HttpResponse:
    found, revision = meeting_of(request, meeting), request.POST.get("revision", "")
    act = partial(
        actions.publish_minutes,
        found,
        revision=int(revision) if revision.isdecimal() else 0,
        author=person(request),
        now=timezone.now(),
    )
    try:
        attempt(request, act, done="Le relevé est publié : il ne change plus sans le dire.")
    except EditedMeanwhile:
        messages.error(request, "Le relevé vient de changer : relisez-le, puis publiez-le.")
    return redirect("steering_meeting", meeting)


def _writing(request: HttpRequest, found: Meeting, form: MinutesForm) -> Callable[[], object]:
    told = form.cleaned_data
    edit = actions.MinutesEdit(told["text"], told["revision"], told.get("why", ""))
    act = actions.correct_minutes if found.published_at else actions.write_minutes
    return partial(act, found, edit, author=person(request), now=timezone.now())
