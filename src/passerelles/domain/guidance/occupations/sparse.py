"""Sparse arrays: built from pairs, weighted by rarity, brought to norm 1."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray


def counted(rows: Sequence[Sequence[str]], number: Mapping[str, int] | None = None) -> Any:
    """Rows × features (float32): how many times each row names each feature.

    A row that several share (the same object) is read once.
    """
    distinct = {id(row): row for row in rows}
    place = {key: at for at, key in enumerate(distinct)}
    ones = np.ones(sum(map(len, distinct.values())), dtype=np.float32)
    found = _table(list(distinct.values()), ones, number)
    return found if len(place) == len(rows) else found[[place[id(row)] for row in rows]]


def summed(rows: Sequence[Mapping[str, float]], number: Mapping[str, int] | None = None) -> Any:
    """Rows × features (float32): the value that each row gives to each feature."""
    values = [value for row in rows for value in row.values()]
    return _table([list(row) for row in rows], np.array(values, dtype=np.float32), number)


def _table(
    rows: Sequence[Sequence[str]], values: NDArray[np.float32], number: Mapping[str, int] | None
) -> Any:
    """The features are those of ``number``, else the ones met; others are left out."""
    from scipy.sparse import csr_matrix

    names = list(chain.from_iterable(rows))
    if number is None:
        number = {name: at for at, name in enumerate(dict.fromkeys(names))}
    sizes = np.array([len(row) for row in rows], dtype=np.int64)
    at = np.repeat(np.arange(len(rows)), sizes)
    of = np.fromiter((number.get(name, -1) for name in names), dtype=np.int64, count=len(names))
    known = of >= 0
    found = (values[known], (at[known], of[known]))
    return csr_matrix(found, shape=(len(rows), len(number)))


def rarity(matrix: Any) -> NDArray[np.float32]:
    """What a feature tells (BM25's inverse document frequency): 0 when every row has it.

    Rows without any feature are not counted: nobody described them.
    """
    described = int((np.diff(matrix.indptr) > 0).sum())
    holders = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return np.log1p((described - holders) / (holders + 0.5)).astype(np.float32)


def scaled(matrix: Any, weights: NDArray[np.float32]) -> Any:
    """The matrix with each column multiplied."""
    found = matrix.copy()
    found.data = found.data * weights[found.indices]
    return found


def normed(matrix: Any) -> Any:
    """The matrix with each row brought to norm 1; an empty row stays empty."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    norms = np.sqrt(np.where(squares > 0, squares, 1.0))
    found = matrix.copy()
    found.data = (found.data / np.repeat(norms, np.diff(matrix.indptr))).astype(np.float32)
    return found
