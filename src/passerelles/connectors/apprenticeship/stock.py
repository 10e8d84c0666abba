"""Counting the stock at 31 December."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from passerelles.connectors.apprenticeship.figures import Publication, facts_of
from passerelles.connectors.apprenticeship.ground import Ground
from passerelles.connectors.apprenticeship.tables import Cell, Tables, less
from passerelles.domain.indicators.fact import Fact
from passerelles.formats.apprenticeship.sifa import StockLine

PUBLICATION = Publication(
    {"stock": "apprentices", "disabled": "apprentices_disabled"},
    women={"stock": "apprentices_women_share"},
)


class StockTally:
    """The cells of the lines met so far, by year."""

    def __init__(self) -> None:
        self._stock: defaultdict[int, Counter[Cell]] = defaultdict(Counter)
        self._disabled: defaultdict[int, Counter[Cell]] = defaultdict(Counter)

    def add(self, line: StockLine) -> None:
        cell = Cell(line.departement, line.level, line.sex, line.field)
        self._stock[line.year][cell] += line.count
        if line.disabled:
            self._disabled[line.year][cell] += line.count

    @property
    def years(self) -> list[int]:
        return sorted(self._stock)

    def facts(self, year: int, ground: Ground) -> Iterator[Fact]:
        """The figures of one year. A région is summed when all its départements are told."""
        told = {cell.departement for cell in self._stock[year]}
        for region in sorted({ground.region_of[code] for code in told}):
            inside = ground.departements_of(region)
            tables = self._tables(year, frozenset(inside & told), region * (inside <= told))
            yield from facts_of(tables, PUBLICATION, period=str(year), ground=ground)

    def _tables(self, year: int, departements: frozenset[str], region: str) -> Tables:
        stock = {c: n for c, n in self._stock[year].items() if c.departement in departements}
        disabled = {c: n for c, n in self._disabled[year].items() if c.departement in departements}
        return Tables(
            departements=departements,
            region=region,
            counts={"stock": stock, "disabled": disabled, "others": less(stock, disabled)},
            splits={"stock": ("disabled", "others")},
            unpublished=frozenset({"others"}),
            coarse=frozenset({"disabled", "others"}),
        )
