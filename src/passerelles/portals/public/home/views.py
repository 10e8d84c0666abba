"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from passerelles.apps.reference.reads.counts import reference_counts
from passerelles.portals.public.home import presentation


def home(request: HttpRequest) -> HttpResponse:
    counts = reference_counts()
    context = {
        "doors": presentation.doors(counts),
        "examples": presentation.examples(),
        "demonstration": counts.shows_demonstration,
        "is_empty": not (counts.occupations or counts.communes),
    }
    return render(request, "public/home/home.html", context)
