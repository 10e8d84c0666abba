"""The state of the plan on one screen, and what changed since a day."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.steering.models import ActionSheet
from passerelles.apps.steering.reads.dashboard import changed_since
from passerelles.apps.steering.reads.dashboard import dashboard as read_dashboard
from passerelles.documents.french import day
from passerelles.portals.pro.access import desk
from passerelles.portals.pro.steering.sheets import dashboard_presentation as words
from passerelles.portals.pro.steering.sheets.access import asked_instant

MONTH = timedelta(days=30)


@desk(ActionSheet)
def dashboard(request: HttpRequest) -> HttpResponse:
    read = read_dashboard(asked_instant(request))
    context = {
        "page": words.dashboard_page(read),
        "as_of": read.on if read.as_of else None,
        "as_of_text": day(read.on),
        "today": timezone.localdate(),
        "demonstration": read.has_demonstration_sheets or read.has_demonstration_figures,
    }
    return render(request, "pro/steering/sheets/dashboard.html", context)


@desk(ActionSheet)
def changed(request: HttpRequest) -> HttpResponse:
    since: datetime = asked_instant(request, "depuis") or timezone.now() - MONTH
    read = changed_since(since)
    context = {
        "since": day_of(since),
        "since_text": day(day_of(since)),
        "page": words.changes_page(read),
        "is_empty": not read,
        "demonstration": read.is_demonstration,
    }
    return render(request, "pro/steering/sheets/changes.html", context)
