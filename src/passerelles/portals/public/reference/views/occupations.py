"""Occupations: search, list by field, sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.reads.trainings import offer_for_occupations
from passerelles.apps.reference.reads import occupations as reads
from passerelles.apps.reference.reads.occupation_values import OccupationSheet
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.portals.public.catalogue.trainings_panel import TrainingsPanel, trainings_panel
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
    page, offer = occupation_page(sheet), _offer(sheet)
    context = {
        "page": page,
        "offer": offer,
        "trail": page.trail,
        "demonstration": sheet.is_demonstration or offer.is_demonstration,
    }
    return render(request, "public/reference/occupation.html", context)


def _offer(sheet: OccupationSheet) -> TrainingsPanel:
    """Trainings that lead to this trade, whichever edition of the ROME they name it in."""
    same = (one.occupation.id for one in sheet.other_editions if one.same_meaning)
    found = offer_for_occupations([sheet.occupation.id, *same], today=timezone.localdate())
    return trainings_panel(found, metier=sheet.occupation.id)
