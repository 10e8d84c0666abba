"""The label index: occupations, skills, certifications, bodies and places found by their words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

import numpy as np

from passerelles.domain.reference.search.entries import Match, SearchEntry
from passerelles.domain.reference.search.scoring import Scores, score
from passerelles.domain.reference.search.shard import LABEL, Shard, build_shard
from passerelles.domain.reference.search.words import (
    INTENT_WORDS,
    QUERY_LENGTH,
    expanded,
    fold,
    query_words,
)

DEFAULT_LIMIT = 10
# What a whole text adds, always above what words can give: the code, the label, another name.
_EXACT_CODE, _EXACT_LABEL, _EXACT_VARIANT = 6.0, 5.0, 3.0


class LabelIndex:
    """Labels of several kinds, searched together or apart; built in memory, never changed.

    The same entries give the same answers in the same order, whatever their order at building.
    """

    def __init__(self, entries: Iterable[SearchEntry]) -> None:
        by_kind: dict[str, list[SearchEntry]] = defaultdict(list)
        for entry in entries:
            by_kind[entry.kind].append(entry)
        self._shards = {kind: build_shard(kind, by_kind[kind]) for kind in sorted(by_kind)}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that have at least one entry."""
        return tuple(self._shards)

    def __len__(self) -> int:
        return sum(len(shard.entries) for shard in self._shards.values())

    def search(
        self, query: str, *, kinds: Collection[str] | None = None, limit: int = DEFAULT_LIMIT
    ) -> list[Match]:
        """The entries that answer ``query``, best first, at most ``limit``.

        ``kinds`` restricts the answer (None: every kind). Only the first 200 characters of the
        query are read; an empty or meaningless query has no answer.
        """
        words = query_words(query)
        if not words or limit < 1:
            return []
        shards = [s for kind, s in self._shards.items() if kinds is None or kind in kinds]
        found = [match for shard in shards for match in _search_shard(shard, query, words, limit)]
        found.sort(key=lambda match: (-match.score, match.kind, len(match.label), match.code))
        return found[:limit]


def _search_shard(shard: Shard, query: str, words: Sequence[str], limit: int) -> list[Match]:
    scores = score(shard, words)
    exact = _exact(shard, query)
    found = {number: (value, row) for number, value, row in _head(scores, limit + len(exact))}
    for entry, (gain, row) in exact.items():
        value, _ = found.get(entry, (0.0, row))
        found[entry] = (value + gain, row)
    ranked = sorted(
        found, key=lambda number: (-found[number][0], len(shard.entries[number].label), number)
    )
    return [_match(shard, number, *found[number]) for number in ranked[:limit]]


def _head(scores: Scores, size: int) -> Iterator[tuple[int, float, int]]:
    """The best entries, with all those that equal the last: number, score and best row."""
    kept = np.arange(len(scores.entries))
    if len(kept) > size:
        cut = np.partition(scores.scores, -size)[-size]
        kept = np.flatnonzero(scores.scores >= cut)
    columns = (scores.entries[kept], scores.scores[kept], scores.rows[kept])
    yield from zip(*(column.tolist() for column in columns), strict=True)


def _exact(shard: Shard, query: str) -> dict[int, tuple[float, int]]:
    """The entries written exactly as the query: what it adds and the row that says so."""
    written: dict[int, tuple[float, int]] = {}
    for text in _whole_texts(query):
        for row in shard.exact.rows(text).tolist():
            entry, gain = _exact_gain(shard, row)
            written[entry] = max(written.get(entry, (0.0, 0)), (gain, -row))
    return {entry: (gain, -row) for entry, (gain, row) in written.items()}


def _whole_texts(query: str) -> set[str]:
    words = fold(query[:QUERY_LENGTH]).split()
    meant = [word for word in words if word not in INTENT_WORDS]
    return {" ".join(text) for text in (words, expanded(words), meant) if text}


def _exact_gain(shard: Shard, row: int) -> tuple[int, float]:
    if row < 0:
        return -1 - row, _EXACT_CODE
    entry = int(shard.rows.entry[row])
    if shard.rows.variant[row] == LABEL:
        return entry, _EXACT_LABEL
    return entry, _EXACT_VARIANT * float(shard.rows.factor[row])


def _match(shard: Shard, number: int, value: float, row: int) -> Match:
    entry = shard.entries[number]
    return Match(
        kind=entry.kind,
        edition=entry.edition,
        code=entry.code,
        label=entry.label,
        matched=_written(shard, entry, row),
        score=round(value, 4),
    )


def _written(shard: Shard, entry: SearchEntry, row: int) -> str:
    if row < 0:
        return entry.code
    variant = int(shard.rows.variant[row])
    return entry.label if variant == LABEL else entry.variants[variant]
