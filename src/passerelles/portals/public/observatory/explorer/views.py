"""The explorer: one page at one address, with and without HTMX."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from passerelles.portals.public.observatory.explorer.asked import BadAddress, asked
from passerelles.portals.public.observatory.explorer.chosen import Chosen, Note, chosen
from passerelles.portals.public.observatory.explorer.definition import told
from passerelles.portals.public.observatory.explorer.fields import fields
from passerelles.portals.public.observatory.explorer.page import (
    empty_region,
    exploration,
    explored,
    title_of,
)
from passerelles.portals.public.observatory.explorer.sharing import sharing

_PAGE = "public/observatory/explorer/explorer.html"


def explorer(request: HttpRequest) -> HttpResponse:
    text = request.GET.get("filtre", "").strip()
    try:
        wanted = asked(request.GET.dict())
    except BadAddress as bad:
        return render(request, _PAGE, _refused(bad, text), status=404)
    enhanced = "HX-Request" in request.headers
    if not enhanced and not text and request.GET.urlencode(safe=":,") != wanted.query:
        return redirect(wanted.address)
    found = chosen(wanted)
    context = _context(request, found, text) if found else {"found": None}
    response = render(request, _PAGE, context)
    if enhanced:
        response.headers["HX-Push-Url"] = wanted.address
    return response


def _refused(bad: BadAddress, text: str) -> dict[str, object]:
    """The form with what the address says well, and the sentence on the rest."""
    found = chosen(bad.kept)
    if found is None:
        return {"found": None}
    return {
        "found": found,
        "fields": fields(found, text),
        "definition": told(found.indicator),
        "notes": (Note(str(bad)),),
        "page": None,
        "title": "Adresse à corriger",
        "sharing": None,
        "demonstration": False,
    }


def _context(request: HttpRequest, found: Chosen, text: str) -> dict[str, object]:
    seen = explored(found)
    found = seen.found if seen else found
    page = exploration(seen) if seen and seen.figures else None
    notes = found.notes if page or not seen else (*found.notes, empty_region(found))
    return {
        "found": found,
        "fields": fields(found, text, seen.editions if seen else ()),
        "definition": told(found.indicator),
        "notes": notes,
        "page": page,
        "title": title_of(found) if page else found.indicator.name,
        "sharing": sharing(request, found.asked, page) if page else None,
        "demonstration": page is not None and page.is_demonstration,
    }
