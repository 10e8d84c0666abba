"""Certifications: search and filters, sheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.reads.trainings import offer_for_certification
from passerelles.apps.reference.reads.certifications import certification_sheet
from passerelles.portals.public.catalogue.trainings_panel import trainings_panel
from passerelles.portals.public.reference import certification_list
from passerelles.portals.public.reference.certification_page import certification_page
from passerelles.portals.public.reference.forms import CertificationForm


def certifications(request: HttpRequest) -> HttpResponse:
    form = CertificationForm(request.GET)
    context = certification_list.context(request, form)
    return render(request, "public/reference/certifications.html", context)


def certification(request: HttpRequest, code: str) -> HttpResponse:
    sheet = certification_sheet(code.upper())
    if sheet is None:
        raise Http404(f"Aucune certification ne porte le code « {code[:40]} ».")
    key = sheet.certification.id
    offer = offer_for_certification(key, today=timezone.localdate())
    panel = trainings_panel(offer, certification=key)
    context = {
        "page": certification_page(sheet),
        "offer": panel,
        "trail": [("Certifications", reverse("certifications"))],
        "demonstration": sheet.is_demonstration or panel.is_demonstration,
    }
    return render(request, "public/reference/certification.html", context)
