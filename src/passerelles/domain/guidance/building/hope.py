"""What the children of a node may at best become: the bounds of the search."""

from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.building.instance import Parts
from passerelles.domain.guidance.building.node import Node, Tree, twentieths
from passerelles.domain.guidance.building.values import Bools, Criterion, Numbers

_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, eq=False)
class Children:
    """A node, the rows that may follow it, and those of them (``steps``) that may at once.

    ``values``: of the node with each step. ``left``: how many more steps may follow these.
    """

    node: Node
    rows: Numbers
    steps: Numbers
    values: Numbers
    left: int


def hoped(tree: Tree, children: Children, *, at_work: bool) -> Numbers:
    """Values that no pathway through each child, one to ``left`` steps longer, can beat.

    The greatest number there is where nothing can follow, or nothing at work when it is wanted.
    """
    one, node, left = tree.instance, children.node, children.left
    gains = tree.gains(node.covered)
    contents = one.content[children.steps]
    available, further = _further(tree, children, gains)
    wanting = at_work & ~(one.at_work[contents] | node.at_work)
    most, possible = _to_come(further, one.at_work[available], wanting, left)
    hope = children.values.copy()
    hope[:, Criterion.DAYS] += 1
    hope[:, Criterion.INCOME] -= left * int(one.income[children.rows].max())
    certifying = np.sum((further > 0) & (one.certified[available] > 0), axis=1)
    hope[:, Criterion.CERTIFIED] -= np.minimum(left, certifying)
    closed = node.covered.sum() + gains[contents] + most
    closed = np.minimum(closed, tree.cap(node, children.rows))
    hope[:, Criterion.GAP] = -twentieths(closed)
    hope[:, Criterion.CLOSED] = -closed.astype(np.int64)
    hope[~possible] = _NEVER
    return hope


def _further(tree: Tree, children: Children, gains: Parts) -> tuple[Numbers, Parts]:
    """Contents still to come, and what each would at most add after each step.

    It adds no more than to the node, nor than to the step alone; nothing when it is not of use
    with that step or starts before its end. One that opens a later step counts for one, at least.
    """
    one = tree.instance
    latest = np.full(len(one.parts), -1, dtype=np.int64)
    np.maximum.at(latest, one.content[children.rows], one.start[children.rows])
    available = np.flatnonzero(latest >= 0)
    contents = one.content[children.steps]
    added = np.minimum(tree.pairs[contents][:, available], gains[available])
    opening = tree.opening[available]
    np.maximum(added, 1, out=added, where=opening[None, :])
    fit = tree.together[contents][:, available] & (
        latest[available] > one.end[children.steps][:, None]
    )
    fit &= (added >= one.least[available]) | opening
    return available, added * fit


def _to_come(further: Parts, at_work: Bools, wanting: Bools, left: int) -> tuple[Parts, Bools]:
    """The most that ``left`` steps add to each child, and whether one may follow it.

    Where a step at work is wanted and not there yet, it is one of those to come.
    """
    free = _greatest(further, left)
    work = np.where(at_work, further, np.float32(0)).max(axis=1, initial=0)
    others = _greatest(further, left - 1) if left > 1 else np.zeros_like(work)
    possible = np.where(wanting, work > 0, np.any(further > 0, axis=1))
    return np.where(wanting, np.minimum(work + others, free), free), possible


def _greatest(further: Parts, count: int) -> Parts:
    """The sum of the greatest gains of each row."""
    if count < further.shape[1]:
        further = np.partition(further, -count, axis=1)[:, -count:]
    total: Parts = further.sum(axis=1)
    return total
