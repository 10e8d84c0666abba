"""Sparse arrays: built from pairs, weighted by rarity, brought to norm 1."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def counted(rows: Sequence[Iterable[str]], number: Mapping[str, int] | None = None) -> Any:
    """Rows × features (float32): how many times each row names each feature."""
    return summed([[(name, 1.0) for name in names] for names in rows], number)


def summed(
    rows: Sequence[Iterable[tuple[str, float]]], number: Mapping[str, int] | None = None
) -> Any:
    """Rows × features (float32): the sum of the values that each row gives to each feature.

    The features are those of ``number``, else the ones met, in their order. A feature that
    ``number`` does not know is left out.
    """
    from scipy.sparse import csr_matrix

    met = [name for row in rows for name, _ in row]
    columns = {name: at for at, name in enumerate(dict.fromkeys(met))} if number is None else number
    kept = [
        (at, columns[name], value)
        for at, row in enumerate(rows)
        for name, value in row
        if name in columns
    ]
    at, of, values = zip(*kept, strict=True) if kept else ((), (), ())
    found = (np.array(values, dtype=np.float32), (np.array(at, int), np.array(of, int)))
    return csr_matrix(found, shape=(len(rows), len(columns)))


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
