"""Searches of the portal that found nothing near, or nothing soon."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.observatory.reads.unmet import UnmetMonth, unmet_month
from passerelles.documents.tables import write_csv, write_ods
from passerelles.portals.pro.access import desk
from passerelles.portals.pro.observatory.presentation import (
    RULES,
    RUNNING,
    unmet_row,
    unmet_table,
)

_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@desk(UnmetSearch)
def unmet(request: HttpRequest) -> HttpResponse:
    page = _asked(request)
    context = {
        "page": page,
        "rows": [unmet_row(line) for line in page.lines],
        "total": unmet_row(page.total) if page.total else None,
        "basin": request.GET.get("bassin", ""),
        "rules": RULES,
        "running": RUNNING if page.is_running else "",
        "query": request.GET.urlencode(),
        "demonstration": page.is_demonstration,
    }
    return render(request, "observatory/unmet.html", context)


@desk(UnmetSearch)
def unmet_file(request: HttpRequest, form: str) -> HttpResponse:
    page = _asked(request)
    address = f"{reverse('unmet_searches')}?{request.GET.urlencode()}"
    table = unmet_table(page, request.build_absolute_uri(address))
    name = f"recherches-sans-reponse-{page.month:%Y-%m}" if page.month else "aucune-recherche"
    return HttpResponse(
        write_csv(table) if form == "csv" else write_ods(table),
        content_type=_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'},
    )


def _asked(request: HttpRequest) -> UnmetMonth:
    month, basin = _month(request.GET.get("mois", "")), request.GET.get("bassin", "")
    return unmet_month(today=timezone.localdate(), month=month, basin=basin)


def _month(written: str) -> date | None:
    """The first day of ``2026-11``; None for anything else: the newest month is then shown."""
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError:
        return None
