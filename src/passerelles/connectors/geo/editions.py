"""The editions that the files of territories belong to, and the keys of their rows."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.reference.models import Edition, Territory, TerritoryKind
from passerelles.connectors.common.editions import make_edition


@dataclass(frozen=True, slots=True)
class Vintage:
    """One edition of one kind of zone. Files carry a year and no day: it counts from 1 January."""

    source: str
    scheme: str
    version: str
    kind: TerritoryKind
    year: int
    in_force: bool = True

    @property
    def edition_id(self) -> str:
        return f"{self.scheme}-{self.version}"

    def edition(self) -> Edition:
        """The row of this edition; an old zoning is never shown as in force."""
        return make_edition(
            self.scheme,
            self.version,
            published_on=date(self.year, 1, 1),
            source=self.source,
            in_force=self.in_force,
        )

    def zone_id(self, code: str) -> str:
        return f"{self.edition_id}:{self.kind.value}:{code}"

    def zone(self, code: str, name: str, *, population: int | None = None) -> Territory:
        """The row of one zone of this edition."""
        return Territory(
            id=self.zone_id(code),
            edition_id=self.edition_id,
            kind=self.kind,
            code=code,
            name=name,
            population=population,
            source_id=self.source,
        )
