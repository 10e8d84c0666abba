"""What the observatory measures, and where each of its figures comes from."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.harvest.reads.journal import source_lines
from passerelles.apps.indicators.reads.coverage import coverage
from passerelles.apps.indicators.reads.lineage import lineage, rows_of
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.reference.reads.lists.windows import Batch, Window
from passerelles.apps.steering.reads.institutions import institution_names
from passerelles.apps.steering.reads.values.disputes import disputes
from passerelles.portals.public.observatory.definitions import contested, making, presentation
from passerelles.portals.public.observatory.open_data.presentation import csv_lines

BATCH = 1_000
LARGEST = 2**63 - 1  # what the database holds as the number of an observation


def indicators(request: HttpRequest) -> HttpResponse:
    filters = presentation.Filters(
        theme=request.GET.get("theme", ""),
        asked=request.GET.get("q", ""),
        shared="partages" in request.GET,
    )
    context = presentation.index(coverage(), source_lines(), filters)
    return render(request, "public/observatory/definitions/indicators.html", context)


def indicator(request: HttpRequest, code: str) -> HttpResponse:
    found = coverage([code])
    if not found:
        raise Http404(f"Aucun indicateur ne porte le code « {code[:60]} ».")
    context = presentation.sheet(
        found[0], source_lines(), owners=institution_names(), today=timezone.localdate()
    )
    context["disputes"] = contested.notes(disputes(code), found[0].indicator)
    return render(request, "public/observatory/definitions/indicator.html", context)


def figure_rows(request: HttpRequest, number: int) -> StreamingHttpResponse:
    """All the rows of the figure as a file."""
    first = rows_of(number, Window(limit=BATCH)) if number <= LARGEST else None
    if first is None:
        raise Http404("Aucun chiffre ne porte ce numéro.")
    return StreamingHttpResponse(
        csv_lines(_every(number, first)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="chiffre-{number}-lignes.csv"'},
    )


def _every(number: int, batch: Batch[Observed] | None) -> Iterator[Observed]:
    while batch:
        yield from batch.items
        last = batch.last
        batch = rows_of(number, Window(after=last, limit=BATCH)) if last else None


def figure(request: HttpRequest, number: int) -> HttpResponse:
    found = lineage(number) if number <= LARGEST else None
    if found is None:
        raise Http404("Aucun chiffre ne porte ce numéro.")
    context = making.page(found, source_lines())
    return render(request, "public/observatory/definitions/figure.html", context)
