"""Sources: where every row comes from, and what had to be refused."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from passerelles.apps.harvest.reads.journal import source_line, source_lines
from passerelles.apps.reference.reads.counts import shows_demonstration_skills
from passerelles.portals.public.sources import presentation, source_page


def sources(request: HttpRequest) -> HttpResponse:
    rows = tuple(map(presentation.source_row, source_lines()))
    context = {"rows": rows, "demonstration": shows_demonstration_skills()}
    return render(request, "public/sources/sources.html", context)


def source(request: HttpRequest, source_id: str) -> HttpResponse:
    line = source_line(source_id)
    if line is None:
        raise Http404(f"Aucune source ne s’appelle « {source_id[:40]} ».")
    context = {
        **source_page.context(request, line),
        "trail": [("Sources", reverse("sources"))],
        "demonstration": line.is_demonstration,
    }
    return render(request, "public/sources/source.html", context)
