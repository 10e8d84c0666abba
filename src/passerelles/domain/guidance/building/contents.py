"""What steps bring, ask and give: one row for all the sessions that are alike in this."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from passerelles.domain.guidance.building.candidate import AT_WORK, Candidate
from passerelles.domain.guidance.building.fit import implied, titles
from passerelles.domain.guidance.building.values import TWENTIETH, WHOLE, Bools, Numbers, Parts

LEAST = TWENTIETH
_AT_ONCE = 16  # nodes whose comparison with all contents stays in the processor's cache
LEAST_ASIDE = WHOLE * 15 // 100  # of a step that prepares for another occupation


@dataclass(frozen=True, eq=False)
class Contents:
    """``parts`` (contents × skills): millionths of the gap that each would close of each skill;
    whole numbers held as float32, exact below 2²⁴, so that sums are exact and fast as products.

    ``weights``: the same if the skill was wholly closed. ``requires``, ``gives`` (contents ×
    codes) and ``held`` speak of the codes that somebody asks for. ``least``: what each must bring
    to be worth a step, unless it is ``opening``: it gives a code that may open another.
    ``again`` (that taken before × contents): the one before has given all its titles already.
    """

    parts: Parts
    weights: Parts
    requires: Bools
    gives: Bools
    held: Bools
    certified: Numbers
    at_work: Bools
    least: Parts
    opening: Bools
    again: Bools
    levels: Bools

    def __len__(self) -> int:
        return len(self.parts)

    def beside(self, covered: Parts) -> Parts:
        """What each content would add to what each node covers (nodes × contents)."""
        ones = np.ones(self.parts.shape[1], dtype=np.float32)
        added = np.empty((len(covered), len(self)), dtype=np.float32)
        for first in range(0, len(covered), _AT_ONCE):
            some = slice(first, first + _AT_ONCE)
            added[some] = np.maximum(self.parts, covered[some, None, :]) @ ones
        added -= (covered @ ones)[:, None]
        return added

    def lacking(self, held: Bools) -> Bools:
        """Which contents ask for a code that each node does not hold (nodes × contents)."""
        return _unheld(self.requires, held)

    @cached_property
    def asking_levels(self) -> Bools:
        """Which contents ask for a level that is not held from the start."""
        asking: Bools = np.any(self.requires & self.levels & ~self.held, axis=1)
        return asking

    def open_to_all(self) -> "Contents":
        """The same when no level is asked for any more."""
        gives = self.gives & ~self.levels
        opening: Bools = np.any(gives & ~self.held, axis=1)
        return replace(self, requires=self.requires & ~self.levels, gives=gives, opening=opening)

    @cached_property
    def of_use(self) -> Bools:
        """Which contents may be of use to somebody who has taken nothing yet."""
        found: Bools = (self.parts.sum(axis=1) >= self.least) | self.opening
        return found

    def taken(self, kept: Bools) -> "Contents":
        """Some of them."""
        columns = ("parts", "requires", "gives", "certified", "at_work", "least", "opening")
        narrowed: dict[str, Any] = {name: getattr(self, name)[kept] for name in columns}
        return replace(self, again=self.again[kept][:, kept], **narrowed)

    @cached_property
    def pairs(self) -> Parts:
        """What each content adds to another at most (that taken before × contents): 0 where both
        taken together would not both be of use, and something for one that may open another.
        """
        added = self.beside(self.parts)
        before = ((added >= self.least) | self.opening).T & ~self.again
        both: Parts = np.where(before, self.useful(added, self.held | self.gives), np.float32(0))
        return both

    def useful(self, added: Parts, held: Bools) -> Parts:
        """What contents would add (nodes × contents), but 0 where it is less than they must bring.

        Unless they give a code that those nodes do not hold: it may open another, and counts for
        something whatever it brings.
        """
        kept = added >= self.least
        new = self.opening & _unheld(self.gives, held)
        found: Parts = np.where(kept | new, np.maximum(added, new), np.float32(0))
        return found


def _unheld(codes: Bools, held: Bools) -> Bools:
    """Whether each content has a code that each node does not hold (nodes × contents)."""
    found = np.zeros((len(held), len(codes)), dtype=np.bool_)
    for has, holds in zip(codes.T, held.T, strict=True):
        found |= has & ~holds[:, None]
    return found


def contents_of(
    models: Sequence[Candidate], missing: Mapping[str, float], held: frozenset[str]
) -> Contents:
    """One row a model: a candidate that stands for all those of its shape."""
    weights = _weights(missing)
    codes = sorted({code for row in models for code in row.requires})
    already = np.array([code in implied(held) for code in codes], dtype=np.bool_)
    gives = _codes([implied(row.gives) for row in models], codes)
    return Contents(
        parts=_parts(models, weights),
        weights=np.array(list(weights.values()), dtype=np.float32),
        requires=_codes([row.requires for row in models], codes),
        gives=gives,
        held=already,
        certified=np.array([certifies(row) for row in models], dtype=np.int64),
        at_work=np.array([row.kind in AT_WORK for row in models], dtype=np.bool_),
        least=np.array(
            [LEAST if row.on_target else LEAST_ASIDE for row in models], dtype=np.float32
        ),
        opening=np.any(gives & ~already, axis=1),
        again=_again([titles(row.gives) for row in models]),
        levels=np.array([code.startswith("level:") for code in codes], dtype=np.bool_),
    )


def shape_of(row: Candidate) -> tuple[object, ...]:
    """What tells one content from another."""
    return (row.closes, row.requires, row.gives, row.kind in AT_WORK, row.on_target)


def certifies(candidate: Candidate) -> bool:
    """Whether it gives a whole certification, not a block of one."""
    return any(code.startswith(("RNCP", "RS")) and "BC" not in code for code in candidate.gives)


def _again(given: Sequence[frozenset[str]]) -> Bools:
    """Whether all the titles of each (column) are given by each other, or blocks of what is."""
    number = {one: at for at, one in enumerate(dict.fromkeys(given))}
    blocks = defaultdict(set)
    for code in frozenset().union(*number):
        blocks[code.partition("BC")[0]].add(code)
    obtained = [one.union(*(blocks[code] for code in one if code in blocks)) for one in number]
    found = [[bool(one) and one <= before for one in number] for before in obtained]
    at = [number[one] for one in given]
    return np.array(found, dtype=np.bool_).reshape(len(number), len(number))[np.ix_(at, at)]


def _weights(missing: Mapping[str, float]) -> dict[str, int]:
    whole = sum(weight for weight in missing.values() if weight > 0)
    kept = {skill: weight for skill, weight in sorted(missing.items()) if weight > 0}
    return {skill: round(weight / whole * WHOLE) for skill, weight in kept.items()}


def _parts(rows: Sequence[Candidate], weights: Mapping[str, int]) -> Parts:
    found = [dict.fromkeys(weights, 0) for _ in rows]
    for brought, row in zip(found, rows, strict=True):
        for skill, part in row.closes:
            if skill in weights:
                closed = round(weights[skill] * min(max(part, 0.0), 1.0))
                brought[skill] = max(brought[skill], closed)
    listed = [list(brought.values()) for brought in found]
    return np.array(listed, dtype=np.float32).reshape(len(rows), len(weights))


def _codes(held: Sequence[frozenset[str]], codes: Sequence[str]) -> Bools:
    found = [[code in one for code in codes] for one in held]
    return np.array(found, dtype=np.bool_).reshape(len(held), len(codes))
