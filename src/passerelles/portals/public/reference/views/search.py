"""One search over everything; HTMX asks the same address and gets suggestions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from passerelles.portals.public.reference import search_page
from passerelles.portals.public.reference.forms import OccupationForm


def search(request: HttpRequest) -> HttpResponse:
    query = OccupationForm(request.GET).value("q")
    if request.headers.get("HX-Request"):
        context = search_page.suggestions(query)
        response = render(request, "public/reference/_suggestions.html", context)
    else:
        response = render(request, "public/reference/search.html", search_page.results(query))
    patch_vary_headers(response, ["HX-Request"])
    return response
