"""Counting contracts by the year in which they start."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

from passerelles.connectors.apprenticeship.figures import Publication, Rate, facts_of
from passerelles.connectors.apprenticeship.ground import Ground
from passerelles.connectors.apprenticeship.tables import Cell, Counts, Tables, less
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.observatory.breaks import (
    CohortCounter,
    CohortCounts,
    Countable,
    ObservedContract,
    countable,
)
from passerelles.formats.apprenticeship.contracts import ContractLine
from passerelles.formats.apprenticeship.scope import Scope, Side

STARTED: Mapping[Side, str] = {
    "employer": "apprenticeship_contracts",
    "residence": "apprenticeship_contracts_residence",
    "training": "apprenticeship_contracts_training",
}
# Counts by year of start and finest cell, each seen from one side.
Cohorts = Mapping[tuple[int, tuple[Side, Cell]], CohortCounts]

BREAKS, BREAK_RATE = "contract_breaks_9_months", "contract_break_rate_9_months"
NO_RETURN, NO_RETURN_RATE = "contract_no_return_6_months", "contract_no_return_rate_6_months"
# Breaks are told by the place of the employer: the others would cross the same contracts twice.
BREAKS_SIDE: Side = "employer"


class ContractTally:
    """Counts contracts as they pass; nothing of a person is left once ``take`` is asked."""

    def __init__(self) -> None:
        self._counter = CohortCounter()
        self._line: ContractLine | None = None

    def add(self, line: ContractLine) -> None:
        self._line = self._line or line
        places: dict[Side, str] = {"employer": line.employer, "training": line.training}
        if line.residence:
            places["residence"] = line.residence
        groups = tuple(
            (side, Cell(code, line.level, line.sex, line.training_field))
            for side, code in places.items()
        )
        self._counter.add(ObservedContract(line.apprentice, line.start, line.broken_on, groups))

    def take(self) -> tuple[ContractLine | None, Cohorts]:
        """The first contract and the counts of all; nothing is known of persons any more."""
        counts = cast("Cohorts", self._counter.counts())
        self._counter = CohortCounter()
        return self._line, counts


def cohort_facts(
    counts: Cohorts, scope: Scope, *, observed_on: date, ground: Ground
) -> dict[int, list[Fact]]:
    """The figures of each year of start, where the file is whole."""
    cohorts: defaultdict[tuple[int, Side], dict[Cell, CohortCounts]] = defaultdict(dict)
    for (year, (side, cell)), count in counts.items():
        cohorts[year, side][cell] = count
    found: defaultdict[int, list[Fact]] = defaultdict(list)
    for (year, side), cells in sorted(cohorts.items()):
        cohort = _Cohort(year, side, cells, countable(year, observed_on=observed_on))
        found[year] += _facts(cohort, scope, ground)
    return found


class _Cohort:
    """The contracts of one year seen from one side."""

    def __init__(
        self, year: int, side: Side, cells: Mapping[Cell, CohortCounts], say: Countable
    ) -> None:
        self.year, self.side, self._cells, self._say = year, side, cells, say

    @property
    def publication(self) -> Publication:
        started = STARTED[self.side]
        if self.side != BREAKS_SIDE:
            return Publication({"started": started})
        indicators, rates, late = {"started": started}, [], []
        if self._say.broken:
            indicators["broken"] = BREAKS
            rates.append(Rate(BREAK_RATE, "broken", "started"))
        else:
            late += [BREAKS, BREAK_RATE]
        if self._say.unreturned:
            indicators["unreturned"] = NO_RETURN
            rates.append(Rate(NO_RETURN_RATE, "unreturned", "started"))
        else:
            late += [NO_RETURN, NO_RETURN_RATE]
        return Publication(indicators, tuple(rates), tuple(late))

    def tables(self, departements: frozenset[str], region: str) -> Tables:
        cells = {c: n for c, n in self._cells.items() if c.departement in departements}
        started = {cell: n.started for cell, n in cells.items()}
        counts: dict[str, Mapping[Cell, int]] = {"started": started}
        splits: dict[str, tuple[str, ...]] = {}
        if self.side == BREAKS_SIDE and self._say.broken:
            broken = {cell: n.broken for cell, n in cells.items() if n.broken}
            counts |= {"broken": broken, "unbroken": less(started, broken)}
            splits["started"] = ("broken", "unbroken")
            if self._say.unreturned:
                gone = {cell: n.unreturned for cell, n in cells.items() if n.unreturned}
                counts |= {"unreturned": gone, "returned": less(broken, gone)}
                splits["broken"] = ("unreturned", "returned")
        return _tables(departements, region, counts, splits)


def _tables(
    departements: frozenset[str],
    region: str,
    counts: Counts,
    splits: Mapping[str, tuple[str, ...]],
) -> Tables:
    guarded = frozenset({"unbroken", "returned"})
    return Tables(departements, region, counts, splits, guarded)


def _facts(cohort: _Cohort, scope: Scope, ground: Ground) -> Iterator[Fact]:
    """Only for the régions that the file covers wholly from that side."""
    for region in sorted(set(ground.region_of.values())):
        if scope.covers(cohort.side, region):
            tables = cohort.tables(ground.departements_of(region), region)
            if tables.counts["started"]:
                yield from facts_of(
                    tables, cohort.publication, period=str(cohort.year), ground=ground
                )
