"""Some nodes of a search, all the steps that may follow them, and what these may become."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from passerelles.domain.guidance.building.hope import Chains, soonest
from passerelles.domain.guidance.building.nodes import Children, Nodes, Tree
from passerelles.domain.guidance.building.values import (
    NEVER,
    Bools,
    Criterion,
    Numbers,
    Parts,
    gap_of,
)

_AT_ONCE = 128  # children whose comparison with all rows stays in the processor's cache
_COMPARED_ALIKE = 6  # each sequence with as many of those just before it
_OF_ROWS = [Criterion.DAYS, Criterion.UNKNOWN, Criterion.COST, Criterion.MINUTES, Criterion.INCOME]


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is asked of what follows some nodes.

    ``rows``: those of the instance that may be used; ``left``: how many steps may follow a child;
    ``wanted``: rows of which a pathway takes one at least, None when any will do; ``certified``:
    whole certifications that it gives at least.
    """

    rows: Numbers
    left: int
    wanted: Bools | None
    certified: int


class Growth:
    """``gained``: what each content would add to each node (nodes × contents)."""

    def __init__(self, tree: Tree, nodes: Nodes, asked: Asked) -> None:
        one, contents, rows = tree.instance, tree.instance.contents, asked.rows
        self._tree, self._nodes, self._left = tree, nodes, asked.left
        self._wanted, self._certified = asked.wanted, asked.certified
        self._rows = rows[np.searchsorted(one.start[rows], nodes.end.min(), side="right") :]
        self._content = one.content[self._rows]
        self._brought = contents.beside(nodes.covered)
        useful = contents.useful(self._brought, nodes.held)
        self.gained: Parts = np.where(nodes.ceiling > 0, useful, np.float32(0))
        self._gained = self.gained[:, self._content]
        self._gained *= one.start[self._rows] > nodes.end[:, None]
        if asked.certified:
            self._gained *= self._certifying()
        self._following = np.searchsorted(one.start[self._rows], one.end[self._rows], side="right")
        self._chains = Chains(self._gained, self._following, asked.left)

    def _certifying(self) -> Bools:
        """Which rows leave enough certifications to come: all, or those that give one (nodes ×
        rows).
        """
        given = -self._nodes.values[:, Criterion.CERTIFIED]
        spare = given + self._left + 1 > self._certified
        found: Bools = spare[:, None] | (self._tree.instance.contents.certified[self._content] > 0)
        return found

    def children(self, least_closed: int) -> Children:
        """The steps whose prerequisites are held, through which so much may be closed at last."""
        contents, nodes = self._tree.instance.contents, self._nodes
        closed = -nodes.values[:, Criterion.CLOSED].astype(np.float32)
        may = self._gained > 0
        may &= self._gained + self._chains.free >= (least_closed - closed)[:, None]
        may &= ~contents.lacking(nodes.held)[:, self._content]
        parent, place = np.nonzero(may)
        rows = self._rows[place]
        brought = self._brought[parent, self._content[place]]
        taken = np.zeros(len(rows), np.bool_) if self._wanted is None else self._wanted[rows]
        return Children(
            parent=parent,
            place=place,
            row=rows,
            values=self._tree.values(nodes.values[parent], rows, brought),
            wanted=nodes.wanted[parent] | taken,
        )

    def hope(self, children: Children, cap: int, close: Collection[Criterion]) -> Numbers:
        """Values that no pathway through each child, one to ``left`` steps longer, can beat.

        ``cap``: millionths of the gap that nothing exceeds; ``close``: the criteria of which a
        close bound is worth its price. The greatest number there is where nothing can follow, or
        nothing wanted when that lacks.
        """
        parent, place = children.parent, children.place
        to_come = self._chains.free[parent, place]
        if self._wanted is not None:
            with_it = self._chains.with_one_of(self._wanted[self._rows])[parent, place]
            to_come = np.where(children.wanted, to_come, with_it)
        hope = children.values.copy()
        hope[:, Criterion.DAYS] = self._soonest(children)
        hope[:, Criterion.CLOSED] -= to_come.astype(np.int64)
        hope[:, Criterion.CLOSED] = np.maximum(hope[:, Criterion.CLOSED], -cap)
        hope[:, Criterion.GAP] = gap_of(hope[:, Criterion.CLOSED])
        for criterion in (Criterion.INCOME, Criterion.CERTIFIED):
            hope[:, criterion] -= self._most(criterion, children, close=criterion in close)
        hope[(to_come <= 0) | (hope[:, Criterion.DAYS] == NEVER)] = NEVER
        return hope

    def _soonest(self, children: Children) -> Numbers:
        """The first day on which a longer sequence may end: with what it still lacks, no sooner."""
        parent, later = children.parent, self._following[children.place]
        ends, may = self._tree.added[self._rows, Criterion.DAYS], self._gained > 0
        found = soonest(ends, may)[parent, later]
        if self._wanted is not None:
            with_it = soonest(ends, may & self._wanted[self._rows])[parent, later]
            found = np.where(children.wanted, found, with_it)
        if self._certified:
            certified = self._tree.instance.contents.certified[self._content] > 0
            lacking = self._certified + children.values[:, Criterion.CERTIFIED]
            for count, first in enumerate(self._after(ends, may & certified), 1):
                found = np.where(lacking == count, np.maximum(found, first[parent, later]), found)
        return found

    def _after(self, ends: Numbers, may: Bools) -> Iterator[Numbers]:
        """The first days on which one such row, then two… may end, from each row on."""
        for _ in range(self._left):
            first = soonest(ends, may)
            yield first
            ends = first[:, self._following]

    def sharper(self, children: Children, hope: Numbers) -> Numbers:
        """The same hope, knowing that later steps add no more beside the last one than to it."""
        parent, later = children.parent, self._following[children.place]
        contents = self._tree.instance.contents
        to_come = np.zeros(len(children), dtype=np.float32)
        order = np.argsort(later, kind="stable")
        for first in range(0, len(order), _AT_ONCE):
            some = order[first : first + _AT_ONCE]
            place = later[some[0]]
            content = self._content[place:]
            if not len(content):
                break
            taken = self._content[children.place[some]]
            beside = contents.pairs[taken[:, None], content]
            added = np.minimum(self._gained[parent[some], place:], beside)
            added *= np.arange(place, len(self._content)) >= later[some, None]
            if self._left > 1:
                added += Chains(added, self._following[place:] - place, self._left - 1).free
            to_come[some] = added.max(axis=1)
        return self._lowered(children, hope, to_come)

    def _lowered(self, children: Children, hope: Numbers, to_come: Parts) -> Numbers:
        found = hope.copy()
        closed = children.values[:, Criterion.CLOSED] - to_come.astype(np.int64)
        found[:, Criterion.CLOSED] = np.maximum(found[:, Criterion.CLOSED], closed)
        found[:, Criterion.GAP] = gap_of(found[:, Criterion.CLOSED])
        found[to_come <= 0] = NEVER
        return found

    def _most(self, criterion: Criterion, children: Children, *, close: bool) -> Numbers | int:
        """The most that later steps may add to what is to be as great as possible."""
        of_rows = -self._tree.added[self._rows, criterion].astype(np.float32)
        if not close:
            return self._left * int(of_rows.max(initial=0))
        added = np.where(self._gained > 0, of_rows, np.float32(0))
        free = Chains(added, self._following, self._left).free
        most: Numbers = np.ceil(free[children.parent, children.place]).astype(np.int64)
        return most

    def unlike(self, children: Children) -> Numbers:
        """The children but those of the same contents as another that is nowhere worse.

        They hold and cover the same: the other replaces it in whatever follows. When one of their
        steps opens others, only those of the same order are alike.
        """
        contents = self._tree.instance.contents
        taken = self._tree.instance.content[
            np.column_stack([self._nodes.rows[children.parent], children.row])
        ]
        free = ~contents.opening[taken].any(axis=1)
        taken[free] = np.sort(taken[free], axis=1)
        compared = children.values[:, _OF_ROWS]
        order = np.lexsort([~children.wanted, *compared.T[::-1], *taken.T[::-1]])
        taken, compared, wanted = taken[order], compared[order], children.wanted[order]
        kept = np.ones(len(order), dtype=np.bool_)
        for lag in range(1, min(_COMPARED_ALIKE, len(order) - 1) + 1):
            alike = (taken[lag:] == taken[:-lag]).all(axis=1)
            worse = (compared[lag:] >= compared[:-lag]).all(axis=1)
            kept[lag:] &= ~(alike & worse & (wanted[:-lag] | ~wanted[lag:]))
        return order[kept]
