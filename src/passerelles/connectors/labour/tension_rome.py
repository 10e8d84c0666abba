"""Source ``tension_rome``: tensions of 2021 by occupation (ROME 3) and employment basin.

Classes are never aggregated. Offers and jobseekers are summed over the occupations published, and
over the basins of a region: lower bounds, since a small occupation is not published.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import Edition, Occupation, TerritoryKind
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.labour.checking import (
    keep_sound,
    said_twice,
    same_year,
    set_aside,
    unknown_occupation,
)
from passerelles.connectors.labour.ground import Ground, Named, read_ground
from passerelles.connectors.labour.spreading import with_sums
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import TOTAL, Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import Bound, Quantity, absent, exact
from passerelles.domain.indicators.totals import sums_by
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.labour.tension_rome import RomeTension, read_rome_tensions

SOURCE, ROME = "tension_rome", "ROME-3.47"


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the classes and the counts of each row, with the sums. Raises UnreadableFile."""
    for path in files:
        yield from _load_year(path)


def _load_year(path: Path) -> Iterator[Outcome]:
    rows: list[RomeTension] = []
    yield from set_aside(read_rome_tensions(path), rows)
    if rows:
        kept: list[RomeTension] = []
        year = _Year.of(rows[0].year)
        yield from keep_sound(rows, year.faults, kept)
        yield from year.observations(kept)


@dataclass(frozen=True, slots=True)
class _Year:
    """One vintage of the tensions; ``first`` is where each basin × occupation was read."""

    year: str
    ground: Ground
    occupations: frozenset[str]
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, year: str) -> "_Year":
        codes = Occupation.objects.filter(edition_id=ROME).values_list("code", flat=True)
        ground = read_ground(SOURCE, zoning=_nearest_zoning(int(year)))
        return cls(year, ground, frozenset(codes))

    def faults(self, row: RomeTension) -> Iterator[Rejection]:
        yield from same_year(row, self.year, column="annee")
        basin = Named(TerritoryKind.EMPLOYMENT_BASIN, "cbassin", row.basin)
        yield from self.ground.check(row, basin)
        if self.occupations and row.occupation not in self.occupations:
            yield unknown_occupation(row, row.occupation, column="ROME", edition=ROME)
        first = self.first.setdefault((row.basin, row.occupation), row.path)
        if first != row.path:
            yield said_twice(row, f"« {row.occupation} », bassin « {row.basin} »", first=first)

    def observations(self, rows: Sequence[RomeTension]) -> Iterator[Outcome]:
        """The figures of each row with some of the sums; a row left out gives nothing."""
        told = [row for row in rows if not self.ground.leaves_out(row.basin)]
        sums = list(self._sums(told))
        write = Writer(SOURCE, f"Tension-{self.year}")
        read = ([write(fact) for fact in self._facts(row)] for row in told)
        yield from with_sums(read, map(write, sums), read=len(told), summed=len(sums))
        yield from ([] for _ in range(len(rows) - len(told)))

    def _facts(self, row: RomeTension) -> Iterator[Fact]:
        place = self._basin(row)
        about = Dimensions(occupation=f"{ROME}:{row.occupation}")
        for values in (row.classes, row.counts):
            for indicator, value in values.items():
                yield Fact(indicator, place, self.year, _quantity(value), about, row.path)

    def _sums(self, rows: Sequence[RomeTension]) -> Iterator[Fact]:
        parts = (
            ((indicator, place, about), _quantity(value))
            for row in rows
            for indicator, value in row.counts.items()
            for place, about in self._wider(row)
        )
        for (indicator, place, about), quantity in sums_by(parts).items():
            yield Fact(indicator, place, self.year, _lower_bound(quantity), about)

    def _wider(self, row: RomeTension) -> Iterator[tuple[Place, Dimensions]]:
        region = self.ground.region(_region_of(row.basin))
        yield self._basin(row), TOTAL
        yield region, TOTAL
        yield region, Dimensions(occupation=f"{ROME}:{row.occupation}")

    def _basin(self, row: RomeTension) -> Place:
        return Place(
            TerritoryKind.EMPLOYMENT_BASIN.value,
            row.basin,
            self.ground.zoning,
            region=_region_of(row.basin),
        )


def _region_of(basin: str) -> str:
    """France Travail numbers its basins after the region that it files them in."""
    return basin[:2]


def _quantity(value: float | None) -> Quantity:
    return absent(Absence.NOT_PUBLISHED) if value is None else exact(value)


def _lower_bound(quantity: Quantity) -> Quantity:
    return quantity if quantity.value is None else replace(quantity, bound=Bound.AT_LEAST)


def _nearest_zoning(year: int) -> str:
    """The newest basins loaded that are not after ``year``, else the oldest ones.

    The basins of the survey of 2021 were published by nobody; its codes are those of 2019.
    """
    loaded = sorted(
        int(version)
        for version in Edition.objects.filter(
            scheme="BMO", territories__kind=TerritoryKind.EMPLOYMENT_BASIN
        )
        .values_list("version", flat=True)
        .distinct()
    )
    if not loaded:
        raise UnreadableFile(
            "Aucun bassin d’emploi n’est chargé : importez d’abord la table des communes par "
            "bassin (source employment_basins)."
        )
    before = [version for version in loaded if version <= year]
    return f"BMO-{before[-1] if before else loaded[0]}"
