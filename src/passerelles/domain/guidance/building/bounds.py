"""What an answer must respect, beside being feasible."""

from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.building.values import Bools, Criterion, Numbers, dominated

_FREE = np.full(len(Criterion), np.iinfo(np.int64).max, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """``most``: the greatest value allowed of each criterion (negated ones: minus the least).

    ``avoided``: pathways that must not dominate the answer. ``at_work``: a step of it is at work.
    """

    most: Numbers
    avoided: tuple[Numbers, ...] = ()
    at_work: bool = False


NO_BOUNDS = Bounds(_FREE)


def respected(values: Numbers, bounds: Bounds, at_work: Bools) -> Bools:
    """Which rows respect the bounds. Given what pathways may hope for, those that still may."""
    found: Bools = np.all(values <= bounds.most, axis=1)
    for other in bounds.avoided:
        found &= ~dominated(values, other)
    return found & at_work if bounds.at_work else found
