"""Counting contracts by the year in which they start."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from passerelles.connectors.apprenticeship.figures import Publication, Rate, facts_of
from passerelles.connectors.apprenticeship.ground import Ground
from passerelles.connectors.apprenticeship.tables import Cell, Tables, less
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.observatory.breaks import (
    CohortCounter,
    CohortCounts,
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
    cohorts: defaultdict[int, defaultdict[Side, dict[Cell, CohortCounts]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for (year, (side, cell)), count in counts.items():
        cohorts[year][side][cell] = count
    return {
        year: list(_facts(_Cohort(year, sides, observed_on=observed_on), scope, ground))
        for year, sides in sorted(cohorts.items())
    }


class _Cohort:
    """The contracts of one year, seen from each side; the sides are guarded together."""

    def __init__(
        self, year: int, sides: Mapping[Side, Mapping[Cell, CohortCounts]], *, observed_on: date
    ) -> None:
        self.year, self._sides = year, sides
        self._say = countable(year, observed_on=observed_on)

    def publication(self, sides: Sequence[Side]) -> Publication:
        indicators: dict[str, str] = {side: STARTED[side] for side in sides}
        rates, late = [], []
        if BREAKS_SIDE not in sides:
            return Publication(indicators)
        for say, measure, (count, rate) in (
            (self._say.broken, "broken", (BREAKS, BREAK_RATE)),
            (self._say.unreturned, "unreturned", (NO_RETURN, NO_RETURN_RATE)),
        ):
            if say:
                indicators[measure] = count
                rates.append(Rate(rate, measure, BREAKS_SIDE))
            else:
                late += [count, rate]
        return Publication(indicators, tuple(rates), tuple(late))

    def sides_of(self, region: str, scope: Scope, inside: frozenset[str]) -> tuple[Side, ...]:
        """The sides from which the file covers the whole région and has contracts in it."""
        return tuple(
            side for side in STARTED if scope.covers(side, region) and self._cells(side, inside)
        )

    def tables(self, sides: tuple[Side, ...], departements: frozenset[str], region: str) -> Tables:
        counts: dict[str, Mapping[Cell, int]] = {
            side: {cell: n.started for cell, n in self._cells(side, departements).items()}
            for side in sides
        }
        splits: dict[str, tuple[str, ...]] = {}
        if BREAKS_SIDE in sides and self._say.broken:
            cells = self._cells(BREAKS_SIDE, departements)
            broken = {cell: n.broken for cell, n in cells.items() if n.broken}
            counts |= {"broken": broken, "unbroken": less(counts[BREAKS_SIDE], broken)}
            splits[BREAKS_SIDE] = ("broken", "unbroken")
            if self._say.unreturned:
                gone = {cell: n.unreturned for cell, n in cells.items() if n.unreturned}
                counts |= {"unreturned": gone, "returned": less(broken, gone)}
                splits["broken"] = ("unreturned", "returned")
        guarded = frozenset({"unbroken", "returned"})
        return Tables(departements, region, counts, splits, guarded, sides=sides)

    def _cells(self, side: Side, departements: frozenset[str]) -> dict[Cell, CohortCounts]:
        every = self._sides.get(side, {})
        return {cell: n for cell, n in every.items() if cell.departement in departements}


def _facts(cohort: _Cohort, scope: Scope, ground: Ground) -> Iterator[Fact]:
    """Only for the régions that the file covers wholly, from the sides that it covers."""
    for region in sorted(set(ground.region_of.values())):
        inside = ground.departements_of(region)
        if sides := cohort.sides_of(region, scope, inside):
            tables = cohort.tables(sides, inside, region)
            said = cohort.publication(sides)
            yield from facts_of(tables, said, period=str(cohort.year), ground=ground)
