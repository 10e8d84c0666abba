"""The sessions of one page: candidates from the index, then the order that was asked for."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tantivy import Order, Query

from passerelles.apps.catalogue.search.asked import Asked
from passerelles.apps.catalogue.search.clauses import (
    all_of,
    days_query,
    group_query,
    near_query,
    placed_query,
    preferring,
    ring_query,
    without,
)
from passerelles.apps.catalogue.search.generation import Generation
from passerelles.apps.catalogue.search.place import Surroundings
from passerelles.apps.catalogue.search.schema import NEVER
from passerelles.domain.catalogue.ranking import Candidates, ranked
from passerelles.domain.catalogue.search_request import Sort

RERANKED = 500
# What being near is worth while candidates are chosen: beyond, up to (kilometres), score.
_RINGS = ((0.0, 15.0, 6.0), (15.0, 50.0, 3.0))
_GROUP_SCORE = 0.05

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Listing:
    """What to list; ``today`` is a day number, ``seed`` draws the order among equals."""

    generation: Generation
    asked: Asked
    today: int
    seed: int

    @property
    def query(self) -> Query:
        return self.asked.query

    @property
    def around(self) -> Surroundings | None:
        return self.asked.around

    @property
    def has_words(self) -> bool:
        return self.asked.has_words


def page(listing: Listing, sort: Sort, *, offset: int, limit: int) -> Rows:
    """Rows from ``offset``; fewer than ``limit`` at the end of the list or of what is re-ranked."""
    if sort is Sort.NEAREST and listing.around:
        return _nearest(listing, offset, limit)
    if sort is Sort.SOONEST:
        return _soonest(listing, listing.query, offset, limit)
    if offset < RERANKED:
        best = _best(listing)
        return best[offset : offset + limit]
    if listing.has_words:
        query = _preferred(listing)
        return listing.generation.scored(query, limit, offset=offset).rows
    if listing.around:
        return _nearest(listing, offset, limit)
    return _soonest(listing, listing.query, offset, limit)


def nearest_places(listing: Listing, rows: Rows) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """Kilometres, minutes and position of the nearest place of each row (NaN, NaN, −1: nowhere)."""
    km, minutes = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    positions = np.full(len(rows), -1, dtype=np.int64)
    if listing.around is None or not len(rows):
        return km, minutes, positions
    columns = listing.generation.columns
    starts = columns.place_starts[rows].astype(np.int64)
    sizes = columns.place_starts[rows + 1] - starts
    owners = np.repeat(np.arange(len(rows)), sizes)
    places = np.repeat(starts - np.cumsum(sizes) + sizes, sizes) + np.arange(len(owners))
    communes = columns.place_communes[places]
    distances = listing.around.km[communes]
    located = np.flatnonzero(~np.isnan(distances))
    order = located[np.lexsort((distances[located], owners[located]))]
    found, first = np.unique(owners[order], return_index=True)
    best = order[first]
    km[found], minutes[found] = distances[best], listing.around.minutes[communes[best]]
    positions[found] = columns.place_positions[places[best]]
    return km, minutes, positions


def _best(listing: Listing) -> Rows:
    """The first ``RERANKED`` sessions in the order of relevance."""
    if listing.has_words:
        found = listing.generation.scored(_preferred(listing), RERANKED)
        rows, scores = found.rows, found.scores
    else:
        rows = (
            _nearest(listing, 0, RERANKED)
            if listing.around
            else _soonest(listing, listing.query, 0, RERANKED)
        )
        scores = np.zeros(len(rows))
    if not len(rows):
        return rows
    candidates = _candidates(listing, rows, scores)
    order = ranked(candidates, seed=listing.seed, placed=listing.around is not None)
    return rows[order]


def _preferred(listing: Listing) -> Query:
    wishes = [group_query(listing.seed, _GROUP_SCORE)]
    if listing.around:
        km = listing.around.km
        for beyond, reach, score in _RINGS:
            ring = np.flatnonzero((km >= beyond) & (km < reach))
            wishes.append(ring_query(ring.tolist(), score))
    return preferring(listing.asked.scored_query, wishes)


def _candidates(listing: Listing, rows: Rows, scores: Floats) -> Candidates:
    columns = listing.generation.columns
    km, minutes, _ = nearest_places(listing, rows)
    low, high = columns.low[rows], columns.high[rows]
    updated = columns.updated[rows]
    for beyond, reach, score in _RINGS:
        scores = scores - np.where((km >= beyond) & (km < reach), score, 0.0)
    return Candidates(
        score=np.maximum(scores, 0.0) if listing.has_words else np.zeros(len(rows)),
        minutes=minutes,
        remote=columns.remote[rows] > 0,
        days=_days_left(low, high, listing.today),
        any_day=columns.any_day[rows] > 0,
        certifying=columns.certifying[rows] > 0,
        age=np.where(updated > 0, listing.today - updated, np.nan),
        quality=columns.quality[rows],
        training=columns.training[rows].astype(np.int64),
        number=rows,
    )


def _days_left(low: Floats, high: Floats, today: int) -> Floats:
    """Days until one may start: 0 while one may, negative once too late, NaN when unknown."""
    days = np.where(low > today, low - today, np.minimum(high - today, 0))
    return np.where(low >= NEVER, np.nan, days)


def _soonest(listing: Listing, query: Query, offset: int, limit: int) -> Rows:
    """First those that one may still join, by start; then those begun, then undated ones."""
    upcoming = days_query("high", listing.today, None)
    joinable = all_of([Query.const_score_query(upcoming, 0.0), query])
    generation = listing.generation
    rows = _window(generation, joinable, offset, limit, Order.Asc)
    if len(rows) == limit:
        return rows
    before = generation.count(joinable)
    rest = _window(
        generation, without(query, upcoming), max(offset - before, 0), limit - len(rows), Order.Desc
    )
    return np.concatenate([rows, rest])


def _window(generation: Generation, query: Query, offset: int, limit: int, order: Order) -> Rows:
    field = "low" if order == Order.Asc else "high"
    return generation.rows(query, limit, offset=offset, order_by_field=field, order=order)


def _nearest(listing: Listing, offset: int, limit: int) -> Rows:
    """By distance from commune to commune, then by start; what has no place comes last."""
    need = offset + limit
    placed = all_of([listing.query, placed_query(True)])
    rows = _nearest_placed(listing, placed, need)
    if len(rows) >= need:
        return rows[offset:need]
    nowhere = all_of([listing.query, placed_query(False)])
    rest = _soonest(listing, nowhere, max(offset - len(rows), 0), need - max(offset, len(rows)))
    return np.concatenate([rows[offset:], rest])


def _nearest_placed(listing: Listing, query: Query, need: int) -> Rows:
    """Whole communes while they hold what is missing, then the soonest of the next one.

    A session in several communes counts in each: what is missing then comes in a few more turns.
    """
    communes, counts = _by_commune(listing, query)
    rows, taken = np.empty(0, dtype=np.int64), 0
    while len(rows) < need and taken < len(communes):
        missing = need - len(rows)
        whole = int(np.searchsorted(np.cumsum(counts[taken:]), missing, side="right"))
        ring = communes[taken : taken + max(whole, 1)]
        asked = all_of([query, near_query(ring, or_remote=False)])
        if taken:
            asked = without(asked, near_query(communes[:taken], or_remote=False))
        more = (
            _by_distance(listing, asked, missing) if whole else _soonest(listing, asked, 0, missing)
        )
        rows, taken = np.concatenate([rows, more]), taken + len(ring)
    return rows


def _by_commune(listing: Listing, query: Query) -> tuple[list[int], NDArray[np.int64]]:
    """Communes that hold answers, nearest first, and how many each."""
    km = listing.around.km if listing.around else np.empty(0)
    found = listing.generation.searcher.aggregate(
        query, {"near": {"terms": {"field": "commune", "size": len(km) or 1}}}
    )
    buckets = found["near"]["buckets"]
    communes = np.array([int(bucket["key"]) for bucket in buckets], dtype=np.int64)
    counts = np.array([bucket["doc_count"] for bucket in buckets], dtype=np.int64)
    order = np.argsort(np.nan_to_num(km[communes], nan=np.inf), kind="stable")
    return communes[order].tolist(), counts[order]


def _by_distance(listing: Listing, query: Query, most: int) -> Rows:
    rows = _soonest(listing, query, 0, most)
    km, _, _ = nearest_places(listing, rows)
    return rows[np.argsort(np.nan_to_num(km, nan=np.inf), kind="stable")]
