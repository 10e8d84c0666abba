"""Counting what is offered by place and subject, on arrays: half a million sessions at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Links:
    """From each row to several numbers, kept as one array and where each row begins.

    A row never says the same number twice.
    """

    __slots__ = ("_counts", "_starts", "_values")

    def __init__(self, rows: Ints, values: Ints, *, size: int) -> None:
        """``rows`` and ``values`` are pairs in any order; ``size`` is how many rows there are."""
        width = int(values.max(initial=0)) + 1
        pairs = np.unique(rows * width + values)
        self._values: Ints = pairs % width
        self._counts: Ints = np.bincount(pairs // width, minlength=size)
        self._starts: Ints = np.concatenate([[0], np.cumsum(self._counts)[:-1]])

    def expand(self, rows: Ints) -> tuple[Ints, Ints]:
        """For each row asked, as many pairs (position in ``rows``, number) as it has numbers."""
        counts = self._counts[rows]
        positions: Ints = np.repeat(np.arange(len(rows)), counts)
        before = np.repeat(np.cumsum(counts) - counts, counts)
        inside = np.arange(len(positions)) - before
        numbers: Ints = self._values[np.repeat(self._starts[rows], counts) + inside]
        return positions, numbers

    def then(self, other: "Links") -> "Links":
        """From each row to the numbers that ``other`` gives to its numbers."""
        size = len(self._counts)
        positions, numbers = self.expand(np.arange(size))
        again, reached = other.expand(numbers)
        return Links(positions[again], reached, size=size)


@dataclass(frozen=True, slots=True)
class SeatTally:
    """What is offered in each cell, arrays of one length.

    ``keys``: one row a cell, one column a part of its key. ``known`` sums the seats of the sessions
    that say theirs; ``unsaid`` counts those that do not.
    """

    keys: Ints
    sessions: Ints
    known: Floats
    unsaid: Ints


def tally_seats(seats: Floats, keys: Sequence[Ints]) -> SeatTally:
    """Count sessions and sum seats by key; ``seats`` are NaN where nobody gave them.

    ``keys`` are columns of numbers ≥ 0, of the length of ``seats``. A session counts once in each
    of its rows.
    """
    # One number a key: sorting rows of several columns takes five times longer.
    widths = tuple(int(column.max(initial=0)) + 1 for column in keys)
    cells, inverse = np.unique(np.ravel_multi_index(tuple(keys), widths), return_inverse=True)
    unsaid, size = np.isnan(seats), len(cells)
    return SeatTally(
        keys=np.column_stack(np.unravel_index(cells, widths)),
        sessions=np.bincount(inverse, minlength=size),
        known=summed(np.where(unsaid, 0.0, seats), inverse, size=size),
        unsaid=np.bincount(inverse[unsaid], minlength=size),
    )


def summed(weights: Floats, numbers: Ints, *, size: int) -> Floats:
    """The sum of ``weights`` for each number from 0 to ``size`` − 1."""
    return np.bincount(numbers, weights=weights, minlength=size).astype(np.float64)
