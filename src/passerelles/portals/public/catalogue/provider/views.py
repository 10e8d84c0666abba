"""The page of a provider, with its trainings page after page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from passerelles.apps.catalogue.reads.providers import offered_trainings, provider_sheet
from passerelles.portals.public.catalogue.provider.page import offered_line, provider_page
from passerelles.portals.public.shell.paging import offset, paged, requested

PER_PAGE = 10


def provider(request: HttpRequest, key: str) -> HttpResponse:
    sheet = provider_sheet(key)
    if sheet is None:
        raise Http404(f"Aucun organisme de formation ne porte la clé « {key[:60]} ».")
    start = offset(requested(request), PER_PAGE)
    offered = offered_trainings(key, today=timezone.localdate(), offset=start, limit=PER_PAGE)
    context = {
        "page": provider_page(sheet),
        "trainings": tuple(map(offered_line, offered.items)),
        "pages": paged(request, offered.total, PER_PAGE),
        "trail": [("Formations", reverse("sessions"))],
        "demonstration": sheet.source.is_demonstration,
    }
    return render(request, "public/catalogue/provider.html", context)
