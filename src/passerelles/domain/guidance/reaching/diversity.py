"""Ordering suggestions: the two axes together, then different from one another.

« I can get it » weighs more: a strong taste must not lift a stranger to what a person has done
above what she could do tomorrow and likes a little less.

After maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each next suggestion is the
one with the best ``score × (1 − LOSS × nearest)``, ``nearest`` being its likeness to the closest of
those already chosen. A product where the authors subtract: far from everything a person did, scores
are small and a subtraction would only look for what is different. Several codes of a new ROME
inherit one list of skills: they are alike to 1, and a sheet already shown lets its twins come only
after all the others (``TWIN``).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.reaching.axis_parts import Floats

LOSS = 0.3
TWIN = 0.999
SAME, CROWDED = 7, 0.75
FAMILIAR, LIKED, NOTHING_HELD = 0.72, 0.55, 0.4  # part of the first axis; expert cases chose them
_FLOOR = 0.01  # an axis at zero orders last and still tells apart what the other axis says
_STUDIES = ((0.0, 3.0), (0.0, 0.5))  # levels held above what is asked, and what they take away
_UNTOLD = 0.3  # an axis that is known of others and not of this one: neither first nor last


def together(can_get: Floats, would_like: Floats, part: float = FAMILIAR) -> Floats:
    """The weighted geometric mean of the two axes; one alone when nothing tells the other.

    « I would like it » × « I can get it »: each axis is first brought to 0.02-1, so that a zero on
    one of them orders last without hiding. NaN where neither is known. ``part``: weight of the
    first axis; tastes say more of who told nothing held (``NOTHING_HELD``).
    """
    nothing = np.isnan(can_get) & np.isnan(would_like)
    weighted = ((can_get, part), (would_like, 1.0 - part))
    axes = [(axis, weight) for axis, weight in weighted if not np.isnan(axis).all()]
    if not axes:
        return can_get
    total = sum(weight for _, weight in axes)
    mean: Floats = np.prod([_filled(axis) ** (weight / total) for axis, weight in axes], axis=0)
    return np.where(nothing, np.nan, mean)


def within_studies(held: int | None, asked: NDArray[np.int8], near: Floats) -> Floats:
    """Less for what is far from all that a person did and asks for less than her studies, 0.5 to 1.

    She may get it and finds it further down: nobody opens with it. ``held`` and ``asked``: levels
    (1 to 8), None and -1 when unknown. ``near``: from 1 on, what she did speaks for it.
    """
    if held is None:
        return np.ones(len(asked))
    above = np.interp(held - asked.astype(np.float64), *_STUDIES)
    found: Floats = np.where(asked < 0, 1.0, 1.0 - above * (1.0 - np.minimum(near, 1.0)))
    return found


def diverse(
    scores: Floats,
    likeness: NDArray[np.float32],
    *,
    limit: int,
    first: Sequence[int] = (),
    fields: NDArray[np.str_] | None = None,
) -> list[int]:
    """Positions of at most ``limit`` candidates, in the order to show them.

    ``likeness``: candidates × candidates, 0 to 1. ``first``: those to show whatever their score.
    ``fields``: the large field of each; beyond ``SAME`` of one field, others come forward.
    Candidates must come in the order that settles ties.
    """
    chosen = list(first)[:limit]
    left = [at for at in range(len(scores)) if at not in chosen]
    nearest = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(scores))
    nearest = nearest.astype(np.float64)
    while left and len(chosen) < limit:
        values = scores[left] * (1.0 - LOSS * nearest[left]) - (nearest[left] >= TWIN)
        if fields is not None:
            values *= _crowding(fields, chosen, left)
        best = _first_of_sheet(left[int(np.argmax(values))], left, scores, likeness)
        left.remove(best)
        chosen.append(best)
        nearest = np.maximum(nearest, likeness[:, best])
    return chosen


def _first_of_sheet(
    best: int, left: Sequence[int], scores: Floats, likeness: NDArray[np.float32]
) -> int:
    """Of a sheet that several share, the one that scores most stands for all: not the oddest."""
    twins = [at for at in left if likeness[best, at] >= TWIN]
    return max(twins, key=lambda at: (scores[at], -at), default=best)


def _crowding(
    fields: NDArray[np.str_], chosen: Sequence[int], left: Sequence[int]
) -> NDArray[np.float64]:
    """What the occupations of its field already shown leave to each of those left."""
    shown = fields[list(chosen)]
    beyond = [max(int((shown == fields[at]).sum()) + 1 - SAME, 0) for at in left]
    return CROWDED ** np.array(beyond, dtype=np.float64)


def _filled(axis: Floats) -> Floats:
    return _FLOOR + (1.0 - _FLOOR) * np.where(np.isnan(axis), _UNTOLD, axis)
