"""What pathways are compared on, as rows of whole numbers of which less is always better."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bools = NDArray[np.bool_]
Parts = NDArray[np.float32]

WHOLE = 1_000_000
TWENTIETH = WHOLE // 20
MOST_GAP = (
    18  # twentieths: who has closed nine tenths of it lacks nothing that is worth waiting for
)
NEVER = int(np.iinfo(np.int64).max)


class Criterion(IntEnum):
    """Column of a row of values. The last four are negated: the greater, the better.

    Days from the first possible day; number of steps of unknown cost; known cents; minutes of the
    longest trip; twentieths of the gap closed, ``MOST_GAP`` at most; cents received; whole
    certifications; millionths of the gap closed. What a training brings is an estimate: pathways
    are put in order by twentieths, so that nobody waits months for one hundredth more, nor for the
    last tenth; millionths settle the last ties.
    """

    DAYS = 0
    UNKNOWN = 1
    COST = 2
    MINUTES = 3
    GAP = 4
    INCOME = 5
    CERTIFIED = 6
    CLOSED = 7


Order = tuple[Criterion, ...]

# Dominance never looks at the number of certifications (issue 6).
COMPARED = (
    Criterion.DAYS,
    Criterion.UNKNOWN,
    Criterion.COST,
    Criterion.MINUTES,
    Criterion.CLOSED,
    Criterion.INCOME,
)


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """What an answer must respect, beside being feasible.

    ``most``: the greatest value allowed of each criterion (negated ones: minus the least).
    ``avoided``: pathways that must not dominate the answer. ``wanted``: rows of the instance of
    which the answer takes one at least, None when any will do.
    """

    most: Numbers
    avoided: tuple[Numbers, ...] = ()
    wanted: Bools | None = None


def limits(values: dict[Criterion, int] | None = None) -> Numbers:
    """The greatest value allowed of each criterion, free where none is given."""
    most = np.full(len(Criterion), NEVER, dtype=np.int64)
    for criterion, value in (values or {}).items():
        most[criterion] = value
    return most


NO_BOUNDS = Bounds(limits())


def respected(values: Numbers, bounds: Bounds) -> Bools:
    """Which rows respect the bounds. Given what pathways may hope for, those that still may."""
    found: Bools = np.ones(len(values), dtype=np.bool_)
    for criterion in np.flatnonzero(bounds.most != NEVER):
        found &= values[:, criterion] <= bounds.most[criterion]
    if bounds.avoided:
        compared = values[:, COMPARED]
        for other in bounds.avoided:
            found &= ~_dominated(compared, other[list(COMPARED)])
    return found


def before(values: Numbers, best: Numbers, order: Sequence[int]) -> Bools:
    """Which rows come before ``best`` when criteria are compared one after the other."""
    better = np.zeros(len(values), dtype=np.bool_)
    equal = np.ones(len(values), dtype=np.bool_)
    for criterion in order:
        column = values[:, criterion]
        better |= equal & (column < best[criterion])
        equal &= column == best[criterion]
        if not equal.any():
            break
    return better


def _dominated(values: Numbers, other: Numbers) -> Bools:
    """Which rows ``other`` dominates: nowhere worse than they are, somewhere better."""
    never_better: Bools = np.all(values >= other, axis=1)
    somewhere_worse: Bools = np.any(values > other, axis=1)
    return never_better & somewhere_worse


def first_of(values: Numbers, order: Sequence[int]) -> NDArray[np.intp]:
    """Numbers of the rows in that order, equal ones as they came."""
    return np.lexsort([values[:, criterion] for criterion in reversed(order)])


def gap_of(closed: Numbers) -> Numbers:
    """The gap in twentieths, rounded down, of millionths closed (both negated)."""
    found: Numbers = -np.minimum(-closed // TWENTIETH, MOST_GAP)
    return found
