"""Taking an exploration away: its address, its files, the lines that show it elsewhere."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from passerelles.portals.public.observatory.explorer.asked import Asked
from passerelles.portals.public.observatory.explorer.embed import PARTS, has_part, snippet
from passerelles.portals.public.observatory.explorer.page import Exploration
from passerelles.portals.public.reference.values import Link


@dataclass(frozen=True, slots=True)
class Sharing:
    """``address`` is whole; ``snippets`` are (what is shown, line of HTML)."""

    address: str
    files: tuple[Link, ...]
    snippets: tuple[tuple[str, str], ...]


def sharing(request: HttpRequest, wanted: Asked, page: Exploration) -> Sharing:
    title = f"{page.title}, {page.subtitle}"
    return Sharing(
        address=request.build_absolute_uri(wanted.address),
        files=tuple(
            Link(label, f"{reverse('explorer_file', args=[form])}?{wanted.query}")
            for label, form in (("CSV", "csv"), ("OpenDocument (ODS)", "ods"), ("Excel", "xlsx"))
        ),
        snippets=tuple(
            (said[:1].upper() + said[1:], snippet(request, wanted, title, part))
            for part, said in PARTS.items()
            if has_part(page, part)
        ),
    )
