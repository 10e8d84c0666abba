"""Taking an exploration away: its address, its files, the lines that show it elsewhere."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from passerelles.portals.public.observatory.explorer.asked import Asked
from passerelles.portals.public.observatory.explorer.embed import snippet
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
    parts = (
        ("La carte", "carte", page.map is not None),
        ("Le classement", "classement", True),
        ("La série", "serie", page.series is not None and page.series.chart is not None),
        ("Le nuage", "nuage", page.scatter is not None),
    )
    return Sharing(
        address=request.build_absolute_uri(wanted.address),
        files=tuple(
            Link(label, f"{reverse('explorer_file', args=[form])}?{wanted.query}")
            for label, form in (("CSV", "csv"), ("OpenDocument (ODS)", "ods"), ("Excel", "xlsx"))
        ),
        snippets=tuple(
            (label, snippet(request, wanted, title, part)) for label, part, there in parts if there
        ),
    )
