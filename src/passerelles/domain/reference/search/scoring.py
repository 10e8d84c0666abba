"""How well each entry of a shard answers a query.

A row is worth the share of the query it covers, lowered when the row says much more than the
query; words count by their rarity. An entry is worth its best row, then a little what all its rows
cover together, how many of them answer, and its own weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from passerelles.domain.reference.search.expansion import Expansion, expand
from passerelles.domain.reference.search.shard import Floats, Shard

_QUERY_SHARE = 0.6  # the rest rewards rows that say nothing else
_TOGETHER = 0.15
_MANY = 0.02
_OWN_WEIGHT = 0.04
_PREFIX_FLOOR, _PREFIX_SLOPE = 0.7, 0.15
_ROW_THAT_ANSWERS = 0.9


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of the rows and of the entries of a shard; zero means no answer."""

    rows: Floats
    entries: Floats


def score(shard: Shard, typed: Sequence[str]) -> Scores:
    """Score every row and entry of ``shard`` for the typed words."""
    expansions = expand(shard.lexicon, typed)
    full = sum(expansion.weight for expansion in expansions) or 1.0
    size = len(shard.rows.entry)
    covered, gained = np.zeros(size, np.float32), np.zeros(size, np.float32)
    together = np.zeros(len(shard.entries), np.float32)
    for expansion in expansions:
        best, gain = _reach(shard, expansion)
        share = np.float32(expansion.weight / full)
        covered += best * share
        gained += gain
        together += np.maximum.reduceat(best, shard.rows.starts) * share
    rows = _row_scores(shard, covered, gained)
    return Scores(rows, _entry_scores(shard, rows, covered, together))


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


def _row_scores(shard: Shard, covered: Floats, gained: Floats) -> Floats:
    said = np.minimum(gained / shard.rows.total, np.float32(1.0))
    scored: Floats = covered * (_QUERY_SHARE + (1 - _QUERY_SHARE) * said) * shard.rows.factor
    return scored


def _entry_scores(shard: Shard, rows: Floats, covered: Floats, together: Floats) -> Floats:
    starts = shard.rows.starts
    best = np.maximum.reduceat(rows, starts)
    highest = covered.max(initial=0.0)
    answering = np.add.reduceat((covered >= _ROW_THAT_ANSWERS * highest) & (covered > 0), starts)
    bonus = _TOGETHER * together + _MANY * np.log1p(answering) + _OWN_WEIGHT * shard.weights
    scored: Floats = np.where(best > 0, best + bonus, 0).astype(np.float32)
    return scored
