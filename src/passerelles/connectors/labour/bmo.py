"""Source ``bmo``: recruitment projects by occupation and basin, and their sums."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import NomenclatureItem, TerritoryKind
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.geo.archives import unpacked_workbook
from passerelles.connectors.labour.bmo_sums import PART, Cell, cell_of, summed
from passerelles.connectors.labour.checking import (
    keep_sound,
    said_twice,
    set_aside,
    unknown_occupation,
)
from passerelles.connectors.labour.ground import Ground, Named, read_ground
from passerelles.connectors.labour.spreading import with_sums
from passerelles.domain.indicators.fact import TOTAL, Dimensions, Fact, Place
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.bmo import BmoRow, fap_edition, read_bmo

SOURCE, SCHEME = "bmo", "BMO"
FIGURES = (
    "bmo_projects",
    "bmo_difficult",
    "bmo_seasonal",
    "bmo_difficult_share",
    "bmo_seasonal_share",
)


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the base rows of each survey with their sums. Raises UnreadableFile."""
    for path in files:
        with unpacked_workbook(path) as workbook:
            yield from _load_survey(workbook)


def _load_survey(workbook: Path) -> Iterator[Outcome]:
    rows: list[BmoRow] = []
    yield from set_aside(read_bmo(workbook), rows)
    if not rows:
        return
    kept: list[BmoRow] = []
    survey = _Survey.of(rows)
    yield from keep_sound(rows, survey.faults, kept)
    yield from survey.observations(kept)


@dataclass(frozen=True, slots=True)
class _Survey:
    """One year of the survey: its territories, its occupations, what its stars hide.

    ``largest_secret`` is one less than the smallest number of projects that it publishes.
    ``first``: where each cell was read.
    """

    year: str
    ground: Ground
    occupations: frozenset[str]
    astride: frozenset[str]
    largest_secret: int
    first: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[BmoRow]) -> "_Survey":
        year = rows[0].year
        # Only the FAP 2021 is loaded whole; older families are checked by their shape.
        fap = NomenclatureItem.objects.filter(edition_id=fap_edition(year), source_id="fap_2021")
        return cls(
            year=year,
            ground=read_ground(SOURCE, zoning=f"{SCHEME}-{year}"),
            occupations=frozenset(fap.values_list("code", flat=True)),
            astride=_astride(rows),
            largest_secret=min((r.projects for r in rows if r.projects), default=1) - 1,
        )

    def faults(self, row: BmoRow) -> Iterator[Rejection]:
        """Unknown territories, an unknown occupation, a cell that an earlier row gave."""
        yield from self.ground.check(
            row,
            Named(TerritoryKind.EMPLOYMENT_BASIN, f"BE{self.year[2:]}", row.basin),
            Named(TerritoryKind.DEPARTEMENT, "Dept", row.departement),
            Named(TerritoryKind.REGION, "REG", row.region),
        )
        if self.occupations and row.occupation not in self.occupations:
            fap = fap_edition(self.year)
            yield unknown_occupation(row, row.occupation, column="Code métier BMO", edition=fap)
        first = self.first.setdefault((row.basin, row.departement, row.occupation), row.path)
        if first != row.path:
            name = f"« {row.occupation} », bassin « {row.basin} », département {row.departement}"
            yield said_twice(row, name, first=first)

    def observations(self, rows: Sequence[BmoRow]) -> Iterator[Outcome]:
        """The base rows, each with some of the sums."""
        cells = [cell_of(row, largest_secret=self.largest_secret) for row in rows]
        places = [self._place(row) for row in rows]
        base = {
            (place, row.occupation): cell
            for row, place, cell in zip(rows, places, cells, strict=True)
        }
        sums = list(summed(base, self.ground))
        write = Writer(SOURCE, f"{SCHEME}-{self.year}")
        read = (
            [write(fact) for fact in self._facts(place, row.occupation, cell, origin=row.path)]
            for row, place, cell in zip(rows, places, cells, strict=True)
        )
        total = (
            write(fact) for place, code, cell in sums for fact in self._facts(place, code, cell)
        )
        yield from with_sums(read, total, read=len(rows), summed=len(FIGURES) * len(sums))

    def _facts(self, place: Place, code: str, cell: Cell, *, origin: str = "") -> Iterator[Fact]:
        about = Dimensions(occupation=f"{fap_edition(self.year)}:{code}") if code else TOTAL
        for indicator, quantity in zip(FIGURES, cell.quantities(), strict=True):
            yield Fact(indicator, place, self.year, quantity, about, origin)

    def _place(self, row: BmoRow) -> Place:
        is_part = row.basin in self.astride
        return Place(
            PART if is_part else TerritoryKind.EMPLOYMENT_BASIN.value,
            f"{row.basin}-{row.departement}" if is_part else row.basin,
            self.ground.zoning,
            departement=row.departement,
            region=row.region,
        )


def _astride(rows: Sequence[BmoRow]) -> frozenset[str]:
    """The basins of which several départements hold a part."""
    departements: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        departements[row.basin].add(row.departement)
    return frozenset(basin for basin, found in departements.items() if len(found) > 1)
