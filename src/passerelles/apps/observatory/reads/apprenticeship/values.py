"""The yearly book of apprenticeship, as the page, the PDF, the files and the console receive it."""

from dataclasses import dataclass

from passerelles.apps.observatory.reads.diagnosis.values import Named, SourceUsed, Unavailable
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.indicators.changing import progression
from passerelles.domain.indicators.quantity import Quantity


@dataclass(frozen=True, slots=True)
class StockRow:
    """Apprentices on 31 December of the year, in one place, level, sex or training field.

    ``key``: code of the place, of the level or of the sex, or key of the field (``NSF-1994:31``).
    ``before`` is the year before. ``women`` and ``disabled`` are None where they are not asked.
    """

    key: str
    label: str
    count: Quantity
    before: Quantity
    women: Quantity | None = None
    disabled: Quantity | None = None

    @property
    def change(self) -> Quantity:
        """In percent of the year before."""
        return progression(self.count, self.before)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """Contracts started in the year, by whose place counts."""

    key: str
    label: str
    employer: Quantity
    residence: Quantity
    training: Quantity


@dataclass(frozen=True, slots=True)
class BreakRow:
    """Contracts started in one cohort, and what became of them; ``key`` may be a year."""

    key: str
    label: str
    started: Quantity
    broken: Quantity
    broken_rate: Quantity
    unreturned: Quantity
    unreturned_rate: Quantity


@dataclass(frozen=True, slots=True)
class FieldTension:
    """Occupations to which certifications of a training field lead, and their tension.

    ``published`` have a tension in some basin of the territory; ``strong`` are in strong tension
    in half at least of the basins where it is published, the most widespread first.
    """

    key: str
    label: str
    apprentices: Quantity
    published: int
    strong: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class FieldTensions:
    """``way``: how occupations were linked to fields; ``period`` and ``origin``, its source and
    edition, are those of the tension.
    """

    period: str
    origin: tuple[str, str]
    way: str
    rows: tuple[FieldTension, ...]


@dataclass(frozen=True, slots=True)
class ApprenticeshipBook:
    """``totals``: the territory itself, one row a year, the oldest first; ``total``: this year.

    ``places`` are the départements of the region; ``groups`` exist for a region only. ``secret``:
    how many of the figures met are kept secret.
    """

    territory: TerritoryRef
    year: str
    years: tuple[str, ...]
    totals: tuple[StockRow, ...]
    places: tuple[StockRow, ...]
    levels: tuple[StockRow, ...]
    sexes: tuple[StockRow, ...]
    fields: tuple[StockRow, ...]
    groups: tuple[StockRow, ...]
    flows: tuple[FlowRow, ...]
    cohorts: tuple[BreakRow, ...]
    breaks_by_place: tuple[BreakRow, ...]
    breaks_by_level: tuple[BreakRow, ...]
    breaks_by_sex: tuple[BreakRow, ...]
    breaks_by_field: tuple[BreakRow, ...]
    tensions: FieldTensions | Unavailable
    sources: tuple[SourceUsed, ...]
    secret: int
    demonstration: bool

    @property
    def total(self) -> StockRow:
        return next(row for row in self.totals if row.key == self.year)
