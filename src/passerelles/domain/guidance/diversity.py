"""Ordering suggestions: the two axes together, then different from one another.

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

from passerelles.domain.guidance.axis_parts import Floats

LOSS = 0.4
TWIN = 0.999
_FLOOR = 0.02  # an axis at zero orders last and still tells apart what the other axis says


def together(can_get: Floats, would_like: Floats) -> Floats:
    """The geometric mean of the two axes; the one that is known where the other is not.

    « I would like it » × « I can get it »: each axis is first brought to 0.02-1, so that a zero on
    one of them orders last without hiding. NaN where neither is known.
    """
    known = np.sqrt(_floored(can_get) * _floored(would_like))
    alone = np.where(np.isnan(can_get), _floored(would_like), _floored(can_get))
    return np.where(np.isnan(known), alone, known)


def diverse(
    scores: Floats, likeness: NDArray[np.float32], *, limit: int, first: Sequence[int] = ()
) -> list[int]:
    """Positions of at most ``limit`` candidates, in the order to show them.

    ``likeness``: candidates × candidates, 0 to 1. ``first``: those to show whatever their score.
    Candidates must come in the order that settles ties.
    """
    chosen = list(first)[:limit]
    left = [at for at in range(len(scores)) if at not in chosen]
    nearest = likeness[:, chosen].max(axis=1) if chosen else np.zeros(len(scores))
    nearest = nearest.astype(np.float64)
    while left and len(chosen) < limit:
        values = scores[left] * (1.0 - LOSS * nearest[left]) - (nearest[left] >= TWIN)
        best = left[int(np.argmax(values))]
        left.remove(best)
        chosen.append(best)
        nearest = np.maximum(nearest, likeness[:, best])
    return chosen


def _floored(axis: Floats) -> Floats:
    return _FLOOR + (1 - _FLOOR) * axis
