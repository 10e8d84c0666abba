"""The passages of texts: each clause, with its neighbour, and the whole when it is short."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.matching.clauses import Clause
from passerelles.domain.guidance.matching.roots import root

_SHORT = 12  # words: a longer text is a list, and words taken far apart say nothing together


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """``owners``: the text of each passage. ``words``: families met. ``says``: csr of 0 and 1."""

    texts: int
    owners: NDArray[np.int64]
    words: tuple[str, ...]
    says: Any

    def best_of(self, scores: Any, rivalry: float) -> Any:
        """csr texts × labels: the best score that a passage of the text gives (coo received).

        In a passage, what scores less than ``rivalry`` times the best is dropped.
        """
        from scipy.sparse import csr_matrix

        width = scores.shape[1]
        best = np.zeros(len(self.owners))
        np.maximum.at(best, scores.row, scores.data)
        kept = scores.data >= rivalry * best[scores.row]
        pairs = self.owners[scores.row[kept]] * width + scores.col[kept]
        highest, firsts = highest_of(pairs, scores.data[kept])
        return csr_matrix((highest, (firsts // width, firsts % width)), shape=(self.texts, width))


def highest_of(
    pairs: NDArray[np.int64], values: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The highest value of each pair, and the pairs, in order and once each."""
    order = np.argsort(pairs, kind="stable")
    starts = np.flatnonzero(np.diff(pairs[order], prepend=-1))
    if not len(starts):
        return np.empty(0), np.empty(0, dtype=np.int64)
    return np.maximum.reduceat(values[order], starts), pairs[order][starts]


def in_passages(texts: Sequence[Sequence[Clause]]) -> Passages:
    """Cut texts; a passage keeps the families of its words, without repeats."""
    from scipy.sparse import csr_matrix

    cut = [(row, passage) for row, text in enumerate(texts) for passage in _passages(text)]
    rooted = [tuple(dict.fromkeys(root(word) for word in passage)) for _, passage in cut]
    number = {name: at for at, name in enumerate(dict.fromkeys(n for one in rooted for n in one))}
    rows = [row for row, names in enumerate(rooted) for _ in names]
    columns = [number[name] for names in rooted for name in names]
    says = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(cut), len(number)))
    return Passages(len(texts), np.array([row for row, _ in cut], np.int64), tuple(number), says)


def _passages(text: Sequence[Clause]) -> list[Clause]:
    whole = tuple(word for clause in text for word in clause)
    if len(text) < 2:
        return [whole]
    alone = (_complete(clause, text[-1][1:]) for clause in text)
    if len(whole) <= _SHORT:
        return [whole, *alone]
    return [*alone, *((*one, *other) for one, other in pairwise(text))]


def _complete(clause: Clause, shared: Clause) -> Clause:
    """« découpage » in « traçage, découpage et pliage des tôles » is a « découpage de tôles »."""
    return (*clause, *shared) if len(clause) == 1 else clause
