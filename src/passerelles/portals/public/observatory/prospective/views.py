"""The need when a training ends, and the occupations that emerge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.observatory.reads.emerging import emerging
from passerelles.apps.observatory.reads.prospective import prospect
from passerelles.portals.public.observatory.prospective.forms import ProspectiveForm
from passerelles.portals.public.observatory.prospective.novelties import EmergingForm, emerging_page
from passerelles.portals.public.observatory.prospective.presentation import prospect_page


def prospective(request: HttpRequest) -> HttpResponse:
    form = ProspectiveForm(request.GET, today=timezone.localdate())
    question = form.question()
    found = prospect(question) if question else None
    context = {
        "form": form,
        "page": prospect_page(found) if found else None,
        "demonstration": found is not None and any(o.is_demonstration for o in found.vintages),
    }
    status = 400 if request.GET and found is None else 200
    return render(request, "public/observatory/prospective.html", context, status=status)


def emergents(request: HttpRequest) -> HttpResponse:
    found = emerging()
    if found is None:
        return render(request, "public/observatory/emerging.html", {"page": None})
    form = EmergingForm(request, found)
    context = {"form": form, "page": emerging_page(request, found, form)}
    status = 200 if form.is_valid() else 400
    return render(request, "public/observatory/emerging.html", context, status=status)
