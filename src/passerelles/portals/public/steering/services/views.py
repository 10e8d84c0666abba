"""The services of the partners: a list to search, a page each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.steering.reads.services.search import ServiceFilter, find_services
from passerelles.apps.steering.reads.services.values import service_value
from passerelles.portals.public.steering.services import presentation
from passerelles.portals.public.steering.services.forms import ServiceForm


def services(request: HttpRequest) -> HttpResponse:
    form = ServiceForm(request.GET)
    asked = form.asked()
    found = find_services(asked or ServiceFilter(), on=timezone.localdate())
    context = {
        "form": form,
        "found": found,
        "sheets": [presentation.sheet(one) for one in found.services] if asked else [],
        "exits": presentation.exits(found, request.GET),
        "query": request.GET.urlencode(),
    }
    status = 200 if asked else 400
    return render(request, "public/steering/services/services.html", context, status=status)


def service(request: HttpRequest, slug: str) -> HttpResponse:
    value = service_value(slug, on=timezone.localdate())
    if value is None:
        raise Http404(
            f"Aucun service « {slug[:60]} » dans le catalogue : cherchez-le dans la liste."
        )
    told = presentation.RELIABILITIES[value.service.confidence]
    context = {"sheet": presentation.sheet(value), "reliability_text": told}
    return render(request, "public/steering/services/service.html", context)
