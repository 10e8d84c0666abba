"""Occupations: search, list by field, sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from passerelles.apps.reference.reads import occupations as reads
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.portals.public.reference import lists
from passerelles.portals.public.reference.forms import OccupationForm
from passerelles.portals.public.reference.occupation_page import occupation_page

BEST = 30
SURE = 12


def occupations(request: HttpRequest) -> HttpResponse:
    form = OccupationForm(request.GET)
    query, field = form.value("q"), request.GET.get("domaine", "").upper()
    found = lists.matches(search(query, SearchKind.OCCUPATION, limit=BEST)) if query else ()
    context = {
        "form": form,
        "query": query,
        "matches": found[:SURE],
        "more_matches": found[SURE:],
        "trail": [("Métiers", reverse("occupations"))],
        **lists.occupation_fields(request, field, searching=bool(query)),
    }
    return render(request, "public/reference/occupations.html", context)


def occupation(request: HttpRequest, code: str, edition: str = "") -> HttpResponse:
    sheet = reads.occupation_sheet(code.upper(), edition.upper())
    if sheet is None:
        where = f" dans l’édition « {edition[:40]} »" if edition else ""
        raise Http404(f"Aucun métier ne porte le code « {code[:40]} »{where}.")
    page = occupation_page(sheet)
    context = {"page": page, "trail": page.trail, "demonstration": sheet.is_demonstration}
    return render(request, "public/reference/occupation.html", context)
