"""The home of the observatory."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.observatory.reads.explorer.grid import grid
from passerelles.apps.observatory.reads.explorer.loaded import loaded_sources
from passerelles.portals.public.observatory.home import doors, presentation


def observatory(request: HttpRequest) -> HttpResponse:
    query, loaded = request.GET.get("q", "").strip(), loaded_sources()
    places = presentation.places(query)
    context = {
        "query": query,
        "places": places,
        "occupations": presentation.occupations(query, is_place=bool(places)),
        "doors": doors.doors(),
        "themes": presentation.themes(list(grid())),
        "sources": presentation.source_lines(loaded),
        "waiting": presentation.waiting(loaded),
        "demonstration": any(source.is_demonstration for source in loaded),
    }
    return render(request, "public/observatory/home/home.html", context)
