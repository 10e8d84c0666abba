"""The list of territories: search by name or postcode, or one kind by name."""

from django.http import HttpRequest
from django.urls import reverse

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.territories import (
    territories_by_keys,
    territory_counts,
    territory_list,
)
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.portals.public.reference import addresses, words
from passerelles.portals.public.reference.forms import TerritoryForm
from passerelles.portals.public.reference.lists import PER_PAGE, territory_link
from passerelles.portals.public.reference.values import Link
from passerelles.portals.public.shell.french import counted
from passerelles.portals.public.shell.paging import offset, paged, requested

BEST = 200


def context(request: HttpRequest, form: TerritoryForm) -> dict[str, object]:
    query, kind = form.value("q"), addresses.SLUG_KINDS.get(form.value("nature"), "")
    found, total, hidden = _found(request, query, kind)
    return {
        "form": form,
        "query": query,
        "kind": words.TERRITORIES[TerritoryKind(kind)] if kind else "",
        "doors": () if query or kind else _doors(),
        "links": tuple(map(territory_link, found)),
        "pages": paged(request, total, PER_PAGE),
        "hidden": hidden,
    }


def _found(
    request: HttpRequest, query: str, kind: str
) -> tuple[tuple[TerritoryRef, ...], int, int]:
    """The page of territories, how many match, how many the filter of kind hides."""
    start = offset(requested(request), PER_PAGE)
    if not query:
        if not kind:
            return (), 0, 0
        part = territory_list(kind, offset=start, limit=PER_PAGE)
        return part.items, part.total, 0
    matches = search(query, SearchKind.PLACE, limit=BEST)
    keys = [(left, right) for left, _, right in (m.code.partition(":") for m in matches)]
    everything = territories_by_keys(keys)
    kept = tuple(ref for ref in everything if not kind or ref.kind == kind)
    return kept[start : start + PER_PAGE], len(kept), len(everything) - len(kept)


def _doors() -> tuple[Link, ...]:
    counts = territory_counts()
    return tuple(
        Link(label, _address(kind), counted(counts[kind], "territoire", "territoires"))
        for kind, label in words.TERRITORIES.items()
        if counts.get(kind)
    )


def _address(kind: str) -> str:
    return f"{reverse('territories')}?nature={addresses.KIND_SLUGS[kind]}"
