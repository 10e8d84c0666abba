"""Search of sessions: the one entry point of pages, API and console."""

from collections.abc import Mapping

from passerelles.apps.catalogue.search.answers import (
    FoundSession,
    Relaxation,
    SearchAnswer,
    Understanding,
)
from passerelles.apps.catalogue.search.asked import Asked, queries_of
from passerelles.apps.catalogue.search.checks import check, check_place, read_position
from passerelles.apps.catalogue.search.facets import count_facets
from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.ordering import Listing, nearest_places, page
from passerelles.apps.catalogue.search.relaxing import relaxed
from passerelles.apps.catalogue.search.wanted import Wanted, understand
from passerelles.domain.catalogue.cursor import Cursor
from passerelles.domain.catalogue.search_request import Facet, SearchRequest, Sort

_MOST_KEPT = 512


def search_sessions(request: SearchRequest) -> SearchAnswer:
    """The sessions that answer a request, best first, with what was understood and loosened.

    Distance courses answer a search around a place; they come without kilometres. Raises BadSearch
    (French sentence) for a request that cannot be read, SearchUnavailable when the index cannot.
    """
    check(request)
    generation = current_generation()
    if generation is None:
        return SearchAnswer(0, (), "", Understanding())
    position = read_position(request, generation.number)
    wanted, understanding = understand(generation, request)
    check_place(wanted.filters, request.sort)
    asked, total, loosened = _answered(generation, wanted, relax=request.relax)
    listing = Listing(generation, asked, request.today.toordinal(), position.seed)
    sessions = _sessions(listing, request.sort, position.rank, request.limit)
    facets, begun = _counted(listing, wanted, loosened) if request.facets else ({}, 0)
    return SearchAnswer(
        total=total,
        sessions=sessions,
        next_cursor=_next(position, len(sessions), total),
        understanding=understanding,
        relaxed=loosened,
        facets=facets,
        begun=begun,
    )


def _begun(listing: Listing, wanted: Wanted) -> int:
    if wanted.filters.begun:
        return 0
    return listing.generation.count(listing.asked.begun(listing.today))


def _counted(
    listing: Listing, wanted: Wanted, loosened: tuple[Relaxation, ...]
) -> tuple[Mapping[Facet, Mapping[str, int]], int]:
    """Counted once a search: the pages that follow, and popular searches, find them kept."""
    kept = listing.generation.kept_counts
    key = (wanted, loosened)
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = (count_facets(listing.generation, listing.asked), _begun(listing, wanted))
    return kept[key]


def _answered(
    generation: Generation, wanted: Wanted, *, relax: bool
) -> tuple[Asked, int, tuple[Relaxation, ...]]:
    """The search as asked when something answers on site, else its closest variant that does."""
    asked = queries_of(generation, wanted)
    total = generation.count(asked.query)
    near = generation.count(asked.on_site) if total and asked.near else total
    if not near and relax:
        for variant, relaxation in relaxed(generation, wanted):
            return variant, generation.count(variant.query), (relaxation,)
    return asked, total, ()


def _sessions(listing: Listing, sort: Sort, offset: int, limit: int) -> tuple[FoundSession, ...]:
    rows = page(listing, sort, offset=offset, limit=limit)
    km, minutes, positions = nearest_places(listing, rows)
    columns = listing.generation.columns
    found = []
    for at, row in enumerate(rows.tolist()):
        known = positions[at] >= 0
        place = f"{columns.actions[row]}/{positions[at]}" if known else ""
        found.append(
            FoundSession(
                columns.keys[row],
                round(float(km[at]), 1) if known else None,
                round(float(minutes[at])) if known else None,
                place,
            )
        )
    return tuple(found)


def _next(position: Cursor, shown: int, total: int) -> str:
    rank = position.rank + shown
    if not shown or rank >= total:
        return ""
    return str(Cursor(position.generation, position.seed, rank))
