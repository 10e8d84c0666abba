"""Signalling an error of a sheet: a form without account, then a thanks page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from passerelles.apps.catalogue.actions.report_error import report_error
from passerelles.apps.catalogue.reads.session_values import SessionSheet
from passerelles.portals.public.catalogue.report.form import ReportForm
from passerelles.portals.public.catalogue.report.limits import too_many
from passerelles.portals.public.catalogue.session.views import found


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, key: str) -> HttpResponse:
    sheet = found(key)
    if request.method != "POST":
        chosen = {"field": request.GET.get("champ", "")}
        return _form(request, sheet, ReportForm(initial=chosen))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _form(request, sheet, form, status=400)
    if too_many(request):
        form.add_error(None, "Vous avez envoyé beaucoup de signalements. Réessayez dans une heure.")
        return _form(request, sheet, form, status=429)
    if not form.is_trapped:
        report_error(form.said(sheet.id), at=timezone.now())
    return redirect("session_report_thanks", key=sheet.id)


def thanks(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "public/catalogue/report_thanks.html", _context(found(key)))


def _form(
    request: HttpRequest, sheet: SessionSheet, form: ReportForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, **_context(sheet)}
    return render(request, "public/catalogue/report.html", context, status=status)


def _context(sheet: SessionSheet) -> dict[str, object]:
    return {
        "key": sheet.id,
        "title": sheet.training.title,
        "provider": sheet.provider.name,
        "trail": [
            ("Formations", reverse("sessions")),
            (sheet.training.title, reverse("session", args=[sheet.id])),
        ],
        "demonstration": sheet.source.is_demonstration,
    }
