"""Sums of the BMO survey: by territory, then by family and domain of occupations.

Each floor is made from the one below, so that a basin astride two départements counts once in each
part, and a star is never lost.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from passerelles.apps.reference.models import TerritoryKind
from passerelles.connectors.labour.ground import Ground
from passerelles.domain.indicators.fact import Place
from passerelles.domain.indicators.quantity import SECRET, Quantity, exact
from passerelles.domain.indicators.shares import RunningShare
from passerelles.domain.indicators.totals import RunningSum
from passerelles.formats.labour.bmo import BmoRow

PART = "employment_basin_part"
# FAP codes nest: one character a domain, three a family, five an occupation; none, the total.
FLOORS = (3, 1, 0)


@dataclass(slots=True)
class Cell:
    """The five figures of one place and one occupation, still adding up."""

    projects: RunningSum = field(default_factory=RunningSum)
    difficult: RunningSum = field(default_factory=RunningSum)
    seasonal: RunningSum = field(default_factory=RunningSum)
    difficult_share: RunningShare = field(default_factory=RunningShare)
    seasonal_share: RunningShare = field(default_factory=RunningShare)

    def add(self, other: "Cell") -> None:
        self.projects.add(other.projects.quantity())
        self.difficult.add(other.difficult.quantity())
        self.seasonal.add(other.seasonal.quantity())
        self.difficult_share.add(other.difficult_share)
        self.seasonal_share.add(other.seasonal_share)

    def quantities(self) -> tuple[Quantity, ...]:
        """Projects, difficult, seasonal, then the shares of the last two."""
        counts = (self.projects, self.difficult, self.seasonal)
        shares = (self.difficult_share, self.seasonal_share)
        return (*(c.quantity() for c in counts), *(s.share() for s in shares))


Cells = dict[tuple[Place, str], Cell]


def basin_of(part: Place) -> str:
    """The code of the basin that a part (``7637-30``) belongs to."""
    return part.code.partition("-")[0]


def cell_of(row: BmoRow, *, largest_secret: int) -> Cell:
    """The figures of one row, as the producer gives them."""
    cell = Cell()
    for running, count in (
        (cell.projects, row.projects),
        (cell.difficult, row.difficult),
        (cell.seasonal, row.seasonal),
    ):
        running.add(SECRET if count is None else exact(count))
    cell.difficult_share.count(row.difficult, row.projects, largest_secret=largest_secret)
    cell.seasonal_share.count(row.seasonal, row.projects, largest_secret=largest_secret)
    return cell


def summed(base: Cells, ground: Ground) -> Iterator[tuple[Place, str, Cell]]:
    """Every sum of the base cells: place, FAP code (empty for all occupations), figures.

    Départements and regions each sum the base: the survey files the part of Redon that is in
    Loire-Atlantique in Bretagne.
    """
    basins = _whole_basins(base)
    astride = _up({key: cell for key, cell in base.items() if key[0] in basins}, basins.__getitem__)
    departements = _up(base, lambda place: ground.departement(place.departement))
    regions = _up(base, lambda place: ground.region(place.region))
    country = _up(regions, lambda _: ground.country())
    for floor in (astride, departements, regions, country):
        yield from ((place, code, cell) for (place, code), cell in floor.items())
    undivided = {key: cell for key, cell in base.items() if key[0] not in basins}
    for floor in ({**undivided, **astride}, departements, regions, country):
        yield from _families(floor)


def _families(cells: Cells) -> Iterator[tuple[Place, str, Cell]]:
    for length in FLOORS:
        shorter: Cells = defaultdict(Cell)
        for (place, code), cell in cells.items():
            shorter[place, code[:length]].add(cell)
        yield from ((place, code, cell) for (place, code), cell in shorter.items())
        cells = shorter


def _up(cells: Cells, wider: Callable[[Place], Place]) -> Cells:
    targets = {place: wider(place) for place in {place for place, _ in cells}}
    sums: Cells = defaultdict(Cell)
    for (place, code), cell in cells.items():
        sums[targets[place], code].add(cell)
    return sums


def _whole_basins(base: Cells) -> dict[Place, Place]:
    """The basin of each part. It has no département, and a region when its parts have only one."""
    parts = {place for place, _ in base if place.kind == PART}
    regions: dict[str, set[str]] = defaultdict(set)
    for place in parts:
        regions[basin_of(place)].add(place.region)
    return {
        place: Place(
            TerritoryKind.EMPLOYMENT_BASIN.value,
            code := basin_of(place),
            place.geography,
            region=place.region if len(regions[code]) == 1 else "",
        )
        for place in parts
    }
