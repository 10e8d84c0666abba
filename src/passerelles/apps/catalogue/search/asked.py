"""A search as queries of the index."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tantivy import Query

from passerelles.apps.catalogue.search.clauses import (
    OPEN_FILTER,
    all_of,
    days_query,
    filter_queries,
    near_query,
    occupations_query,
    scored_words_query,
    words_query,
)
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.place import Surroundings, surroundings
from passerelles.apps.catalogue.search.wanted import Wanted

PLACE_FILTER = "near"


@dataclass(frozen=True, slots=True)
class Asked:
    """``base`` says which words, ``scored`` what they are worth, ``filters`` the rest by name.

    ``near``: the same place without the distance courses that answer it too, None without bounds.
    """

    base: Query
    scored: Query
    filters: Mapping[str, Query]
    around: Surroundings | None
    near: Query | None
    has_words: bool

    @property
    def query(self) -> Query:
        return all_of([self.base, *self.filters.values()])

    @property
    def scored_query(self) -> Query:
        return all_of([self.scored, *self.filters.values()])

    @property
    def on_site(self) -> Query:
        """What answers without learning at a distance, unless that was asked for."""
        if self.near is None:
            return self.query
        return all_of([self.base, *{**self.filters, PLACE_FILTER: self.near}.values()])

    def begun(self, today: int) -> Query:
        """The same sessions among those that one may not join any more and are not over."""
        others = [query for name, query in self.filters.items() if name != OPEN_FILTER]
        gone = (days_query("last", today, None), days_query("join", None, today - 1))
        return all_of([self.base, *others, *(Query.const_score_query(q, 0.0) for q in gone)])

    def leading_to(self, occupations: Iterable[str]) -> "Asked":
        """The same filters, these occupations instead of the words."""
        query = occupations_query(occupations)
        return replace(self, base=query, scored=query)


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
    return Asked(
        base=words_query(generation, wanted.words, wanted.required),
        scored=scored_words_query(generation, wanted.words, wanted.required),
        filters=queries,
        around=around,
        near=near,
        has_words=bool(wanted.words),
    )
