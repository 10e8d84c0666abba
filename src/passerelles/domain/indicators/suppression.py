"""Which cells to hide besides the small ones, so that nobody rebuilds them."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.indicators.intruder import Intruder
from passerelles.domain.indicators.relations import Sums


class Suppression:
    """The cells hidden so far.

    Two steps repeated until nothing is exposed: each sum that gives a cell away at a glance loses
    its cheapest published cell; then the intruder's programs find what several sums give away
    together, and each of those cells gets a complement. The cheapest cell is the smallest, dearer
    when it would stand alone in its other sums. Nothing hidden is ever shown again.
    """

    def __init__(
        self, sums: Sums[Any], values: NDArray[np.float64], unpublished: NDArray[np.bool_]
    ) -> None:
        self._sums = sums
        self._values = values
        self._guarded = ~unpublished
        self.hidden = unpublished.copy()
        self._intruder = Intruder(sums, values)
        self._intruder.lose(np.flatnonzero(unpublished))

    def raise_to(self, level: int) -> None:
        """Leave at least ``level`` of doubt on all that is hidden, counts below it included."""
        small = (self._values > 0) & (self._values < level)
        self._guarded |= small
        self._hide(np.flatnonzero(small & ~self.hidden))
        while True:
            while self._complete(self._open_sums(level)):
                pass
            guarded = np.flatnonzero(self.hidden & self._guarded)
            exposed = self._intruder.exposed(guarded, width=level)
            if not exposed or not self._complete_around(exposed):
                return

    def _hide(self, cells: NDArray[np.int64]) -> None:
        self.hidden[cells] = True
        self._intruder.lose(cells)

    def _open_sums(self, level: int) -> list[int]:
        """The sums that hide one guarded cell alone, or parts that are small even together."""
        sums, hidden = self._sums, self.hidden
        count = sums.count(hidden)
        guarded = sums.count(hidden & self._guarded) > 0
        total_hidden = np.bincount(
            sums.row[hidden[sums.column] & (sums.sign < 0)], minlength=sums.rows
        )
        together = sums.balance(np.where(hidden, self._values, 0.0))
        weak = (count == 1) | ((total_hidden == 0) & (together < level))
        return [int(row) for row in np.flatnonzero(guarded & weak)]

    def _complete(self, rows: Iterable[int]) -> bool:
        """Hide one more cell in each of these sums; whether there was one to hide."""
        chosen = False
        for row in rows:
            cell = self._cheapest(self._sums.cells_of[row])
            if cell is not None:
                self._hide(np.array([cell]))
                chosen = True
        return chosen

    def _complete_around(self, exposed: list[int]) -> bool:
        """Hide one complement for each exposed cell whose sums have not just lost one."""
        touched: set[int] = set()
        for cell in sorted(exposed, key=lambda one: self._values[one]):
            rows = self._sums.rows_of[cell]
            if touched.isdisjoint(rows):
                near = [other for row in rows for other in self._sums.cells_of[row]]
                chosen = self._cheapest(near)
                if chosen is None:
                    chosen = self._cheapest(self._connected(cell))
                if chosen is not None:
                    self._hide(np.array([chosen]))
                    touched.update(self._sums.rows_of[chosen])
        return bool(touched)

    def _connected(self, cell: int) -> list[int]:
        """The cells of all the sums that hidden cells link to this one."""
        reached, waiting = set[int](), [cell]
        cells: set[int] = set()
        while waiting:
            for row in set(self._sums.rows_of[waiting.pop()]) - reached:
                reached.add(row)
                cells.update(self._sums.cells_of[row])
                waiting += [one for one in self._sums.cells_of[row] if self.hidden[one]]
        return sorted(cells)

    def _cheapest(self, cells: Iterable[int]) -> int | None:
        """The published cell that costs least; zeros hide nothing."""
        free = [cell for cell in cells if not self.hidden[cell] and self._values[cell] > 0]
        return min(free, key=self._cost, default=None)

    def _cost(self, cell: int) -> tuple[float, int]:
        alone = sum(
            not any(self.hidden[other] for other in self._sums.cells_of[row])
            for row in self._sums.rows_of[cell]
        )
        return float(self._values[cell]) * (1 + alone), cell
