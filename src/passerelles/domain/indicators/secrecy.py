"""Statistical secrecy of the counts that we compute ourselves.

Primary: a count below the threshold is hidden. Secondary: so are the cells from which a hidden one
could be worked out, by the totals of its table, by differencing two zones, or because no count is
negative. The problem and its vocabulary are those of Fischetti and Salazar (Models and algorithms
for optimizing cell suppression in tabular data with linear constraints, JASA 2000) and of the
manual of τ-ARGUS; the choice of complements is a greedy one, checked by their exact audit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

import numpy as np

from passerelles.domain.indicators.intruder import Intruder
from passerelles.domain.indicators.relations import Key, Relation, Sums
from passerelles.domain.indicators.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Protected(Generic[Key]):
    """What may be said: ``published`` cells are true, the two kinds of hidden ones are not shown.

    ``primary`` are too small; ``secondary`` would give a small one away.
    """

    published: Mapping[Key, int]
    primary: frozenset[Key]
    secondary: frozenset[Key]


def protect(
    cells: Mapping[Key, int],
    relations: Sequence[Relation[Key]],
    *,
    threshold: int,
    unpublished: Collection[Key] = (),
) -> Protected[Key]:
    """Hide what must be, so that no hidden cell is known within less than ``threshold``.

    ``unpublished`` cells are shown in no case (the communes from which zones are made): the small
    ones are guarded like any other. A zero is published: it says nothing of anyone. A higher
    threshold never publishes a cell that a lower one hides. Raises ValueError when the counts do
    not respect the relations, KeyError when a relation names a cell that is not given.
    """
    sums = Sums(cells, relations)
    values = np.array([cells[key] for key in sums.keys], dtype=np.float64)
    if np.any(values < 0) or np.any(sums.balance(values)):
        raise ValueError("the counts do not respect the relations given with them")
    kept = np.array([key in unpublished for key in sums.keys], dtype=bool)
    suppression = Suppression(sums, values, kept)
    # Level by level, so that what a threshold hides stays hidden at all those above it.
    for level in range(2, threshold + 1):
        suppression.raise_to(level)
    small = (values > 0) & (values < threshold)
    shown, hidden = ~suppression.hidden, suppression.hidden & ~kept
    return Protected(
        published={key: cells[key] for key, one in zip(sums.keys, shown, strict=True) if one},
        primary=frozenset(k for k, one in zip(sums.keys, hidden & small, strict=True) if one),
        secondary=frozenset(k for k, one in zip(sums.keys, hidden & ~small, strict=True) if one),
    )


def rebuildable(
    published: Mapping[Key, int], relations: Sequence[Relation[Key]], *, threshold: int = 1
) -> set[Key]:
    """The cells named by ``relations`` but not published that a reader knows all the same.

    Known: the published cells leave less than ``threshold`` between the smallest and the largest
    whole number that it may be (1: it is known exactly). Raises ValueError when no table agrees
    with what is published.
    """
    named = {key for one in relations for key in (one.total, *one.parts)}
    sums = Sums(sorted(named, key=repr), relations)
    values = np.array([published.get(key, np.nan) for key in sums.keys], dtype=np.float64)
    hidden = np.flatnonzero(np.isnan(values))
    if not hidden.size:
        return set()
    found = Intruder(sums, values).exposed(hidden, width=threshold)
    return {sums.keys[cell] for cell in found}
