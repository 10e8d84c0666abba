"""Searches of the portal that found nothing near, or nothing soon."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.observatory.reads.unmet import unmet_month
from passerelles.domain.observatory.unmet import KEPT, NEAR_MINUTES, SOON, THRESHOLD
from passerelles.portals.pro.access import desk

RULES = {
    "minutes": NEAR_MINUTES,
    "soon": SOON.days,
    "kept": KEPT.days,
    "threshold": THRESHOLD,
}


@desk(UnmetSearch)
def unmet(request: HttpRequest) -> HttpResponse:
    basin = request.GET.get("bassin", "")
    page = unmet_month(month=_month(request.GET.get("mois", "")), basin=basin)
    context = {"page": page, "basin": basin, "rules": RULES, "demonstration": page.is_demonstration}
    return render(request, "observatory/unmet.html", context)


def _month(written: str) -> date | None:
    """The first day of ``2026-11``; None for anything else: the newest month is then shown."""
    try:
        return date.fromisoformat(f"{written}-01")
    except ValueError:
        return None
