"""Search of trainings: one page at one address, with and without HTMX."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from passerelles.apps.catalogue.search.answers import SearchAnswer
from passerelles.apps.catalogue.search.engine import search_sessions
from passerelles.apps.catalogue.search.errors import BadSearch, SearchUnavailable
from passerelles.apps.observatory.actions.count_unmet import count_unmet
from passerelles.portals.public.catalogue.search.asked import Asked, asked
from passerelles.portals.public.catalogue.search.fields import SearchForm
from passerelles.portals.public.catalogue.search.page import search_fields, search_page


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    wanted = asked(form, timezone.localdate())
    try:
        answer = search_sessions(wanted.request) if wanted else None
    except BadSearch as refusal:
        form.add_error(None, str(refusal))
        return _without_answer(request, form, status=400)
    except SearchUnavailable as reason:
        form.add_error(None, str(reason))
        return _without_answer(request, form, status=503)
    if wanted is None or answer is None:
        return _without_answer(request, form, status=400)
    count_unmet(wanted.request, answer)
    return _with_answer(request, wanted, answer)


def _with_answer(request: HttpRequest, wanted: Asked, answer: SearchAnswer) -> HttpResponse:
    page = search_page(wanted, answer, request.GET)
    context = {
        "page": page,
        "fields": search_fields(wanted.form, request.GET, answer),
        "query": wanted.request.text,
        "demonstration": page.demonstration,
    }
    return render(request, "public/catalogue/search.html", context)


def _without_answer(request: HttpRequest, form: SearchForm, *, status: int) -> HttpResponse:
    """The form as it was sent, with the sentences that say why nothing was searched."""
    context = {"page": None, "fields": search_fields(form, request.GET, None), "query": ""}
    return render(request, "public/catalogue/search.html", context, status=status)
