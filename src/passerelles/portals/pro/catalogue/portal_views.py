"""Where sessions stand in the three regional portals, from the lists that people upload."""

import csv
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.actions.record_sightings import (
    ListRecorded,
    record_exports,
    record_sightings,
)
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.models import PortalSighting, RegionalPortal
from passerelles.apps.catalogue.reads import sightings as reads
from passerelles.portals.pro.access import desk, person
from passerelles.portals.pro.catalogue.access import show
from passerelles.portals.pro.catalogue.paging import PER_PAGE, sliced
from passerelles.portals.pro.catalogue.uploads import numbers_of

ACTS = {"vues": record_sightings, "envoyees": record_exports}
HEADER = ("numero", "cle", "intitule", "organisme", "debut", "envoyee", "vue", "absente_depuis")


@desk(PortalSighting)
def portals(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _record(request)
    context = {"portals": reads.portal_lines(person(request)), "choices": RegionalPortal.choices}
    return show(request, "catalogue/portals.html", context)


@desk(PortalSighting)
def missing(request: HttpRequest, portal: str) -> HttpResponse:
    line = _line(request, portal)
    part = sliced(request, range(line.missing))
    found = reads.missing_sessions(person(request), portal, offset=part.offset, limit=PER_PAGE)
    trail = [
        ("Bureau de l’offre", reverse("offer_desk")),
        ("Portails", reverse("desk_portals")),
    ]
    context = {"line": line, "sessions": found, "page": part, "trail": trail}
    return show(request, "catalogue/missing.html", context)


@desk(PortalSighting)
def missing_csv(request: HttpRequest, portal: str) -> HttpResponse:
    _line(request, portal)
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="absentes-{portal}.csv"'
    writer = csv.writer(response, delimiter=";")
    writer.writerow(HEADER)
    for one in reads.missing_sessions(person(request), portal):
        days = (one.start, one.exported_at, one.seen_at, one.missing_since)
        dates = [f"{day:%Y-%m-%d}" if day else "" for day in days]
        writer.writerow([one.number, one.key, _plain(one.title), _plain(one.provider), *dates])
    return response


def _record(request: HttpRequest) -> HttpResponse:
    act, portal = ACTS.get(request.POST.get("quoi", "")), request.POST.get("portail", "")
    file = request.FILES.get("fichier")
    try:
        if act is None or file is None:
            raise ActionRefused("Choisissez le portail, ce que dit la liste, et le fichier.")
        record = partial(act, portal=portal, author=person(request), now=timezone.now())
        done = record(numbers=numbers_of(file))
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _said(done))
    return redirect("desk_portals")


def _said(done: ListRecorded) -> str:
    known = "sessions reconnues" if done.known > 1 else "session reconnue"
    missing = "absentes" if done.missing > 1 else "absente"
    said = f"Liste enregistrée : {done.known} {known}, {done.missing} {missing}."
    if done.unknown:
        first = ", ".join(done.examples[:5])
        several = "numéros ne sont" if done.unknown > 1 else "numéro n’est"
        said += f" {done.unknown} {several} pas dans l’offre ({first}…)."
    return said


def _line(request: HttpRequest, portal: str) -> reads.PortalLine:
    for line in reads.portal_lines(person(request)):
        if line.portal.value == portal:
            return line
    raise Http404(f"Aucun portail ne s’appelle « {portal[:20]} ».")


def _plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
