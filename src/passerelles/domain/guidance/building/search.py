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

Every step must be of use in the end: without it the gap closed would fall by ``LEAST`` or more (by
``LEAST_ASIDE`` when it does not prepare for the target), or a later step would lack a code it asks
for.
"""

from collections.abc import Sequence

import numpy as np

from passerelles.domain.guidance.building.bounds import NO_BOUNDS, Bounds, respected
from passerelles.domain.guidance.building.hope import Children, hoped
from passerelles.domain.guidance.building.instance import LEAST, Instance
from passerelles.domain.guidance.building.node import Found, Node, Tree
from passerelles.domain.guidance.building.values import (
    Bools,
    Criterion,
    Numbers,
    before,
    first_of,
)

Order = tuple[Criterion, ...]
MOST_NODES = 800
FEWEST_NODES = 40  # of each search, however much the ones before it spent
_GROWING = (Criterion.DAYS, Criterion.UNKNOWN, Criterion.COST, Criterion.MINUTES)


class Search:
    """The searches of one instance. ``cut``: one of them stopped before its proof."""

    def __init__(self, instance: Instance, most_steps: int, most_nodes: int = MOST_NODES) -> None:
        self.tree, self.most_steps = Tree(instance), most_steps
        self.cut, self._left = False, most_nodes

    def best(
        self, order: Order, bounds: Bounds = NO_BOUNDS, known: Sequence[Found] = ()
    ) -> Found | None:
        """The first pathway in that order within bounds; None when there is none.

        ``known``: pathways already found, from which it starts when they respect the bounds.
        """
        self._left = max(self._left, FEWEST_NODES)
        run = _Run(self, order, bounds)
        for found in known:
            run.offer(found)
        run.visit(self.tree.root())
        return run.best

    def spent(self) -> bool:
        """Count one more node; whether there were too many."""
        self._left -= 1
        self.cut = self.cut or self._left < 0
        return self._left < 0


class _Run:
    """One search: the order, the bounds, the best pathway so far."""

    def __init__(self, search: Search, order: Order, bounds: Bounds) -> None:
        self._search, self._tree = search, search.tree
        self._order, self._bounds = order, bounds
        self.best: Found | None = None

    def offer(self, found: Found) -> None:
        row = found.values[None]
        if respected(row, self._bounds, np.array([found.at_work]))[0] and self._sooner(row)[0]:
            self.best = found

    def visit(self, node: Node) -> None:
        if self._search.spent():
            return
        rows = self._narrowed(node, self._tree.after(node))
        gains = self._tree.gains(node.covered)
        steps = self._tree.steps(node, rows)
        if not len(steps):
            return
        values = self._tree.values(node, steps, gains)
        self._accept(node, steps, values)
        left = self._search.most_steps - len(node.rows) - 1
        if left:
            self._deepen(Children(node, rows, steps, values, left))

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
                hope = -(self._tree.cap(node, rows) // LEAST)
                reached = np.full(len(rows), hope)
            elif criterion in _GROWING:
                reached = self._tree.reaching(node, rows, criterion)
            else:
                return rows
            rows, reached = rows[reached <= best[criterion]], reached[reached <= best[criterion]]
            if not len(rows) or reached.min() < best[criterion]:
                return rows
        return rows

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

    def _deepen(self, children: Children) -> None:
        """Explore the children that may come before the best, those that close the most first."""
        node, steps, values = children.node, children.steps, children.values
        hope = hoped(self._tree, children, at_work=self._bounds.at_work)
        may = self._sooner(hope) & respected(hope, self._bounds, np.ones(len(hope), np.bool_))
        kept = self._tree.undominated(steps, values, np.flatnonzero(may))
        for number in kept[first_of(values[kept], self._order)].tolist():
            if self._sooner(hope[number][None])[0]:
                self.visit(self._tree.child(node, int(steps[number]), values[number]))
