"""The basket: seen, changed, exported. Nothing of it is kept on the server."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from passerelles.apps.catalogue.reads.meetings import MeetingFilter, list_meetings
from passerelles.apps.catalogue.reads.rows import session_rows
from passerelles.portals.public.catalogue.agenda import agenda, meeting_events, session_events
from passerelles.portals.public.catalogue.basket.kept import MOST, Basket, is_key
from passerelles.portals.public.catalogue.basket.page import (
    SHARED,
    basket_page,
    spreadsheet,
    too_many,
)

FULL = (
    f"Votre sélection est pleine : elle garde au plus {MOST} sessions, moins quand leurs numéros "
    "sont longs. {left} Pour en ajouter d’autres, retirez-en, ou imprimez cette sélection puis "
    "videz-la."
)


def basket(request: HttpRequest) -> HttpResponse:
    """The sessions of the address when it names some, else those that the browser keeps."""
    keys, is_shared = _asked(request)
    page = basket_page(keys, is_shared=is_shared, today=timezone.localdate())
    context = {
        "page": page,
        "share": request.build_absolute_uri(page.share),
        "demonstration": page.demonstration,
        "too_many": too_many(_named(request), len(keys)) if is_shared else "",
    }
    return render(request, "public/catalogue/basket.html", context)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep one session, or all those of a shared selection."""
    before = Basket.read(request)
    keys = request.POST.getlist("cle")
    after = Basket.of((*before.keys, *keys))
    if left := {key for key in keys if is_key(key)} - set(after.keys):
        messages.warning(request, FULL.format(left=_left_out(len(left))))
    return _changed(request, after)


def _left_out(count: int) -> str:
    if count > 1:
        return f"{count} sessions n’ont pas été ajoutées."
    return "Cette session n’a pas été ajoutée."


@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    return _changed(request, Basket.read(request).without(request.POST.get("cle", "")))


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    return _changed(request, Basket())


def table(request: HttpRequest) -> HttpResponse:
    keys, is_shared = _asked(request)
    page = basket_page(keys, is_shared=is_shared, today=timezone.localdate())
    content = spreadsheet(page, host=request.build_absolute_uri("/").rstrip("/"))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="ma-selection.csv"'
    return response


def calendar(request: HttpRequest) -> HttpResponse:
    keys, _ = _asked(request)
    meetings = list_meetings(MeetingFilter(first=timezone.localdate(), sessions=keys), limit=200)

    def address(key: str) -> str:
        return request.build_absolute_uri(reverse("session", args=[key]))

    events = [*session_events(session_rows(keys), address), *meeting_events(meetings, address)]
    return agenda("Ma sélection de formations", events, filename="ma-selection")


def _asked(request: HttpRequest) -> tuple[tuple[str, ...], bool]:
    shared = Basket.of(request.GET.getlist(SHARED))
    if shared.keys:
        return shared.keys, True
    return Basket.read(request).keys, False


def _named(request: HttpRequest) -> int:
    """How many sessions the address names, once each."""
    return len({key for key in request.GET.getlist(SHARED) if is_key(key)})


def _changed(request: HttpRequest, basket: Basket) -> HttpResponse:
    """Back to the page that asked, when it is one of ours."""
    back = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    response = redirect(back if safe else reverse("basket"))
    basket.write(response)
    return response
