"""What a patient reader of the published cells can work out of the hidden ones."""

from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from passerelles.domain.indicators.relations import Sums

TOLERANCE = 1e-6
# Between two programs only the objective changes, so what was feasible stays so: the primal simplex
# is six times faster here than the dual one, the default.
PRIMAL, DUAL = 4, 1


class Intruder:
    """Someone who knows the published cells, the relations, and that no count is negative.

    Nothing else limits the hidden cells, so what one of them may be is an interval whose ends are
    two linear programs (the audit of Fischetti and Salazar). Each solution is a table that agrees
    with everything published: it widens the intervals of all cells at once, so most of them are
    known wide enough without a program of their own.
    """

    def __init__(self, sums: Sums[Any], values: NDArray[np.float64]) -> None:
        """``values``: the cells, NaN where hidden and unknown to the caller too."""
        self._solver = _solver(sums, values)
        self._low = np.where(np.isnan(values), np.inf, values)
        self._high = np.where(np.isnan(values), -np.inf, values)
        if np.isnan(values).any():
            self._solve()

    def lose(self, cells: NDArray[np.int64]) -> None:
        """Hide these cells from now on."""
        for cell in cells.tolist():
            self._solver.changeColBounds(cell, 0.0, highspy.kHighsInf)

    def exposed(self, cells: NDArray[np.int64], *, width: float) -> list[int]:
        """Which of these hidden cells are known within less than ``width``, in whole numbers."""
        narrow = self._narrow(cells, width)
        while narrow.size:
            self._aim(narrow, width)
            still = self._narrow(narrow, width)
            if still.size > 0.9 * narrow.size:
                break
            narrow = still
        return [cell for cell in self._narrow(cells, width).tolist() if self._within(cell, width)]

    def _within(self, cell: int, width: float) -> bool:
        alone = np.array([cell])
        if not self._narrow(alone, width).size:
            return False
        self._aim(alone, width)
        if self._narrow(alone, width).size:
            self._aim(alone, width, up=False)
        return bool(self._narrow(alone, width).size)

    def _narrow(self, cells: NDArray[np.int64], width: float) -> NDArray[np.int64]:
        highest = np.floor(self._high[cells] + TOLERANCE)
        lowest = np.ceil(self._low[cells] - TOLERANCE)
        return cells[highest - lowest < width]

    def _aim(self, cells: NDArray[np.int64], width: float, *, up: bool = True) -> None:
        """Push these cells up together as far as needed and no further, or down."""
        ceiling = np.maximum(self._high[cells], np.ceil(self._low[cells]) + width)
        for cell, most in zip(cells.tolist(), ceiling.tolist(), strict=True):
            self._solver.changeColBounds(cell, 0.0, most)
            self._solver.changeColCost(cell, -1.0 if up else 1.0)
        self._solve()
        for cell in cells.tolist():
            self._solver.changeColBounds(cell, 0.0, highspy.kHighsInf)
            self._solver.changeColCost(cell, 0.0)

    def _solve(self) -> None:
        if self._run(PRIMAL) == highspy.HighsModelStatus.kUnknown:
            # Ties stop the primal simplex once in a while: begin again without its last basis.
            self._solver.clearSolver()
            self._run(DUAL)
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ValueError("no table agrees with the published cells: they contradict their sums")
        solution = np.array(self._solver.getSolution().col_value)
        np.minimum(self._low, solution, out=self._low)
        np.maximum(self._high, solution, out=self._high)

    def _run(self, strategy: int) -> Any:
        self._solver.setOptionValue("simplex_strategy", strategy)
        self._solver.run()
        return self._solver.getModelStatus()


def _solver(sums: Sums[Any], values: NDArray[np.float64]) -> Any:
    order = np.lexsort((sums.row, sums.column))
    known = ~np.isnan(values)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(values), sums.rows
    model.col_cost_ = np.zeros(len(values))
    model.col_lower_ = np.where(known, values, 0.0)
    model.col_upper_ = np.where(known, values, highspy.kHighsInf)
    model.row_lower_ = model.row_upper_ = np.zeros(sums.rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    columns = np.searchsorted(sums.column[order], np.arange(len(values) + 1))
    model.a_matrix_.start_ = columns.astype(np.int32)
    model.a_matrix_.index_ = sums.row[order].astype(np.int32)
    model.a_matrix_.value_ = sums.sign[order].astype(np.float64)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it untyped
    solver.silent()
    solver.passModel(model)
    return solver
