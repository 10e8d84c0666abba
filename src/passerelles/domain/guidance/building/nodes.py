"""Sequences of steps, many at a time, and what one more step makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from passerelles.domain.guidance.building.instance import Instance
from passerelles.domain.guidance.building.values import (
    NEVER,
    WHOLE,
    Bools,
    Criterion,
    Numbers,
    Parts,
    gap_of,
)

_CRITERIA = len(Criterion)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A pathway: rows of the instance in order, and its values."""

    rows: tuple[int, ...]
    values: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Nodes:
    """Sequences of as many steps each, one a row.

    ``rows``: those of the instance, in order; ``end``: last day; ``covered``: best part of each
    skill; ``held``: codes held after it; ``ceiling``: the most that each content may still add;
    ``wanted``: whether a wanted step is among them; ``hope``: values that nothing that begins so
    can beat.
    """

    rows: Numbers
    end: Numbers
    covered: Parts
    held: Bools
    values: Numbers
    ceiling: Parts
    wanted: Bools
    hope: Numbers

    def __len__(self) -> int:
        return len(self.end)

    def taken(self, kept: Numbers | Bools | slice) -> "Nodes":
        """Some of them."""
        return Nodes(*(getattr(self, one.name)[kept] for one in fields(self)))


@dataclass(frozen=True, slots=True, eq=False)
class Children:
    """One more step after each of some nodes.

    ``parent``: number of the node; ``row``: that of the instance, ``place`` it has among the rows
    looked at; ``values`` with it; ``wanted``: whether a wanted step is among them now.
    """

    parent: Numbers
    place: Numbers
    row: Numbers
    values: Numbers
    wanted: Bools

    def __len__(self) -> int:
        return len(self.row)

    def taken(self, kept: Numbers | Bools) -> "Children":
        """Some of them."""
        return Children(*(getattr(self, one.name)[kept] for one in fields(self)))


class Tree:
    """How the sequences of one instance grow.

    ``added``: what each row adds to each value, its last day in the column of days, no gap.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.added = _added(instance)
        self.at_work: Bools = instance.contents.at_work[instance.content]

    def root(self) -> Nodes:
        """The sequence of no step."""
        one = self.instance
        values = np.zeros((1, _CRITERIA), dtype=np.int64)
        return Nodes(
            rows=np.zeros((1, 0), dtype=np.int64),
            end=np.array([one.first_day - 1], dtype=np.int64),
            covered=np.zeros((1, one.contents.parts.shape[1]), dtype=np.float32),
            held=one.contents.held[None],
            values=values,
            ceiling=np.full((1, len(one.contents)), WHOLE, dtype=np.float32),
            wanted=np.zeros(1, dtype=np.bool_),
            hope=np.full_like(values, -NEVER),
        )

    def values(self, before: Numbers, rows: Numbers, gained: Parts) -> Numbers:
        """The values of sequences with one more step, which closes ``gained`` more."""
        found = self.added[rows]
        days = found[:, Criterion.DAYS].copy()
        minutes = np.maximum(found[:, Criterion.MINUTES], before[:, Criterion.MINUTES])
        found += before
        found[:, Criterion.DAYS] = days
        found[:, Criterion.MINUTES] = minutes
        found[:, Criterion.CLOSED] -= gained.astype(np.int64)
        found[:, Criterion.GAP] = gap_of(found[:, Criterion.CLOSED])
        return found

    def followed(self, rows: Sequence[int]) -> Found:
        """These rows taken one after the other, feasible or not."""
        values, covered = np.zeros((1, _CRITERIA), dtype=np.int64), np.float32(0)
        for row in rows:
            together = np.maximum(covered, self.instance.contents.parts[self.instance.content[row]])
            gained = np.array([np.sum(together - covered)], dtype=np.float32)
            values, covered = self.values(values, np.array([row]), gained), together
        return Found(tuple(rows), values[0])

    def grown(self, nodes: Nodes, children: Children, hope: Numbers, gained: Parts) -> Nodes:
        """The children as nodes; ``gained``: what each content would add to those before them."""
        one, parent, content = self.instance, children.parent, self.instance.content[children.row]
        return Nodes(
            rows=np.column_stack([nodes.rows[parent], children.row]),
            end=one.end[children.row],
            covered=np.maximum(nodes.covered[parent], one.contents.parts[content]),
            held=nodes.held[parent] | one.contents.gives[content],
            values=children.values,
            ceiling=np.minimum(gained[parent], one.contents.pairs[content]),
            wanted=children.wanted,
            hope=hope,
        )

    def lasting(self, rows: Numbers) -> Bools:
        """Which sequences have but steps that bring the least asked of them, or may open others.

        A step brings the less, the more the others bring: what it lacks now is lacking for ever.
        """
        opening = self.instance.contents.opening[self.instance.content[rows]]
        found: Bools = np.all(self._bringing(rows) | opening, axis=1)
        return found

    def first_useful(self, rows: Numbers) -> int | None:
        """The first sequence of which each step brings enough or opens a later one."""
        bringing = self._bringing(rows)
        opening = self.instance.contents.opening[self.instance.content[rows]]
        for number in np.flatnonzero((bringing | opening).all(axis=1)):
            taken = self.instance.content[rows[number]]
            if all(self._opens(taken, one) for one in np.flatnonzero(~bringing[number]).tolist()):
                return int(number)
        return None

    def _bringing(self, rows: Numbers) -> Bools:
        """Which steps bring the least asked of them beside all the others (sequences × steps)."""
        contents, taken = self.instance.contents, self.instance.content[rows]
        parts = contents.parts[taken]
        lost = [
            np.maximum(parts[:, one] - np.delete(parts, one, axis=1).max(axis=1, initial=0), 0)
            for one in range(rows.shape[1])
        ]
        found: Bools = contents.least[taken] <= np.sum(lost, axis=2).T
        return found

    def _opens(self, taken: Numbers, position: int) -> bool:
        """Whether the sequence would lack a code without that step."""
        contents, held = self.instance.contents, self.instance.contents.held
        for content in np.delete(taken, position):
            if (contents.requires[content] & ~held).any():
                return True
            held = held | contents.gives[content]
        return False


def _added(one: Instance) -> Numbers:
    found = np.zeros((len(one), _CRITERIA), dtype=np.int64)
    found[:, Criterion.DAYS] = one.end - one.first_day + 1
    found[:, Criterion.UNKNOWN] = one.unknown
    found[:, Criterion.COST] = one.cost
    found[:, Criterion.MINUTES] = one.minutes
    found[:, Criterion.INCOME] = -one.income
    found[:, Criterion.CERTIFIED] = -one.contents.certified[one.content]
    return found
