"""Source ``tension_fap``: tensions of 2019 by family of jobs (FAP 2009), never aggregated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from passerelles.apps.indicators.writing import Writer
from passerelles.apps.reference.models import TerritoryKind
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.labour.checking import keep_sound, said_twice, same_year, set_aside
from passerelles.connectors.labour.ground import Ground, Named, read_ground
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Dimensions, Fact, Place
from passerelles.domain.indicators.quantity import absent, exact
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.labour.tension_fap import FapTension, read_fap_tensions

SOURCE, FAP = "tension_fap", "FAP-2009"
_NAMED = {
    "reg": (TerritoryKind.REGION, "reg"),
    "dep": (TerritoryKind.DEPARTEMENT, "dep"),
}


def load(files: Sequence[Path]) -> Iterator[Outcome]:
    """Yield the figures of each row. Raises UnreadableFile."""
    for path in files:
        yield from _load_year(path)


def _load_year(path: Path) -> Iterator[Outcome]:
    rows: list[FapTension] = []
    yield from set_aside(read_fap_tensions(path), rows)
    if rows:
        kept: list[FapTension] = []
        year = _Year(rows[0].year, read_ground(SOURCE))
        yield from keep_sound(rows, year.faults, kept)
        write = Writer(SOURCE, f"Tension-{year.year}")
        yield from ([write(fact) for fact in year.facts(row)] for row in kept)


@dataclass(frozen=True, slots=True)
class _Year:
    """One vintage; ``first`` is where each territory × family was read."""

    year: str
    ground: Ground
    first: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def faults(self, row: FapTension) -> Iterator[Rejection]:
        yield from same_year(row, self.year, column="Année")
        if row.level in _NAMED:
            yield from self.ground.check(row, Named(*_NAMED[row.level], row.territory))
        first = self.first.setdefault((row.level, row.territory, row.occupation), row.path)
        if first != row.path:
            where = row.territory or "France"
            yield said_twice(row, f"« {row.occupation} », {where}", first=first)

    def facts(self, row: FapTension) -> Iterator[Fact]:
        """An empty cell is a figure that is not published: the volume of offers is too small."""
        about, place = Dimensions(occupation=f"{FAP}:{row.occupation}"), self._place(row)
        for values in (row.classes, row.scores):
            for indicator, value in values.items():
                quantity = absent(Absence.NOT_PUBLISHED) if value is None else exact(value)
                yield Fact(indicator, place, self.year, quantity, about, row.path)

    def _place(self, row: FapTension) -> Place:
        if row.level == "nat":
            return self.ground.country()
        of = self.ground.region if row.level == "reg" else self.ground.departement
        return of(row.territory)
