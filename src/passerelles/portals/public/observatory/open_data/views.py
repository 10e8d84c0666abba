"""The open data of the observatory: a page, a catalogue for machines, one file an indicator."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from passerelles.apps.observatory.reads.open_data import datasets, rows_of
from passerelles.formats.dcat.catalogue import to_json_ld
from passerelles.portals.public.observatory.open_data.presentation import catalogue_of, csv_lines


def open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "public/observatory/open_data.html", {"datasets": datasets()})


def catalogue(request: HttpRequest) -> HttpResponse:
    """The catalogue in DCAT, for the portals that harvest it."""

    def address(name: str, code: str) -> str:
        if name.startswith("api:"):
            return request.build_absolute_uri(f"{reverse(name)}?indicator={code}")
        return request.build_absolute_uri(reverse(name, args=[code]))

    home = request.build_absolute_uri(reverse("open_data"))
    document = to_json_ld(catalogue_of(datasets(), home=home, address=address))
    return JsonResponse(document, content_type="application/ld+json")


def dataset_csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """Every observation of an indicator whose sources allow reuse."""
    if not any(one.indicator.code == code and one.is_open for one in datasets()):
        raise Http404("Aucun fichier ouvert ne porte ce nom.")
    response = StreamingHttpResponse(
        csv_lines(rows_of(code)), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return response
