"""The best pathway in one order of criteria, by branch and bound.

A node is a sequence of steps; its children add one step that starts after the last end. Criteria
are compared one after the other (lexicographic order), so that the optimum is dominated by nothing:
whatever were at least as good on all criteria and better on one would come before it.

A child is explored only if what it may still become would come before the best pathway found:

- days, costs and trips only grow along a pathway, so a child already gives their bound;
- the gap closed is submodular (a step brings the less, the more was brought before), so what the
  child closes, plus the greatest gains that the steps left could bring one by one (knowing what the
  sequence, or the last step alone, already brings), bounds what any pathway through it closes
  (Nemhauser, Wolsey and Fisher, 1978); the best of each skill among what remains bounds it too.

Every step must be of use in the end: without it the gap closed would fall by ``LEAST`` or more, or
a later step would lack a code it asks for.
"""

from collections.abc import Sequence

import numpy as np

from passerelles.domain.guidance.builder_bounds import NO_BOUNDS, Bounds, respected
from passerelles.domain.guidance.builder_instance import Instance, Parts
from passerelles.domain.guidance.builder_node import Found, Node, Tree
from passerelles.domain.guidance.builder_values import (
    Bools,
    Criterion,
    Numbers,
    before,
    first_of,
)

Order = tuple[Criterion, ...]
MOST_NODES = 300
_GROWING = (Criterion.DAYS, Criterion.UNKNOWN, Criterion.COST, Criterion.MINUTES)


class Search:
    """The searches of one instance. ``cut``: one of them stopped before its proof."""

    def __init__(self, instance: Instance, most_steps: int) -> None:
        self.tree, self._most_steps = Tree(instance), most_steps
        self.cut = False
        self.nodes = 0

    def best(
        self, order: Order, bounds: Bounds = NO_BOUNDS, known: Sequence[Found] = ()
    ) -> Found | None:
        """The first pathway in that order within bounds; None when there is none.

        ``known``: pathways already found, from which it starts when they respect the bounds.
        """
        run = _Run(self.tree, order, bounds, self._most_steps)
        for found in known:
            run.offer(found)
        run.visit(self.tree.root())
        self.cut = self.cut or run.nodes > MOST_NODES
        self.nodes += run.nodes
        return run.best


class _Run:
    """One search: the order, the bounds, the best pathway so far."""

    def __init__(self, tree: Tree, order: Order, bounds: Bounds, most_steps: int) -> None:
        self._tree, self._order, self._bounds = tree, order, bounds
        self._most_steps = most_steps
        self.best: Found | None = None
        self.nodes = 0

    def offer(self, found: Found) -> None:
        row = found.values[None]
        if respected(row, self._bounds, np.array([found.at_work]))[0] and self._sooner(row)[0]:
            self.best = found

    def visit(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            return
        rows = self._narrowed(node, self._tree.after(node))
        gains = self._tree.gains(node.covered)
        steps = self._tree.steps(node, rows, gains)
        if not len(steps):
            return
        values = self._tree.values(node, steps, gains)
        self._accept(node, steps, values)
        if len(node.rows) + 1 < self._most_steps:
            self._deepen(node, rows, steps, values)

    def _sooner(self, values: Numbers) -> Bools:
        if self.best is None:
            return np.ones(len(values), dtype=np.bool_)
        return before(values, self.best.values, self._order)

    def _narrowed(self, node: Node, rows: Numbers) -> Numbers:
        """Rows that a pathway better than the best one may still use.

        A criterion that only grows refuses the rows beyond its bound; when all those kept are equal
        on it, the next criterion of the order speaks.
        """
        one = self._tree.instance
        most = self._bounds.most
        keep = one.end[rows] - one.first_day + 1 <= most[Criterion.DAYS]
        keep &= one.minutes[rows] <= most[Criterion.MINUTES]
        keep &= one.cost[rows] <= most[Criterion.COST] - node.values[Criterion.COST]
        keep &= one.unknown[rows] <= most[Criterion.UNKNOWN] - node.values[Criterion.UNKNOWN]
        rows = rows[keep]
        return rows if self.best is None else self._competing(node, rows, self.best.values)

    def _competing(self, node: Node, rows: Numbers, best: Numbers) -> Numbers:
        for criterion in self._order:
            if criterion is Criterion.GAP:
                hope = -self._cap(node, rows)
                reached = np.full(len(rows), hope)
            elif criterion in _GROWING:
                reached = self._tree.reaching(node, rows, criterion)
            else:
                return rows
            rows, reached = rows[reached <= best[criterion]], reached[reached <= best[criterion]]
            if not len(rows) or reached.min() < best[criterion]:
                return rows
        return rows

    def _cap(self, node: Node, rows: Numbers) -> int:
        """What the sequence and all these rows would close together."""
        one = self._tree.instance
        contents = np.unique(one.content[rows])
        together = np.maximum(one.parts[contents].max(axis=0, initial=0), node.covered)
        return int(together.sum())

    def _accept(self, node: Node, steps: Numbers, values: Numbers) -> None:
        """Keep the first of the pathways that end with one of these steps."""
        one = self._tree.instance
        at_work = one.at_work[one.content[steps]] | node.at_work
        fit = np.flatnonzero(respected(values, self._bounds, at_work) & self._sooner(values))
        for number in fit[first_of(values[fit], self._order)].tolist():
            rows = (*node.rows, int(steps[number]))
            if self._tree.useful(rows):
                self.best = Found(rows, values[number], bool(at_work[number]))
                return

    def _deepen(self, node: Node, rows: Numbers, steps: Numbers, values: Numbers) -> None:
        """Explore the children that may come before the best, the most promising first."""
        left = self._most_steps - len(node.rows) - 1
        hope = self._hope(node, rows, steps, values, left)
        one = self._tree.instance
        at_work = one.at_work[one.content[rows]].any() | node.at_work
        may = respected(hope, self._bounds, np.full(len(hope), at_work)) & self._sooner(hope)
        kept = self._tree.undominated(steps, values, np.flatnonzero(may))
        for number in kept[first_of(hope[kept], self._order)].tolist():
            if self._sooner(hope[number][None])[0]:
                self.visit(self._tree.child(node, int(steps[number]), values[number]))

    def _hope(
        self, node: Node, rows: Numbers, steps: Numbers, values: Numbers, left: int
    ) -> Numbers:
        """What each child may at best become with one to ``left`` more steps."""
        one = self._tree.instance
        hope = values.copy()
        hope[:, Criterion.DAYS] += 1
        hope[:, Criterion.INCOME] -= left * int(one.income[rows].max())
        hope[:, Criterion.CERTIFIED] -= left
        contents, which = np.unique(one.content[steps], return_inverse=True)
        further = self._further(node, rows, contents, left)[which]
        hope[:, Criterion.GAP] -= further
        np.maximum(hope[:, Criterion.GAP], -self._cap(node, rows), out=hope[:, Criterion.GAP])
        return hope

    def _further(self, node: Node, rows: Numbers, contents: Numbers, left: int) -> Numbers:
        """What ``left`` steps may at most add after each content (submodularity)."""
        one = self._tree.instance
        available = np.unique(one.content[rows])
        gains: Parts = self._tree.gains(node.covered)[available]
        pairs = np.minimum(self._tree.pair_gains(contents)[:, available], gains)
        if left < pairs.shape[1]:
            pairs = np.partition(pairs, -left, axis=1)[:, -left:]
        most: Numbers = pairs.sum(axis=1).astype(np.int64)
        return most
