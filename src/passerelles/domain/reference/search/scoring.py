"""How well each entry of a shard answers a query.

A row is worth the share of the query it covers, lowered when the row says much more than the
query; words count by their rarity. An entry is worth its best row, then a little what all its rows
cover together, how many of them answer, and its own weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.reference.search.expansion import Expansion, expand
from passerelles.domain.reference.search.groups import Ints
from passerelles.domain.reference.search.shard import Floats, Shard

_QUERY_SHARE = 0.6  # the rest rewards rows that say nothing else
_TOGETHER = 0.15
_MANY = 0.02
_OWN_WEIGHT = 0.04
_PREFIX_FLOOR, _PREFIX_SLOPE = 0.7, 0.15
_ROW_THAT_ANSWERS = 0.9


@dataclass(slots=True)
class Scores:
    """The entries that answer, in order: number, score and best row of each."""

    entries: Ints
    scores: Floats
    rows: Ints


def score(shard: Shard, typed: Sequence[str]) -> Scores:
    """Score the entries of ``shard`` that share at least one word with the query."""
    expansions = expand(shard.lexicon, typed)
    full = sum(expansion.weight for expansion in expansions) or 1.0
    size = len(shard.rows.entry)
    covered, gained = np.zeros(size, np.float32), np.zeros(size, np.float32)
    shares: list[Floats] = []
    for expansion in expansions:
        if not expansion.similar and not expansion.prefixed:
            continue
        best, gain = _reach(shard, expansion)
        best *= np.float32(expansion.weight / full)
        shares.append(best)
        covered += best
        gained += gain
    return _entry_scores(shard, covered, gained, shares)


def _reach(shard: Shard, expansion: Expansion) -> tuple[Floats, Floats]:
    """Best similarity of one typed word in each row, and the weight it explains there."""
    size, postings, weight = len(shard.rows.entry), shard.postings, shard.lexicon.weight
    best, gain = np.zeros(size, np.float32), np.zeros(size, np.float32)
    if expansion.prefixed:
        _reach_prefixed(shard, expansion, best, gain)
    for number, similarity in expansion.similar.items():
        rows = postings.row[postings.offsets[number] : postings.offsets[number + 1]]
        best[rows] = np.maximum(best[rows], np.float32(similarity))
        gain[rows] = np.maximum(gain[rows], np.float32(similarity) * weight[number])
    return best, gain


def _reach_prefixed(shard: Shard, expansion: Expansion, best: Floats, gain: Floats) -> None:
    postings, lexicon = shard.postings, shard.lexicon
    found = expansion.prefixed
    span = slice(postings.offsets[found.start], postings.offsets[found.stop])
    rows, words = postings.row[span], postings.word[span]
    lengths = np.fromiter((len(lexicon.words[number]) for number in found), np.float32, len(found))
    similarity = _PREFIX_FLOOR + _PREFIX_SLOPE * len(expansion.typed) / lengths
    of_posting = similarity[words - found.start].astype(np.float32)
    np.maximum.at(best, rows, of_posting)
    np.maximum.at(gain, rows, of_posting * lexicon.weight[words])


def _entry_scores(
    shard: Shard, covered: Floats, gained: Floats, shares: Sequence[Floats]
) -> Scores:
    rows = np.flatnonzero(covered).astype(np.int32)
    if not len(rows):
        return Scores(rows, covered[rows], rows)
    worth = _row_scores(shard, rows, covered[rows], gained[rows])
    owner = shard.rows.entry[rows]
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    entries = owner[starts]
    best = np.maximum.reduceat(worth, starts)
    together = sum(np.maximum.reduceat(share[rows], starts) for share in shares)
    answering = covered[rows] >= _ROW_THAT_ANSWERS * covered.max()
    many = np.log1p(np.add.reduceat(answering.astype(np.float32), starts))
    bonus = _TOGETHER * together + _MANY * many + _OWN_WEIGHT * shard.weights[entries]
    return Scores(
        entries, (best + bonus).astype(np.float32), rows[_first_best(worth, best, starts)]
    )


def _row_scores(shard: Shard, rows: Ints, covered: Floats, gained: Floats) -> Floats:
    said = np.minimum(gained / shard.rows.total[rows], np.float32(1.0))
    scored: Floats = covered * (_QUERY_SHARE + (1 - _QUERY_SHARE) * said) * shard.rows.factor[rows]
    return scored


def _first_best(worth: Floats, best: Floats, starts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place of the first best row of each entry."""
    lengths = np.diff(starts, append=len(worth))
    places = np.flatnonzero(worth == np.repeat(best, lengths))
    owners = np.searchsorted(starts, places, side="right")
    return places[np.flatnonzero(np.diff(owners, prepend=0))]
