"""Results of the search over everything, by section; the scores of sections do not compare."""

from collections.abc import Iterable

from django.urls import reverse

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.search import SearchKind, search_all
from passerelles.domain.reference.search.entries import Match
from passerelles.portals.public.reference.lists import match_address, match_link
from passerelles.portals.public.reference.values import Group, Link

# Section → its title, its own search page.
SECTIONS = {
    SearchKind.OCCUPATION: ("Métiers", "occupations"),
    SearchKind.CERTIFICATION: ("Certifications", "certifications"),
    SearchKind.PLACE: ("Territoires", "territories"),
    SearchKind.SKILL: ("Compétences", "skills"),
}
SHOWN = 8
# Typed letters: enough to choose from without leaving the keyboard.
SUGGESTED = {SearchKind.OCCUPATION: 4, SearchKind.CERTIFICATION: 2, SearchKind.PLACE: 3}
SHORTEST = 2


def results(query: str) -> dict[str, object]:
    found = search_all(query, tuple(SECTIONS), limit=SHOWN) if query else {}
    return {"query": query, "groups": tuple(_groups(query, found))}


def suggestions(query: str) -> dict[str, object]:
    """A few answers of each kind, told apart by a word; none below two letters."""
    if len(query.strip()) < SHORTEST:
        return {"query": "", "links": ()}
    found = search_all(query, tuple(SUGGESTED), limit=max(SUGGESTED.values()))
    links = tuple(
        Link(match.label, match_address(match), _kind(match))
        for kind, matches in found.items()
        for match in matches[: SUGGESTED[kind]]
    )
    return {"query": query, "links": links}


def _groups(query: str, found: dict[SearchKind, list[Match]]) -> Iterable[Group]:
    for kind, matches in found.items():
        title, page = SECTIONS[kind]
        if matches:
            yield Group(title, tuple(map(match_link, matches)), note=reverse(page))


def _kind(match: Match) -> str:
    if match.kind == SearchKind.PLACE:
        return TerritoryKind(match.code.partition(":")[0]).label.lower()
    return {SearchKind.OCCUPATION: "métier", SearchKind.CERTIFICATION: match.code}.get(
        SearchKind(match.kind), ""
    )
