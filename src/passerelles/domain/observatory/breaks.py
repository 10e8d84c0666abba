"""Breaks of apprenticeship contracts, by cohorts wholly observed.

Two definitions, both over the contracts started in a year: broken within nine months (that of the
DARES publications on breaks of apprenticeship contracts), and, among these, no new contract of the
same apprentice within six months of the break. A cohort is countable once its youngest contract has
been observed for as long: until then the figure is late, never small.
"""

import calendar
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date

BREAK_MONTHS, RETURN_MONTHS = 9, 6


@dataclass(frozen=True, slots=True)
class ObservedContract:
    """What counting needs of a contract. ``apprentice`` is any token that tells persons apart.

    ``groups``: the cells of the published tables in which the contract counts.
    """

    apprentice: Hashable
    start: date
    broken_on: date | None
    groups: tuple[Hashable, ...]


@dataclass(slots=True)
class CohortCounts:
    """Contracts started in a year in one group, and what became of them."""

    started: int = 0
    broken: int = 0
    unreturned: int = 0


@dataclass(frozen=True, slots=True)
class Countable:
    """Which of the counts of a cohort may be said."""

    started: bool
    broken: bool
    unreturned: bool


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last one of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def countable(year: int, *, observed_on: date) -> Countable:
    """What a file observed on that day may say of the contracts started in ``year``."""
    youngest = date(year, 12, 31)
    return Countable(
        started=observed_on >= youngest,
        broken=observed_on >= add_months(youngest, BREAK_MONTHS),
        unreturned=observed_on >= add_months(youngest, BREAK_MONTHS + RETURN_MONTHS),
    )


def is_early_break(start: date, broken_on: date | None) -> bool:
    """Whether the contract was broken before its tenth month."""
    return broken_on is not None and broken_on < add_months(start, BREAK_MONTHS)


@dataclass(slots=True)
class CohortCounter:
    """Counts contracts as they pass, in any order; keeps of persons only when contracts start.

    ``add`` then ``counts``; nothing that it gives names a person. Memory grows with the number of
    apprentices, time with the number of contracts.
    """

    _starts: defaultdict[Hashable, list[date]] = field(default_factory=lambda: defaultdict(list))
    _started: Counter[tuple[int, Hashable]] = field(default_factory=Counter)
    _breaks: list[ObservedContract] = field(default_factory=list)

    def add(self, contract: ObservedContract) -> None:
        self._starts[contract.apprentice].append(contract.start)
        for group in contract.groups:
            self._started[contract.start.year, group] += 1
        if is_early_break(contract.start, contract.broken_on):
            self._breaks.append(contract)

    def counts(self) -> dict[tuple[int, Hashable], CohortCounts]:
        """The counts of each cohort and group met."""
        found = {key: CohortCounts(started=n) for key, n in self._started.items()}
        for contract in self._breaks:
            unreturned = not self._returned(contract)
            for group in contract.groups:
                cell = found[contract.start.year, group]
                cell.broken += 1
                cell.unreturned += unreturned
        return found

    def _returned(self, contract: ObservedContract) -> bool:
        if contract.broken_on is None:
            return False
        last = add_months(contract.broken_on, RETURN_MONTHS)
        return any(contract.start < start < last for start in self._starts[contract.apprentice])
