"""The best pathway in one order of criteria, by branch and bound (Land and Doig, 1960).

A node is a sequence of steps; its children add one step that starts after the last end. Criteria
are compared one after the other (lexicographic order), so that the optimum is dominated by nothing:
whatever were at least as good on all criteria and better on one would come before it.

A child is explored only if what it may still become (``hope``) would come before the best pathway
found, and unless another of the same contents is nowhere worse. Nodes are explored in depth,
``BREADTH`` at a time, so that their arithmetic is that of arrays.

Every step must be of use in the end: without it the gap closed would fall by ``LEAST`` or more (by
``LEAST_ASIDE`` when it does not prepare for the target), or a later step would lack a code it asks
for.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from passerelles.domain.guidance.building.growth import Asked, Growth
from passerelles.domain.guidance.building.instance import Instance
from passerelles.domain.guidance.building.nodes import Children, Found, Nodes, Tree
from passerelles.domain.guidance.building.values import (
    MOST_GAP,
    NEVER,
    NO_BOUNDS,
    TWENTIETH,
    Bools,
    Bounds,
    Criterion,
    Numbers,
    Order,
    before,
    first_of,
    respected,
)

MOST_NODES = 5_000
FEWEST_NODES = 200  # of each search, however much the ones before it spent
BREADTH, NARROW = 96, 12  # nodes at a time; while it dives for a first pathway
_GROWING = (Criterion.DAYS, Criterion.UNKNOWN, Criterion.COST, Criterion.MINUTES)


class Search:
    """The searches of one instance. ``cut``: one of them stopped before its proof."""

    def __init__(self, instance: Instance, most_steps: int, most_nodes: int = MOST_NODES) -> None:
        self.tree, self.most_steps = Tree(instance), most_steps
        self.cut, self._left = False, most_nodes

    def best(
        self,
        order: Order,
        bounds: Bounds = NO_BOUNDS,
        known: Sequence[Found] = (),
        *,
        to_beat: Found | None = None,
        any_one: bool = False,
    ) -> Found | None:
        """The first pathway in that order within bounds; None when there is none.

        ``known``: pathways already found, from which it starts when they respect the bounds.
        ``to_beat``: one that the answer must come before, whatever its bounds. ``any_one``: stop
        at any pathway that comes before it.
        """
        self._left = max(self._left, FEWEST_NODES)
        run = _Run(self, order, bounds)
        if to_beat is not None:
            run.keep(to_beat)
        for found in known:
            run.offer(found)
        run.explore(until_better=any_one)
        return None if run.best is to_beat else run.best

    def spend(self, nodes: int) -> bool:
        """Count more nodes; whether there were too many."""
        self._left -= nodes
        self.cut = self.cut or self._left < 0
        return self._left < 0


class _Run:
    """One search: the order, the bounds, the best pathway so far."""

    def __init__(self, search: Search, order: Order, bounds: Bounds) -> None:
        self._search, self._tree, self._one = search, search.tree, search.tree.instance
        self._order, self._bounds = order, bounds
        self.best: Found | None = None
        self._rows = self._within()
        self._cap = self._greatest()
        self._close = {order[0], *(one for one in Criterion if bounds.most[one] != NEVER)}

    def offer(self, found: Found) -> None:
        """Start from a pathway already known."""
        wanted = self._bounds.wanted
        if wanted is not None and not wanted[list(found.rows)].any():
            return
        row = found.values[None]
        if respected(row, self._bounds)[0] and self._sooner(row)[0]:
            self.keep(found)

    def explore(self, *, until_better: bool = False) -> None:
        """Go through all that may be better than the best."""
        stack, first, narrow = [self._tree.root()], self.best, self._search.most_steps
        while stack and not (until_better and self.best is not first):
            nodes = stack.pop()
            breadth, narrow = NARROW if narrow > 0 else BREADTH, narrow - 1
            if len(nodes) > breadth:
                stack.append(nodes.taken(slice(breadth, None)))
            nodes = nodes.taken(slice(breadth))  # some may have lost their hope since
            nodes = nodes.taken(self._promising(nodes.hope))
            if not len(nodes):
                continue
            if self._search.spend(len(nodes)):
                return
            grown = self._grown(nodes)
            if grown is not None and len(grown):
                stack.append(grown)

    def _grown(self, nodes: Nodes) -> Nodes | None:
        """The children of some nodes that are worth exploring, the best first."""
        left = self._search.most_steps - nodes.rows.shape[1] - 1
        wanted = self._bounds.wanted
        growth = Growth(self._tree, nodes, Asked(self._rows, left, wanted, self._certified()))
        children = growth.children(self._least_closed())
        if not len(children):
            return None
        self._accept(nodes, children)
        if not left:
            return None
        hope = growth.hope(children, self._cap, self._close)
        kept = self._promising(hope)
        kept = kept[growth.unlike(children.taken(kept))]
        children, hope = children.taken(kept), hope[kept]
        if nodes.rows.shape[1]:  # of first steps it would refuse too few
            hope = growth.sharper(children, hope)
        kept = self._promising(hope)
        kept = kept[self._explored(children.taken(kept), hope[kept])]
        grown = self._tree.grown(nodes, children.taken(kept), hope[kept], growth.gained)
        return grown.taken(self._tree.lasting(grown.rows))

    def _explored(self, children: Children, hope: Numbers) -> NDArray[np.intp]:
        """The order in which good pathways are found soon; no answer depends on it."""
        told = children.values if self._order[0] is Criterion.GAP else hope
        found = first_of(told, self._order)
        return found[np.argsort(~children.wanted[found], kind="stable")]

    def _accept(self, nodes: Nodes, children: Children) -> None:
        """Keep the first of the children that are pathways better than the best."""
        fit = self._promising(children.values)
        if self._bounds.wanted is not None:
            fit = fit[children.wanted[fit]]
        for numbers in _chunks(fit[first_of(children.values[fit], self._order)]):
            parent = children.parent[numbers]
            rows = np.column_stack([nodes.rows[parent], children.row[numbers]])
            number = self._tree.first_useful(rows)
            if number is not None:
                taken = tuple(rows[number].tolist())
                self.keep(Found(taken, children.values[numbers[number]]))
                return

    def _promising(self, hope: Numbers) -> Numbers:
        """Which of these values a pathway better than the best may still reach."""
        sooner = np.flatnonzero(self._sooner(hope))
        kept: Numbers = sooner[respected(hope[sooner], self._bounds)]
        return kept

    def _sooner(self, values: Numbers) -> Bools:
        if self.best is None:
            possible: Bools = values[:, Criterion.DAYS] != NEVER
            return possible
        return before(values, self.best.values, self._order)

    def keep(self, found: Found) -> None:
        """What comes before this one alone is looked for from now on."""
        self.best = found
        self._rows = self._competing(self._rows, found.values)

    def _least_closed(self) -> int:
        """Millionths of the gap that a better pathway closes at least."""
        return max(
            -int(self._bounds.most[Criterion.CLOSED]), self._least(Criterion.GAP) * TWENTIETH, 0
        )

    def _certified(self) -> int:
        """Whole certifications that a better pathway gives at least."""
        return max(
            -int(self._bounds.most[Criterion.CERTIFIED]), self._least(Criterion.CERTIFIED), 0
        )

    def _least(self, criterion: Criterion) -> int:
        """What it needs of a criterion when nothing before that one can be better; else 0."""
        if self.best is None:
            return 0
        values = self.best.values
        speaking = next(one for one in self._order if not self._utmost(one, values))
        first = self._order[: self._order.index(speaking) + 1]
        return -int(values[criterion]) if criterion in first else 0

    def _within(self) -> Numbers:
        """Rows that may be taken within the bounds."""
        kept = np.ones(len(self._one), dtype=np.bool_)
        for criterion in _GROWING:
            kept &= self._tree.added[:, criterion] <= self._bounds.most[criterion]
        return np.flatnonzero(kept)

    def _competing(self, rows: Numbers, best: Numbers) -> Numbers:
        """Rows that a pathway better than the best one may still use.

        A criterion that only grows refuses the rows beyond its bound; when all those kept are equal
        on it, or when nothing can be better on it, the next criterion of the order speaks.
        """
        added = self._tree.added
        for criterion in self._order:
            if criterion in _GROWING:
                rows = rows[added[rows, criterion] <= best[criterion]]
                if not len(rows) or added[rows, criterion].min() < best[criterion]:
                    return rows
            elif not self._utmost(criterion, best):
                return rows
        return rows

    def _utmost(self, criterion: Criterion, values: Numbers) -> bool:
        """Whether nothing can be better on a criterion that steps add up."""
        if criterion is Criterion.GAP:
            return bool(min(self._cap // TWENTIETH, MOST_GAP) <= -values[criterion])
        return criterion is Criterion.CERTIFIED and bool(
            self._search.most_steps <= -values[criterion]
        )

    def _greatest(self) -> int:
        """Millionths of the gap that all these rows together would close."""
        parts = self._one.contents.parts[np.unique(self._one.content[self._rows])]
        return int(parts.max(axis=0, initial=0).sum())


def _chunks(numbers: Numbers) -> Iterator[Numbers]:
    for first in range(0, len(numbers), BREADTH):
        yield numbers[first : first + BREADTH]
