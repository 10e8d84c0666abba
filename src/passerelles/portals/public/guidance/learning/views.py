"""What lacks towards an occupation of the map, and the trainings near that bring it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone

from passerelles.apps.guidance.reads.map import learning as reads
from passerelles.portals.public.guidance.learning.form import LearningForm
from passerelles.portals.public.guidance.learning.origin import origin_meant
from passerelles.portals.public.guidance.learning.page import learning_page
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.place import asked_place

_MAP = [("Carte des métiers", reverse_lazy("career_map"))]
_TEMPLATE = "public/guidance/learning/page.html"


def learning(request: HttpRequest) -> HttpResponse:
    form = LearningForm(request.GET)
    if not form.is_valid():
        refused = {"form": form, "page": None, "trail": _MAP}
        return render(request, _TEMPLATE, refused, status=400)
    code, today = form.value("vers").upper(), timezone.localdate()
    place, origin = asked_place(form.value("ou")), origin_meant(form.value("depuis"))
    found = reads.learning(code, origin.code, place.place, today=today)
    if found is None:
        return redirect(addresses.occupation(code, place.label))  # it tells what the code became
    page = learning_page(found, place.label, today)
    context = {
        "form": form,
        "told": (origin.told, place.told),
        "page": page,
        "trail": [*_MAP, (page.centre.label, page.centre.href)],
        "demonstration": found.demonstration,
    }
    return render(request, _TEMPLATE, context)
