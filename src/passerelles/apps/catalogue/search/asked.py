"""A search as queries of the index."""

from collections.abc import Mapping
from dataclasses import dataclass

from tantivy import Query

from passerelles.apps.catalogue.search.clauses import (
    all_of,
    filter_queries,
    near_query,
    words_query,
)
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.place import Surroundings, surroundings
from passerelles.apps.catalogue.search.wanted import Wanted

PLACE_FILTER = "near"


@dataclass(frozen=True, slots=True)
class Asked:
    """``base`` says which words, ``filters`` the rest by name.

    ``near``: the same place without the distance courses that answer it too, None without bounds.
    """

    base: Query
    filters: Mapping[str, Query]
    around: Surroundings | None
    near: Query | None
    has_words: bool

    @property
    def query(self) -> Query:
        return all_of([self.base, *self.filters.values()])

    @property
    def on_site(self) -> Query:
        """What answers without learning at a distance, unless that was asked for."""
        if self.near is None:
            return self.query
        return all_of([self.base, *{**self.filters, PLACE_FILTER: self.near}.values()])


def queries_of(generation: Generation, wanted: Wanted) -> Asked:
    """Raises BadSearch when the commune is unknown."""
    filters = wanted.filters
    around = surroundings(generation, filters.commune) if filters.commune else None
    queries = filter_queries(generation, wanted)
    near = None
    if around and filters.bounded:
        communes = around.within(filters.radius_km, filters.max_minutes).tolist()
        queries[PLACE_FILTER] = near_query(communes, or_remote=True)
        if filters.modes != {"remote"}:
            near = near_query(communes, or_remote=False)
    base = words_query(wanted.words, wanted.required)
    return Asked(base, queries, around, near, bool(wanted.words))
