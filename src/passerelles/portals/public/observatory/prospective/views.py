"""The need when a training ends, and the occupations that emerge."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.observatory.reads.emerging import emerging
from passerelles.apps.observatory.reads.prospective import prospect
from passerelles.portals.public.observatory.prospective.forms import ProspectiveForm
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
    return render(request, "public/observatory/emerging.html", {"found": emerging()})
