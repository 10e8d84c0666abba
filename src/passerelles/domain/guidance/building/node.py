"""Sequences of steps, and what one more step makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import le

import numpy as np

from passerelles.domain.guidance.building.instance import LEAST, Instance, Parts
from passerelles.domain.guidance.building.values import Bools, Criterion, Numbers

_CRITERIA = len(Criterion)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A pathway: rows of the instance in order, its values, whether a step is at work."""

    rows: tuple[int, ...]
    values: Numbers
    at_work: bool


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A sequence of steps. ``covered``: best part of each skill; ``held``: codes held after it."""

    rows: tuple[int, ...]
    end: int
    covered: Parts
    held: Bools
    values: Numbers
    at_work: bool
    allowed: Bools


def twentieths(closed: Parts) -> Numbers:
    """Twentieths of the gap, rounded down."""
    return closed.astype(np.int64) // LEAST


class Tree:
    """How nodes of one instance grow."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._added = _added(instance)
        self._ones = np.ones(instance.parts.shape[1], dtype=np.float32)
        self.opening: Bools = np.any(instance.gives & ~instance.held, axis=1)
        count = len(instance.parts)
        pairs = [self.gains(row) for row in instance.parts]
        self.pairs: Parts = np.array(pairs, dtype=np.float32).reshape(count, count)
        needed = (self.pairs >= instance.least) | self.opening
        self.together: Bools = needed & needed.T

    def root(self) -> Node:
        one = self.instance
        nothing = np.zeros(one.parts.shape[1], dtype=np.float32)
        values = np.zeros(_CRITERIA, dtype=np.int64)
        allowed = (self.gains(nothing) >= one.least) | self.opening
        return Node((), one.first_day - 1, nothing, one.held, values, False, allowed)

    def after(self, node: Node) -> Numbers:
        """Rows that start after the end of a node."""
        first = np.searchsorted(self.instance.start, node.end, side="right")
        rows = np.arange(first, len(self.instance), dtype=np.int64)
        return rows[node.allowed[self.instance.content[rows]]]

    def gains(self, covered: Parts) -> Parts:
        """What each content would add to what is covered, in millionths of the gap."""
        together = np.maximum(self.instance.parts, covered)
        added: Parts = together @ self._ones - covered @ self._ones
        return added

    def cap(self, node: Node, rows: Numbers) -> int:
        """Millionths of the gap that the sequence and all these rows would close together."""
        contents = np.unique(self.instance.content[rows])
        best = self.instance.parts[contents].max(axis=0, initial=0)
        return int(np.maximum(best, node.covered).sum())

    def steps(self, node: Node, rows: Numbers) -> Numbers:
        """Those of these rows whose prerequisites are held."""
        one = self.instance
        ready: Bools = ~np.any(one.requires & ~node.held, axis=1)
        return rows[ready[one.content[rows]]]

    def values(self, node: Node, steps: Numbers, gains: Parts) -> Numbers:
        """The values of the node with each of these steps."""
        found = self._added[steps]
        minutes = np.maximum(found[:, Criterion.MINUTES], node.values[Criterion.MINUTES])
        found += node.values
        found[:, Criterion.DAYS] -= node.values[Criterion.DAYS]
        found[:, Criterion.MINUTES] = minutes
        closed = node.covered.sum() + gains[self.instance.content[steps]]
        found[:, Criterion.GAP] = -twentieths(closed)
        found[:, Criterion.CLOSED] = -closed.astype(np.int64)
        return found

    def reaching(self, node: Node, rows: Numbers, criterion: Criterion) -> Numbers:
        """What a criterion that only grows would be at least with each of these rows."""
        added: Numbers = self._added[rows, criterion]
        so_far = int(node.values[criterion])
        if criterion is Criterion.DAYS:
            return added
        if criterion is Criterion.MINUTES:
            return np.maximum(added, so_far)
        return added + so_far

    def undominated(self, steps: Numbers, values: Numbers, numbers: Numbers) -> Numbers:
        """Those of these children that no other of the same content makes useless.

        Children of one content hold and cover the same; one that is nowhere better than another can
        be replaced by it in whatever follows.
        """
        kept: list[int] = []
        seen: dict[int, list[list[int]]] = {}
        ordered = numbers[np.lexsort(values[numbers].T[::-1])]
        contents = self.instance.content[steps[ordered]].tolist()
        rows = values[ordered].tolist()
        for number, content, row in zip(ordered.tolist(), contents, rows, strict=True):
            others = seen.setdefault(content, [])
            if not any(all(map(le, other, row)) for other in others):
                others.append(row)
                kept.append(number)
        return np.array(kept, dtype=np.int64)

    def child(self, node: Node, row: int, values: Numbers) -> Node:
        one = self.instance
        content = one.content[row]
        covered = np.maximum(node.covered, one.parts[content])
        return Node(
            rows=(*node.rows, row),
            end=int(one.end[row]),
            covered=covered,
            held=node.held | one.gives[content],
            values=values,
            at_work=node.at_work or bool(one.at_work[content]),
            allowed=node.allowed
            & self.together[content]
            & ((self.gains(covered) >= one.least) | self.opening),
        )

    def followed(self, rows: Sequence[int]) -> Found:
        """These rows taken one after the other, feasible or not."""
        node = self.root()
        for row in rows:
            step = np.array([row], dtype=np.int64)
            values = self.values(node, step, self.gains(node.covered))
            node = self.child(node, row, values[0])
        return Found(node.rows, node.values, node.at_work)

    def useful(self, rows: tuple[int, ...]) -> bool:
        """Whether each step brings the least asked of it or opens a later one."""
        contents = self.instance.content[list(rows)]
        parts = self.instance.parts[contents]
        for position in range(len(rows)):
            others = np.delete(parts, position, axis=0)
            best = others.max(axis=0) if len(others) else np.zeros_like(parts[0])
            lost = np.maximum(parts[position] - best, 0) @ self._ones
            if lost < self.instance.least[contents[position]] and not self._opens(rows, position):
                return False
        return True

    def _opens(self, rows: tuple[int, ...], position: int) -> bool:
        """Whether the sequence would lack a code without that step."""
        one, held = self.instance, self.instance.held
        for at, row in enumerate(rows):
            if at != position:
                content = one.content[row]
                if (one.requires[content] & ~held).any():
                    return True
                held = held | one.gives[content]
        return False


def _added(one: Instance) -> Numbers:
    """What a step adds to each value; its last day in the column of days, no gap."""
    found = np.zeros((len(one), _CRITERIA), dtype=np.int64)
    found[:, Criterion.DAYS] = one.end - one.first_day + 1
    found[:, Criterion.UNKNOWN] = one.unknown
    found[:, Criterion.COST] = one.cost
    found[:, Criterion.MINUTES] = one.minutes
    found[:, Criterion.INCOME] = -one.income
    found[:, Criterion.CERTIFIED] = -one.certified[one.content]
    return found
