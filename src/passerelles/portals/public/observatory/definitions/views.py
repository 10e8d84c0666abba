"""What the observatory measures, and where each of its figures comes from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.harvest.reads.journal import source_lines
from passerelles.apps.indicators.reads.coverage import coverage
from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.portals.public.observatory.definitions import making, presentation

LARGEST = 2**63 - 1  # what the database holds as the number of an observation


def indicators(request: HttpRequest) -> HttpResponse:
    context = presentation.index(
        coverage(),
        source_lines(),
        theme=request.GET.get("theme", ""),
        asked=request.GET.get("q", ""),
    )
    return render(request, "public/observatory/definitions/indicators.html", context)


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    found = coverage([code])
    if not found:
        raise Http404(f"Aucun indicateur ne porte le code « {code[:60]} ».")
    context = presentation.sheet(found[0], source_lines())
    return render(request, "public/observatory/definitions/indicator.html", context)


def figure(request: HttpRequest, number: int) -> HttpResponse:
    found = lineage(number) if number <= LARGEST else None
    if found is None:
        raise Http404("Aucun chiffre ne porte ce numéro.")
    context = making.page(found, source_lines())
    return render(request, "public/observatory/definitions/figure.html", context)
