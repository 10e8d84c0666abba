"""The career map: its entry, a sector, an occupation, a certification."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import timezone

from passerelles.apps.guidance.reads.map import occupations as reads
from passerelles.apps.guidance.reads.map.around_me import around_me
from passerelles.apps.guidance.reads.map.certifications import (
    certification_map,
    found_certifications,
)
from passerelles.apps.guidance.reads.occupation_names import occupations_named
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.domain.catalogue.search_request import SearchFilters
from passerelles.portals.public.guidance.map import addresses
from passerelles.portals.public.guidance.map.certifications import (
    certification_answers,
    certification_page,
)
from passerelles.portals.public.guidance.map.form import MapForm
from passerelles.portals.public.guidance.map.page import centre_page
from passerelles.portals.public.guidance.map.place import Asked, asked_place
from passerelles.portals.public.guidance.map.sector_drawing import sector_drawing
from passerelles.portals.public.guidance.map.sectors import answers, heirs, ladder, sector_doors

BEST = 12
_TRAIL = [("Carte des métiers", reverse_lazy("career_map"))]


def career_map(request: HttpRequest) -> HttpResponse:
    form = MapForm(request.GET)
    if not form.is_valid():
        return render(request, "public/guidance/map/entry.html", _refused(form), status=400)
    place = asked_place(form.value("ou"))
    # Typed words come first: the hidden field still holds the occupation shown before.
    if form.value("metier") and not form.value("q"):
        return _centre(request, form, place)
    if form.value("certification") and not form.value("q"):
        return _certification(request, form, place)
    if form.value("secteur") and not form.value("q"):
        return _sector(request, form, place)
    return _entry(request, form, place)


def _entry(request: HttpRequest, form: MapForm, place: Asked) -> HttpResponse:
    query = form.value("q")
    found = search(query, SearchKind.OCCUPATION, limit=BEST) if query else ()
    diplomas = found_certifications(query, limit=BEST // 2) if query else ()
    context = {
        "form": form,
        "told": place.told,
        "query": query,
        "answers": answers(found, place.label),
        "diplomas": certification_answers(diplomas, place.label),
        "doors": sector_doors(place.label),
    }
    return render(request, "public/guidance/map/entry.html", context)


def _sector(request: HttpRequest, form: MapForm, place: Asked) -> HttpResponse:
    found = reads.sector_map(form.value("secteur"))
    if found is None:
        raise Http404(
            "Aucun métier de la carte n’est dans ce secteur\u00a0: choisissez-en un autre."
        )
    context = {
        "form": form,
        "told": place.told,
        "sector": found.sector,
        "bridges": addresses.bridges(found.sector.key),
        "ladder": ladder(found, place.label),
        "drawing": sector_drawing(found, place.label),
        "trail": _TRAIL,
        "demonstration": found.demonstration,
    }
    return render(request, "public/guidance/map/sector.html", context)


def _centre(request: HttpRequest, form: MapForm, place: Asked) -> HttpResponse:
    code = form.value("metier").upper()
    found = reads.career_map(code)
    if found is None:
        return _heirs(request, form, place)
    near = around_me(SearchFilters(occupation=code), place.place, today=timezone.localdate())
    page = centre_page(found, near, place.place)
    context = {
        "form": form,
        "told": place.told,
        "page": page,
        "trail": _TRAIL,
        "demonstration": page.demonstration,
    }
    return render(request, "public/guidance/map/centre.html", context)


def _heirs(request: HttpRequest, form: MapForm, place: Asked) -> HttpResponse:
    """The occupations of today that replace the code of an older edition."""
    code = form.value("metier").upper()
    named = occupations_named([code])[code]
    if not named.keys:
        raise Http404(f"Aucun métier de la carte ne porte le code «\u00a0{code}\u00a0».")
    context = {"form": form, "told": place.told, "code": code, "heirs": heirs(named, place.label)}
    return render(request, "public/guidance/map/heirs.html", context | {"trail": _TRAIL})


def _certification(request: HttpRequest, form: MapForm, place: Asked) -> HttpResponse:
    key = form.value("certification")
    found = certification_map(key)
    if found is None:
        raise Http404(f"Aucune certification connue ne porte le numéro «\u00a0{key}\u00a0».")
    near = around_me(SearchFilters(certification=key), place.place, today=timezone.localdate())
    page = certification_page(found, near, place.place)
    context = {
        "form": form,
        "told": place.told,
        "page": page,
        "trail": _TRAIL,
        "demonstration": page.demonstration,
    }
    return render(request, "public/guidance/map/certification.html", context)


def _refused(form: MapForm) -> dict[str, object]:
    return {"form": form, "told": "", "query": "", "answers": (), "diplomas": (), "doors": ()}
