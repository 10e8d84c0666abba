"""Diagnoses: the choice of a territory, then one page a territory, an occupation, a sector."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.observatory.reads.diagnosis.occupation import occupation_diagnosis
from passerelles.apps.observatory.reads.diagnosis.sector import sector_diagnosis
from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.portals.public.observatory.diagnosis.choice import choice
from passerelles.portals.public.observatory.diagnosis.occupation_page import occupation_page
from passerelles.portals.public.observatory.diagnosis.sector_page import sector_page
from passerelles.portals.public.observatory.diagnosis.territory_page import diagnosis_page
from passerelles.portals.public.reference.addresses import SLUG_KINDS

_PAGE = "public/observatory/diagnosis/diagnosis.html"


def diagnoses(request: HttpRequest) -> HttpResponse:
    context = {"choice": choice(request)}
    return render(request, "public/observatory/diagnosis/diagnoses.html", context)


def diagnosis(request: HttpRequest, kind: str, code: str) -> HttpResponse:
    found = territory_diagnosis(SLUG_KINDS.get(kind, kind), code.upper(), on=timezone.localdate())
    if found is None:
        raise Http404(
            f"Aucun diagnostic pour « {kind[:40]} {code[:40]} » : choisissez un territoire."
        )
    page = diagnosis_page(found)
    return render(request, _PAGE, {"page": page, "demonstration": page.demonstration})


def occupation(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    found = occupation_diagnosis(
        edition.upper(), code.upper(), on=timezone.localdate(), region=_region(request)
    )
    if found is None:
        raise Http404(f"Aucun métier ne porte le code « {code[:40]} » dans « {edition[:40]} ».")
    page = occupation_page(found)
    return render(request, _PAGE, {"page": page, "demonstration": page.demonstration})


def sector(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    found = sector_diagnosis(
        edition.upper(), code.upper(), on=timezone.localdate(), region=_region(request)
    )
    if found is None:
        raise Http404(f"Aucun secteur ne porte le code « {code[:40]} » dans « {edition[:40]} ».")
    page = sector_page(found)
    return render(request, _PAGE, {"page": page, "demonstration": page.demonstration})


def _region(request: HttpRequest) -> str:
    return request.GET.get("region", "")[:3]
