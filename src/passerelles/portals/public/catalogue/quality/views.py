"""Quality of the offer: the whole, each source, each field, each provider; and the file."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from passerelles.apps.catalogue.reads import quality
from passerelles.portals.public.catalogue.quality import page as quality_page
from passerelles.portals.public.catalogue.quality import table as quality_table


def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "public/catalogue/quality.html", quality_page.overview(request))


def provider(request: HttpRequest, key: str) -> HttpResponse:
    row = quality.provider_name(key)
    if row is None:
        raise Http404(f"Aucun organisme n’a la clé « {key[:80]} ».")
    context = {
        **quality_page.provider(row),
        "trail": [("Qualité de l’offre", reverse("quality"))],
    }
    return render(request, "public/catalogue/quality_provider.html", context)


def download(request: HttpRequest) -> StreamingHttpResponse:
    response = StreamingHttpResponse(quality_table.lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="qualite-de-l-offre.csv"'
    return response
