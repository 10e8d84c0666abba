"""A chart alone, for the pages of others: no menu, its source, a link back."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from passerelles.portals.public.observatory.explorer.asked import Asked, asked
from passerelles.portals.public.observatory.explorer.chosen import chosen
from passerelles.portals.public.observatory.explorer.page import Exploration, exploration, explored
from passerelles.portals.public.shell.middleware import policy

# Word of the address → what the reader of the page sees.
PARTS = {
    "carte": "la carte",
    "classement": "le classement",
    "serie": "la série",
    "nuage": "le nuage",
}


@xframe_options_exempt
def embed(request: HttpRequest) -> HttpResponse:
    """One part of an exploration; any site may frame it: it holds nothing of a person."""
    part = request.GET.get("partie", "classement")
    if part not in PARTS:
        raise Http404(f"Aucune partie « {part[:40]} » : {', '.join(PARTS)}.")
    found = chosen(asked(request.GET.dict()))
    seen = explored(found) if found else None
    if seen is None or not seen.figures:
        raise Http404("Aucun chiffre ne correspond à ce choix : il n’y a rien à intégrer.")
    page = exploration(seen)
    if not has_part(page, part):
        raise Http404(f"Aucun chiffre ne permet {PARTS[part]} de ce choix.")
    context = {"page": page, "part": part, "address": seen.found.asked.address}
    response = render(request, "public/observatory/explorer/embed.html", context)
    nonce = getattr(request, "csp_nonce", "")
    framed = policy(nonce).replace("frame-ancestors 'none'", "frame-ancestors *")
    response.headers["Content-Security-Policy"] = framed
    return response


def has_part(page: Exploration, part: str) -> bool:
    there = {
        "carte": page.map is not None,
        "classement": True,
        "serie": page.series is not None and page.series.chart is not None,
        "nuage": page.scatter is not None,
    }
    return there[part]


def snippet(request: HttpRequest, wanted: Asked, title: str, part: str) -> str:
    """The line of HTML to copy; values come from our own lists, quotes are escaped by the page."""
    address = request.build_absolute_uri(f"{wanted.at('explorer_embed')}&partie={part}")
    said = title.replace('"', "").replace("&", "et").replace("<", "")
    return (
        f'<iframe src="{address.replace("&", "&amp;")}" title="{said}" width="100%" height="560" '
        'loading="lazy"></iframe>'
    )
