"""The home of the observatory: searches, doors, what is loaded."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.observatory.reads.around import territories_named
from passerelles.apps.observatory.reads.explorer.loaded import LoadedSource
from passerelles.apps.reference.reads.search import SearchKind, search
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.documents.french import counted, joined, period_text
from passerelles.domain.reference.search.words import fold
from passerelles.portals.public.observatory.explorer.asked import Asked
from passerelles.portals.public.observatory.explorer.chosen import by_theme
from passerelles.portals.public.observatory.explorer.words import THEMES, level_name
from passerelles.portals.public.reference.addresses import KIND_SLUGS
from passerelles.portals.public.reference.values import Link

_OCCUPATIONS = 6
_SHOWN_EDITIONS = 6


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source that gave figures: its vintages and how many indicators it feeds."""

    name: str
    href: str
    editions: str
    newest: str
    indicators: str
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class Theme:
    title: str
    links: tuple[Link, ...]


def places(query: str) -> tuple[Link, ...]:
    """The diagnoses of the territories that a name means."""
    return tuple(map(_diagnosis, territories_named(query))) if query else ()


def occupations(query: str, *, is_place: bool) -> tuple[Link, ...]:
    """The pages of the occupations that a word means; the search forgives misspellings, which is
    noise when the word already names a territory."""
    if not query:
        return ()
    matches = search(query, SearchKind.OCCUPATION, limit=_OCCUPATIONS)
    if is_place:
        matches = [match for match in matches if fold(query) in fold(match.matched)]
    return tuple(
        Link(m.label, f"/observatoire/metiers/{m.edition}/{m.code}", f"Métier, {m.code}")
        for m in matches
    )


def themes(codes: Sequence[str]) -> tuple[Theme, ...]:
    """The indicators that have figures, under their theme."""
    listed = by_theme(codes)
    return tuple(
        Theme(
            title,
            tuple(
                Link(i.name, Asked(indicator=i.code).address, i.question)
                for i in listed
                if i.theme == theme
            ),
        )
        for theme, title in THEMES.items()
        if any(i.theme == theme for i in listed)
    )


def source_lines(found: Sequence[LoadedSource]) -> tuple[SourceLine, ...]:
    return tuple(map(_source_line, found))


def waiting(found: Sequence[LoadedSource]) -> tuple[str, ...]:
    """The names of the declared indicators that no source has fed yet."""
    fed = {code for source in found for code in source.indicators}
    return tuple(i.name for i in by_theme([code for code in indicators() if code not in fed]))


def _source_line(source: LoadedSource) -> SourceLine:
    shown, left = source.editions[:_SHOWN_EDITIONS], len(source.editions) - _SHOWN_EDITIONS
    rest = (f"{left} autres",) if left > 0 else ()
    return SourceLine(
        name=source.name,
        href=reverse("source", args=[source.id]),
        editions=joined((*shown, *rest)),
        newest=period_text(source.newest_period),
        indicators=counted(len(source.indicators), "indicateur", "indicateurs"),
        is_demonstration=source.is_demonstration,
    )


def _diagnosis(ref: TerritoryRef) -> Link:
    return Link(
        ref.name,
        f"/observatoire/diagnostic/{KIND_SLUGS[ref.kind]}/{ref.code}",
        level_name(ref.kind),
    )
