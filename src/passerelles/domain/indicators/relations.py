"""Which cells of a set of tables add up to which others."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Relation(Generic[Key]):
    """``total`` is the sum of ``parts``.

    Zones that overlap are each the sum of the atoms that make them up: two of them then share
    parts, and what their difference reveals is seen.
    """

    total: Key
    parts: tuple[Key, ...]


def cross_relations(
    keys: Iterable[tuple[str, ...]], *, total: str = ""
) -> list[Relation[tuple[str, ...]]]:
    """The relations of a cross table: along each position, the cells add up to their total.

    ``keys`` are tuples of one length, ``total`` standing for the whole of a position. A position
    whose total is not among ``keys`` gives no relation.
    """
    known = set(keys)
    parts: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(known):
        for rank, value in enumerate(key):
            whole = (*key[:rank], total, *key[rank + 1 :])
            if value != total and whole in known:
                parts[(str(rank), *whole)].append(key)
    return [Relation(whole[1:], tuple(found)) for whole, found in sorted(parts.items())]


class Sums(Generic[Key]):
    """Relations as a sparse matrix over numbered cells: each row sums to zero.

    ``row``, ``column`` and ``sign`` are the filled entries: +1 for a part, -1 for the total.
    """

    def __init__(self, keys: Iterable[Key], relations: Sequence[Relation[Key]]) -> None:
        self.keys = tuple(keys)
        self.number: Mapping[Key, int] = {key: rank for rank, key in enumerate(self.keys)}
        self.rows = len(relations)
        entries = [
            (row, self.number[key], sign)
            for row, one in enumerate(relations)
            for key, sign in ((one.total, -1), *((part, 1) for part in one.parts))
        ]
        filled = np.array(entries, dtype=np.int64).reshape(-1, 3)
        self.row, self.column, self.sign = filled[:, 0], filled[:, 1], filled[:, 2]

    def balance(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each row sums to: zeros when ``values`` respect the relations."""
        weights = values[self.column] * self.sign
        return np.bincount(self.row, weights, self.rows).astype(np.float64)

    def count(self, chosen: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many chosen cells each row holds."""
        return np.bincount(self.row[chosen[self.column]], minlength=self.rows)

    @cached_property
    def cells_of(self) -> list[list[int]]:
        """The cells of each row, its total among them."""
        cells: list[list[int]] = [[] for _ in range(self.rows)]
        for row, column in zip(self.row.tolist(), self.column.tolist(), strict=True):
            cells[row].append(column)
        return cells

    @cached_property
    def rows_of(self) -> list[list[int]]:
        """The rows in which each cell is."""
        rows: list[list[int]] = [[] for _ in self.keys]
        for row, column in zip(self.row.tolist(), self.column.tolist(), strict=True):
            rows[column].append(row)
        return rows
