"""Bridges between two sectors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.map import bridges as reads
from passerelles.portals.public.guidance.bridges.form import BridgesForm
from passerelles.portals.public.guidance.bridges.presentation import bridges_page
from passerelles.portals.public.guidance.map.page import opening_link

_TEMPLATE = "public/guidance/bridges/page.html"


def sector_bridges(request: HttpRequest) -> HttpResponse:
    form = BridgesForm(request.GET)
    origin, to = form.value("de"), form.value("vers")
    context = {"form": form, "page": None, "same": bool(origin) and origin == to, "widest": ()}
    if form.errors:
        return render(request, _TEMPLATE, context, status=400)
    found = reads.sector_bridges(origin, to) if origin != to else None
    if found is None:
        widest = tuple(map(opening_link, reads.widest_skills()))
        context |= {"widest": widest, "demonstration": occupation_graph().demonstration}
    else:
        context |= {"page": bridges_page(found), "demonstration": found.demonstration}
    return render(request, _TEMPLATE, context)
