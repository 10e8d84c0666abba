"""Search of sessions: the one entry point of pages, API and console."""

from collections.abc import Mapping
from dataclasses import dataclass

from tantivy import Query

from passerelles.apps.catalogue.search.answers import FoundSession, SearchAnswer, Understanding
from passerelles.apps.catalogue.search.checks import check, read_position
from passerelles.apps.catalogue.search.clauses import (
    all_of,
    filter_queries,
    near_query,
    words_query,
)
from passerelles.apps.catalogue.search.facets import count_facets
from passerelles.apps.catalogue.search.generation import Generation, current_generation
from passerelles.apps.catalogue.search.ordering import Listing, nearest_places, page
from passerelles.apps.catalogue.search.place import Surroundings, surroundings
from passerelles.apps.catalogue.search.wanted import Wanted, understand
from passerelles.domain.catalogue.cursor import Cursor
from passerelles.domain.catalogue.search_request import SearchRequest, Sort

PLACE_FILTER = "near"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as queries: ``base`` says which words, ``filters`` the rest by name."""

    base: Query
    filters: Mapping[str, Query]
    around: Surroundings | None
    has_words: bool

    @property
    def query(self) -> Query:
        return all_of([self.base, *self.filters.values()])


def search_sessions(request: SearchRequest) -> SearchAnswer:
    """The sessions that answer a request, best first, with what was understood and loosened.

    Distance courses answer a search around a place; they come without kilometres. Raises BadSearch
    (French sentence) for a request that cannot be read, SearchUnavailable when the index cannot.
    """
    check(request)
    generation = current_generation()
    if generation is None:
        return SearchAnswer(0, (), "", Understanding())
    wanted, understanding = understand(generation, request)
    asked = queries_of(generation, wanted)
    total = generation.count(asked.query)
    relaxed = ()
    position = read_position(request, generation.number)
    listing = Listing(
        generation,
        asked.query,
        asked.has_words,
        asked.around,
        request.today.toordinal(),
        position.seed,
    )
    sessions = _sessions(listing, _sort(request), position.rank, request.limit)
    return SearchAnswer(
        total=total,
        sessions=sessions,
        next_cursor=_next(position, len(sessions), total),
        understanding=understanding,
        relaxed=relaxed,
        facets=count_facets(generation, asked.base, asked.filters) if request.facets else {},
    )


def queries_of(generation: Generation, wanted: Wanted) -> Asked:
    """Raises BadSearch when the commune is unknown."""
    filters = wanted.filters
    around = surroundings(generation, filters.commune) if filters.commune else None
    queries = filter_queries(generation, wanted)
    if around and (filters.radius_km is not None or filters.max_minutes is not None):
        communes = around.within(filters.radius_km, filters.max_minutes)
        queries[PLACE_FILTER] = near_query(communes.tolist(), or_remote=True)
    base = words_query(wanted.words, wanted.required)
    return Asked(base, queries, around, bool(wanted.words))


def _sort(request: SearchRequest) -> Sort:
    return request.sort


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
