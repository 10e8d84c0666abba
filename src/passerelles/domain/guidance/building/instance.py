"""The candidates as arrays of whole numbers, so that comparisons are exact and free of order.

One row a candidate, sorted by (start, end, key): the answer does not depend on the order received.
Units: days (ordinals), cents, minutes rounded, millionths of the gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np

from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.contents import Contents, contents_of, shape_of
from passerelles.domain.guidance.building.fit import DRIVING, NOTHING, Conceded, Sieve, trip
from passerelles.domain.guidance.building.pathway import Concession
from passerelles.domain.guidance.building.values import Bools, Numbers
from passerelles.domain.guidance.building.wish import Wish

_MONTHS_A_YEAR, _DAYS_A_YEAR = 12, 365
_COLUMNS = ("numbers", "start", "end", "cost", "unknown", "minutes", "income", "content")
_DISPENSED = frozenset({Concession.LEVEL})


@dataclass(frozen=True, slots=True, eq=False)
class Instance:
    """One column a fact of the candidates; ``content``: the row of ``contents`` of each.

    ``numbers``: those of the rows in the whole offer, ``offered``.
    """

    offered: tuple[Candidate, ...]
    numbers: Numbers
    start: Numbers
    end: Numbers
    cost: Numbers
    unknown: Numbers
    minutes: Numbers
    income: Numbers
    content: Numbers
    contents: Contents
    first_day: int

    def __len__(self) -> int:
        return len(self.numbers)

    def candidates(self, rows: Sequence[int]) -> tuple[Candidate, ...]:
        """The candidates of some rows."""
        return tuple(self.offered[self.numbers[row]] for row in rows)

    def worth_taking(self) -> "Instance":
        """The same without the rows that nobody may need."""
        of_use = self.contents.of_use
        kept = self.rows(of_use[self.content])
        content = (np.cumsum(of_use) - 1)[kept.content]
        return replace(kept, content=content, contents=self.contents.taken(of_use))

    def rows(self, kept: Bools) -> "Instance":
        """The same with those rows alone."""
        numbers = np.flatnonzero(kept)
        narrowed: dict[str, Any] = {name: getattr(self, name)[numbers] for name in _COLUMNS}
        return replace(self, **narrowed)


class Choices:
    """The candidates of a wish as instances: the one of today, those of the concessions.

    All share their contents, so that what one brings beside another is calculated once.
    """

    def __init__(self, candidates: Sequence[Candidate], wish: Wish) -> None:
        sieve = Sieve(wish)
        ways = [(one, found) for one in candidates if (found := sieve.ways(one))]
        ways.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].key))
        every = _instance([one for one, _ in ways], wish)
        self._whole = every.worth_taking()
        self._ways = [ways[row][1] for row in self._whole.numbers]
        self._wish = wish
        self.today = self.under(NOTHING)
        self.minutes = every.minutes

    @cached_property
    def _driven(self) -> Numbers:
        whole = self._whole
        return _ints(
            round(trip(one, self._wish, DRIVING)) for one in whole.candidates(range(len(whole)))
        )

    def asked(self, together: int) -> tuple[Conceded, ...]:
        """The sets of so many concessions under which some candidate may be taken."""
        levels = self._whole.contents.asking_levels[self._whole.content]
        found = {way for ways in self._ways for way in ways}
        pairs = zip(self._ways, levels, strict=True)
        found |= {way | _DISPENSED for ways, asking in pairs if asking for way in ways}
        return tuple(sorted((one for one in found if len(one) == together), key=sorted))

    def under(self, conceded: Conceded) -> Instance:
        """What there is to take once these constraints are let go."""
        known: dict[tuple[Conceded, ...], bool] = {}
        for ways in self._ways:
            if ways not in known:
                known[ways] = any(way <= conceded for way in ways)
        kept = np.array([known[ways] for ways in self._ways], dtype=np.bool_)
        whole = self._whole
        if Concession.CAR in conceded and self._wish.car is False:
            whole = replace(whole, minutes=self._driven)
        if Concession.LEVEL in conceded:
            whole = replace(whole, contents=whole.contents.open_to_all())
        return whole.rows(kept)


def _instance(rows: Sequence[Candidate], wish: Wish) -> Instance:
    shapes: dict[tuple[object, ...], int] = {}
    content = [shapes.setdefault(shape_of(row), len(shapes)) for row in rows]
    models = dict(zip(reversed(content), reversed(rows), strict=True))
    return Instance(
        offered=tuple(rows),
        numbers=np.arange(len(rows), dtype=np.int64),
        start=_ints(row.start.toordinal() for row in rows),
        end=_ints(row.end.toordinal() for row in rows),
        cost=_ints(_cents(row.cost_left or Decimal(0)) for row in rows),
        unknown=_ints(row.cost_left is None for row in rows),
        minutes=_ints(round(trip(row, wish)) for row in rows),
        income=_ints(income_cents(row) for row in rows),
        content=_ints(content),
        contents=contents_of([models[n] for n in range(len(shapes))], wish.missing, wish.held),
        first_day=max(wish.available_from, wish.today).toordinal(),
    )


def income_cents(candidate: Candidate) -> int:
    """Cents received during the step at least: its months (365 / 12 days), rounded down."""
    days = (candidate.end - candidate.start).days + 1
    return _cents(candidate.income_at_least) * days * _MONTHS_A_YEAR // _DAYS_A_YEAR


def _cents(euros: Decimal) -> int:
    return int(euros * 100)


def _ints(values: Any) -> Numbers:
    return np.fromiter(values, dtype=np.int64)
