"""What sequences may at best become: the bound of the search.

The gap closed is submodular: a step brings the less, the more was brought before (Nemhauser, Wolsey
and Fisher, 1978). So what a sequence closes, plus what each later step would add to it alone, is
never exceeded. The later steps must follow one another too: their best sum is that of weighted
interval scheduling, found from the last start to the first (Kleinberg and Tardos, 2005, 6.1).
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.building.values import NEVER, Bools, Numbers, Parts

_Number = TypeVar("_Number", np.int64, np.float32)


class Chains:
    """The most that chains of at most ``length`` rows may add after a row, for each node.

    ``added`` (nodes × rows): what each row would add, 0 where it cannot be taken; rows in order of
    their start. ``following``: the first row that starts after the end of each. ``free`` (nodes ×
    rows): the most that may follow each row, 0 when nothing may.
    """

    def __init__(self, added: Parts, following: Numbers, length: int) -> None:
        self._added, self._following, self._may = added, following, added > 0
        self._by_length = [np.zeros_like(added)]
        for already in range(length):
            longer = np.where(self._may, added + self.free, 0) if already else added
            self._by_length.append(self._later(longer))

    @property
    def free(self) -> Parts:
        """For each node and row, whatever follows."""
        return self._by_length[-1]

    def with_one_of(self, wanted: Bools) -> Parts:
        """The same, a wanted row among them."""
        found = np.zeros_like(self._added)
        chosen = np.where(wanted, self._added, np.float32(0))
        for free in self._by_length[:-1]:
            first = np.where(chosen > 0, chosen + free, 0)
            after = np.where((found > 0) & self._may, self._added + found, 0)
            found = self._later(np.maximum(first, after))
        return found

    def _later(self, sums: Parts) -> Parts:
        """The greatest among the rows that may follow each."""
        found: Parts = _onward(sums, np.float32(0), np.maximum)[:, self._following]
        return found


def soonest(ends: Numbers, may: Bools) -> Numbers:
    """The soonest end among the rows that may be taken, from each on (nodes × rows + 1)."""
    return _onward(np.where(may, ends, NEVER), np.int64(NEVER), np.minimum)


def _onward(values: NDArray[_Number], nothing: _Number, best: np.ufunc) -> NDArray[_Number]:
    """The best from each row on, and beyond the last one."""
    found = np.empty((values.shape[0], values.shape[1] + 1), dtype=values.dtype)
    found[:, -1] = nothing
    best.accumulate(values[:, ::-1], axis=1, out=found[:, -2::-1])
    return found
