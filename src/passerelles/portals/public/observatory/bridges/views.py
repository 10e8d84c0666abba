"""Bridges between nomenclatures: the whole, one of them with its search, and its file."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from passerelles.apps.indicators.reads.bridge_sheets import BridgeSheet, sheet_of
from passerelles.apps.indicators.reads.bridges import links_of
from passerelles.portals.public.observatory.bridges import pages, table


def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "public/observatory/bridges/overview.html", pages.overview())


def bridge(request: HttpRequest, key: str) -> HttpResponse:
    context = pages.bridge(request, _sheet(key))
    return render(request, "public/observatory/bridges/bridge.html", context)


def download(request: HttpRequest, key: str) -> StreamingHttpResponse:
    sheet = _sheet(key)
    lines = table.lines(sheet.bridge, links_of(key))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"passerelle_{sheet.bridge.origin}_{sheet.bridge.target}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _sheet(key: str) -> BridgeSheet:
    found = sheet_of(key)
    if found is None:
        raise Http404(f"Aucune passerelle chargée ne s’appelle « {key[:90]} ».")
    return found
