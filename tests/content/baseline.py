"""The search to beat: cosine of TF-IDF vectors of character n-grams (3 to 5), one name a row.

It is what a competent team would write in an afternoon: words padded with spaces, smoothed idf,
logarithmic frequencies. It sees the names of ROME, both gender forms, and no synonym.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from scipy import sparse

from passerelles.domain.reference.search.appellations import gender_forms
from passerelles.domain.reference.search.words import fold

SHORTEST, LONGEST = 3, 5


def ngrams(text: str) -> Iterator[str]:
    """The n-grams of each word of ``text``, its borders marked by spaces."""
    for word in fold(text).split():
        padded = f" {word} "
        for length in range(SHORTEST, min(LONGEST, len(padded)) + 1):
            for start in range(len(padded) - length + 1):
                yield padded[start : start + length]


class BaselineSearch:
    """Occupations ranked by the cosine of their closest name."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        rows = [(code, form) for code, name in names for form in gender_forms(name).distinct()]
        self._codes = [code for code, _ in rows]
        grams = [list(ngrams(form)) for _, form in rows]
        self._number = {gram: at for at, gram in enumerate(sorted(set(chain(*grams))))}
        counts = self._counts(grams)
        frequency = np.bincount(counts.indices, minlength=len(self._number))
        self._idf = np.log((1 + len(rows)) / (1 + frequency)) + 1
        self._matrix = self._weighted(counts).tocsr()

    def search(self, query: str, *, limit: int = 20) -> list[str]:
        """The codes of the closest occupations, best first."""
        vector = self._weighted(self._counts([list(ngrams(query))]))
        scores = np.asarray((self._matrix @ vector.T).todense()).ravel()
        order = np.argsort(-scores, kind="stable")[: 50 * limit]
        found = dict.fromkeys(self._codes[at] for at in order if scores[at] > 0)
        return list(found)[:limit]

    def _counts(self, grams: Sequence[Sequence[str]]) -> sparse.csr_matrix:
        known = [[self._number[g] for g in line if g in self._number] for line in grams]
        indptr = np.cumsum([0, *map(len, known)])
        indices = np.fromiter(chain(*known), np.int32, int(indptr[-1]))
        shape = (len(grams), len(self._number))
        matrix = sparse.csr_matrix((np.ones(len(indices)), indices, indptr), shape=shape)
        matrix.sum_duplicates()
        return matrix

    def _weighted(self, counts: sparse.csr_matrix) -> sparse.csr_matrix:
        weighted = counts.copy()
        weighted.data = (1 + np.log(weighted.data)) * self._idf[weighted.indices]
        norms = np.sqrt(weighted.multiply(weighted).sum(axis=1)).A1
        return sparse.diags(1 / np.maximum(norms, 1e-12)) @ weighted
