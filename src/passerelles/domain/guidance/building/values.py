"""What pathways are compared on, as rows of whole numbers of which less is always better."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Criterion(IntEnum):
    """Column of a row of values. The last four are negated: the greater, the better.

    Days from the first possible day; number of steps of unknown cost; known cents; minutes of the
    longest trip; twentieths of the gap closed; cents received; whole certifications; millionths of
    the gap closed. What a training brings is an estimate: pathways are put in order by twentieths,
    so that nobody waits months for one hundredth more, and millionths settle the last ties.
    """

    DAYS = 0
    UNKNOWN = 1
    COST = 2
    MINUTES = 3
    GAP = 4
    INCOME = 5
    CERTIFIED = 6
    CLOSED = 7


# Dominance never looks at the number of certifications (issue 6).
COMPARED = (
    Criterion.DAYS,
    Criterion.UNKNOWN,
    Criterion.COST,
    Criterion.MINUTES,
    Criterion.CLOSED,
    Criterion.INCOME,
)


def before(values: Numbers, best: Numbers, order: Sequence[int]) -> Bools:
    """Which rows come before ``best`` when criteria are compared one after the other."""
    better = np.zeros(len(values), dtype=np.bool_)
    equal = np.ones(len(values), dtype=np.bool_)
    for criterion in order:
        better |= equal & (values[:, criterion] < best[criterion])
        equal &= values[:, criterion] == best[criterion]
    return better


def dominated(values: Numbers, other: Numbers) -> Bools:
    """Which rows ``other`` dominates: nowhere worse than they are, somewhere better."""
    columns = list(COMPARED)
    mine, theirs = values[:, columns], other[columns]
    nowhere_better: Bools = np.all(mine >= theirs, axis=1)
    somewhere_worse: Bools = np.any(mine > theirs, axis=1)
    return nowhere_better & somewhere_worse


def first_of(values: Numbers, order: Sequence[int]) -> NDArray[np.intp]:
    """Numbers of the rows in that order, equal ones as they came."""
    return np.lexsort([values[:, criterion] for criterion in reversed(order)])
