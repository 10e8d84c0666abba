"""The queue of reported errors: read, correct, answer, and on to the next."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from passerelles.apps.catalogue.actions.answer_report import (
    answer_report,
    mail_is_set_up,
    reopen_report,
)
from passerelles.apps.catalogue.models import ErrorReport
from passerelles.apps.catalogue.reads import desk as reads
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue import report_page
from passerelles.portals.pro.catalogue.access import attempt, back, show
from passerelles.portals.pro.catalogue.paging import sliced


@desk(ErrorReport)
def reports(request: HttpRequest) -> HttpResponse:
    actor, asked = person(request), request.GET
    kept = reads.ReportFilter(
        asked.get("etat", "open"), asked.get("champ", ""), asked.get("q", "").strip()
    )
    context = {
        "kept": kept,
        "fields": report_page.field_counts(reads.report_fields(actor, kept.state)),
        "reports": sliced(request, reads.reports(actor, kept)),
        "labels": report_page.LABELS,
    }
    return show(request, "catalogue/reports.html", context)


@desk(ErrorReport)
def report(request: HttpRequest, report: int) -> HttpResponse:
    row = _report(request, report)
    if request.method == "POST":
        return _answer(request, row)
    context = {
        **report_page.context(row),
        "sends": mail_is_set_up(),
        "trail": [
            ("Bureau de l’offre", reverse("offer_desk")),
            ("Signalements", reverse("desk_reports")),
        ],
    }
    return show(request, "catalogue/report.html", context)


@require_POST
@desk(ErrorReport)
def reopen(request: HttpRequest, report: int) -> HttpResponse:
    act = partial(reopen_report, report=report, author=person(request), now=timezone.now())
    attempt(request, act, done="Le signalement est rouvert ; sa réponse reste en brouillon.")
    return redirect("desk_report", report=report)


def _answer(request: HttpRequest, row: ErrorReport) -> HttpResponse:
    act = partial(
        answer_report,
        report=row.pk,
        answer=request.POST.get("answer", ""),
        author=person(request),
        now=timezone.now(),
    )
    following = reads.next_report(person(request), row)
    if not attempt(request, act, done=f"Le signalement n° {row.pk} a sa réponse."):
        return redirect("desk_report", report=row.pk)
    if row.email and not mail_is_set_up():
        return redirect("desk_report", report=row.pk)
    if following is None:
        return back(request, "desk_reports")
    return redirect("desk_report", report=following.pk)


def _report(request: HttpRequest, report: int) -> ErrorReport:
    for state in ("open", "answered"):
        found = reads.reports(person(request), reads.ReportFilter(state)).filter(pk=report).first()
        if found is not None:
            return found
    raise Http404(f"Aucun signalement n’a le numéro {report}.")
