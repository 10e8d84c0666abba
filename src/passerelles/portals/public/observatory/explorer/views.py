"""The explorer: one page at one address, with and without HTMX."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from passerelles.portals.public.observatory.explorer.asked import asked
from passerelles.portals.public.observatory.explorer.chosen import Chosen, chosen
from passerelles.portals.public.observatory.explorer.definition import told
from passerelles.portals.public.observatory.explorer.fields import fields
from passerelles.portals.public.observatory.explorer.page import (
    empty_region,
    exploration,
    explored,
    title_of,
)
from passerelles.portals.public.observatory.explorer.sharing import sharing


def explorer(request: HttpRequest) -> HttpResponse:
    wanted, text = asked(request.GET.dict()), request.GET.get("filtre", "").strip()
    enhanced = "HX-Request" in request.headers
    if not enhanced and not text and request.GET.urlencode(safe=":,") != wanted.query:
        return redirect(wanted.address)
    found = chosen(wanted)
    context = _context(request, found, text) if found else {"found": None}
    response = render(request, "public/observatory/explorer/explorer.html", context)
    if enhanced:
        response.headers["HX-Push-Url"] = wanted.address
    return response


def _context(request: HttpRequest, found: Chosen, text: str) -> dict[str, object]:
    seen = explored(found)
    page = exploration(seen) if seen and seen.figures else None
    notes = found.notes if page or not seen else (*found.notes, empty_region(found))
    return {
        "found": found,
        "fields": fields(found, text),
        "definition": told(found.indicator),
        "notes": notes,
        "page": page,
        "title": title_of(found) if page else found.indicator.name,
        "sharing": sharing(request, found.asked, page) if page else None,
        "demonstration": page is not None and page.is_demonstration,
    }
