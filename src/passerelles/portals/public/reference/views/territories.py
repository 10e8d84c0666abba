"""Territories: search, lists by kind, sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.reference.reads.territories import territory_sheet
from passerelles.portals.public.reference import territory_list
from passerelles.portals.public.reference.addresses import SLUG_KINDS
from passerelles.portals.public.reference.forms import TerritoryForm
from passerelles.portals.public.reference.territory_page import communes_context, territory_page


def territories(request: HttpRequest) -> HttpResponse:
    form = TerritoryForm(request.GET)
    context = territory_list.context(request, form)
    return render(request, "public/reference/territories.html", context)


def territory(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    sheet = territory_sheet(SLUG_KINDS[kind], code.upper()) if kind in SLUG_KINDS else None
    if sheet is None:
        raise Http404(f"Aucun territoire « {kind[:40]} » ne porte le code « {code[:40]} ».")
    context = {
        "page": territory_page(sheet),
        **communes_context(request, sheet),
        "demonstration": sheet.is_demonstration,
    }
    return render(request, "public/reference/territory.html", context)
