"""How much one word may stand for another: the same, a synonym, nearly the same letters."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np

from passerelles.domain.guidance.matching.roots import root

Synonyms: TypeAlias = Mapping[str, frozenset[str]]

SYNONYM = 0.8
RUN = 4
ALIKE = 0.62  # Dice's ratio from which two words are taken for one
_LEAST = 5  # letters: shorter words have too few runs to tell


def groups(synonyms: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """The families of words that each family of words may stand for."""
    found: dict[str, frozenset[str]] = {}
    for group in synonyms:
        names = frozenset(root(word) for word in group)
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


def likeness(said: Sequence[str], known: Sequence[str], synonyms: Synonyms) -> Any:
    """csr words said × words known, from 0 to 1; the most favourable reading of each pair."""
    number = {name: at for at, name in enumerate(known)}
    pairs = _spelt_alike(said, known)
    for row, name in enumerate(said):
        for other in synonyms.get(name, ()):
            if other in number:
                pairs[row, number[other]] = SYNONYM
        if name in number:
            pairs[row, number[name]] = 1.0
    return pairs.tocsr()


def _spelt_alike(said: Sequence[str], known: Sequence[str]) -> Any:
    """dok of Dice's ratios over runs of four letters (Dice, 1945), the high ones alone."""
    from scipy.sparse import csr_matrix

    runs: dict[str, int] = {}
    left, right = (_runs(words, runs) for words in (said, known))
    left.resize((len(said), len(runs)))
    common = (left @ right.T).tocoo()
    sizes = (np.asarray(left.sum(axis=1)).ravel(), np.asarray(right.sum(axis=1)).ravel())
    dice = 2 * common.data / (sizes[0][common.row] + sizes[1][common.col])
    high = dice >= ALIKE
    pairs = (common.row[high], common.col[high])
    return csr_matrix((dice[high], pairs), shape=(len(said), len(known))).todok()


def _runs(words: Sequence[str], runs: dict[str, int]) -> Any:
    from scipy.sparse import csr_matrix

    cells = [
        (row, runs.setdefault(run, len(runs)))
        for row, word in enumerate(words)
        for run in _runs_of(word)
    ]
    rows, columns = zip(*cells, strict=True) if cells else ((), ())
    return csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(words), len(runs)))


def _runs_of(word: str) -> set[str]:
    if len(word) < _LEAST or not word.isalpha():
        return set()
    marked = f" {word}"
    return {marked[at : at + RUN] for at in range(len(marked) - RUN + 1)}
