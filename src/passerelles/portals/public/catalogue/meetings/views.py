"""The calendar of information meetings, as a page and as an agenda."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.reads.meetings import count_meetings, list_meetings
from passerelles.portals.public.catalogue.agenda import agenda, meeting_events
from passerelles.portals.public.catalogue.meetings.form import MeetingForm
from passerelles.portals.public.catalogue.meetings.page import days, wanted
from passerelles.portals.public.shell.paging import offset, paged, requested

PER_PAGE = 50
MOST = 500  # meetings in one agenda


def meetings(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.GET)
    if not form.is_valid():
        return render(request, "public/catalogue/meetings.html", _refused(form), status=400)
    asked, told = wanted(form, timezone.localdate())
    found = list_meetings(asked, offset=offset(requested(request), PER_PAGE), limit=PER_PAGE)
    context = {
        "form": form,
        "days": days(found),
        "told": told,
        "pages": paged(request, count_meetings(asked), PER_PAGE),
        "query": request.GET.urlencode(),
        "demonstration": any(one.is_demonstration for one in found),
    }
    return render(request, "public/catalogue/meetings.html", context)


def meetings_calendar(request: HttpRequest) -> HttpResponse:
    form = MeetingForm(request.GET)
    if not form.is_valid():
        sentence = " ".join(form.sentences)
        return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")
    asked, _ = wanted(form, timezone.localdate())

    def address(key: str) -> str:
        return request.build_absolute_uri(reverse("session", args=[key]))

    events = meeting_events(list_meetings(asked, limit=MOST), address)
    return agenda("Réunions d’information", events, filename="reunions-d-information")


def _refused(form: MeetingForm) -> dict[str, object]:
    return {"form": form, "days": (), "told": "", "pages": None, "query": ""}
