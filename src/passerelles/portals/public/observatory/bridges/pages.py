"""What the pages of the bridges are given."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from passerelles.apps.indicators.reads.bridge_sheets import BridgeSheet, nomenclatures, sheets
from passerelles.apps.indicators.reads.bridge_trials import trial
from passerelles.apps.indicators.reads.bridges import CodeLink, links_of
from passerelles.apps.indicators.reads.bridging import named
from passerelles.domain.reference.search.words import fold
from passerelles.portals.public.observatory.bridges import presentation
from passerelles.portals.public.observatory.bridges.coverage import told
from passerelles.portals.public.shell.paging import offset, paged, requested

SIZE = 100
_LONGEST = 100


def overview() -> dict[str, Any]:
    editions = nomenclatures()
    return {
        "rows": [presentation.bridge_row(sheet) for sheet in sheets()],
        "names": [named(edition) for edition in editions],
        "matrix": presentation.matrix(editions),
        "missing": presentation.missing(editions),
        "trail": [("Observatoire", reverse("observatory"))],
    }


def bridge(request: HttpRequest, sheet: BridgeSheet) -> dict[str, Any]:
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    found = _found(links_of(sheet.bridge.id), asked)
    start = offset(requested(request), SIZE)
    tried = trial(sheet.bridge.origin, sheet.bridge.target)
    return {
        "row": presentation.bridge_row(sheet),
        "meaning": presentation.MEANINGS[sheet.bridge.kind]
        if sheet.bridge.counts
        else presentation.CODES_ONLY,
        "origin": named(sheet.bridge.origin),
        "target": named(sheet.bridge.target),
        "trial": tried,
        "told": told(tried.way, tried.carried) if tried else None,
        "q": asked,
        "links": [presentation.link_row(link) for link in found[start : start + SIZE]],
        "weighted": any(link.weight is not None for link in found),
        "page": paged(request, len(found), SIZE),
        "trail": [
            ("Observatoire", reverse("observatory")),
            ("Passerelles", reverse("bridges")),
        ],
    }


def _found(links: tuple[CodeLink, ...], asked: str) -> list[CodeLink]:
    """The lines of which a code starts with, or a label holds, what is asked."""
    words = fold(asked)
    return [
        link
        for link in links
        if not words
        or fold(link.origin).startswith(words)
        or fold(link.target).startswith(words)
        or words in fold(link.origin_label)
        or words in fold(link.target_label)
    ]
