"""The book of one territory and one year."""

from collections.abc import Iterable, Mapping

from passerelles.apps.observatory.reads.apprenticeship.figures import (
    BREAKS,
    DISABLED,
    STARTED,
    STARTED_BY,
    STOCK,
    Figures,
    Spot,
    read_figures,
)
from passerelles.apps.observatory.reads.apprenticeship.labels import (
    DOMAIN_LENGTH,
    LEVELS,
    NSF,
    SEXES,
    field_labels,
)
from passerelles.apps.observatory.reads.apprenticeship.places import (
    Places,
    book_places,
    book_years,
)
from passerelles.apps.observatory.reads.apprenticeship.tension import field_tensions
from passerelles.apps.observatory.reads.apprenticeship.values import (
    ApprenticeshipBook,
    BreakRow,
    FieldTensions,
    FlowRow,
    StockRow,
)
from passerelles.apps.observatory.reads.diagnosis.provenance import sources_used
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import TOTAL, Dimensions
from passerelles.domain.indicators.quantity import Quantity

WOMEN = Dimensions(sex="F")


def apprenticeship_book(kind: str, code: str, *, year: str = "") -> ApprenticeshipBook | None:
    """The book; the newest year when ``year`` is empty. None when nothing is told of that
    territory or of that year. A constant number of queries.
    """
    places, years = book_places(), book_years()
    found = places.get((kind, code))
    year = year or (years[0] if years else "")
    if found is None or year not in years:
        return None
    territory, region = found
    figures = read_figures(kind, code, region=region, periods=(year, str(int(year) - 1)))
    read = _Reading(figures, kind, code, year)
    fields = read.fields()
    domains = [row for row in fields if _is_domain(row.key)]
    tensions = field_tensions(territory, domains)
    origin = [tensions.origin] if isinstance(tensions, FieldTensions) else []
    return ApprenticeshipBook(
        territory=territory,
        year=year,
        years=years,
        totals=read.totals(years),
        places=tuple(read.stock_at(at, name) for at, name in _beside(figures, places)),
        levels=read.stock_by("level", LEVELS),
        sexes=read.stock_by("sex", SEXES),
        fields=tuple(domains),
        groups=tuple(row for row in fields if not _is_domain(row.key)),
        flows=read.flows(territory, _beside(figures, places)),
        cohorts=read.cohorts(years),
        breaks_by_place=tuple(
            read.breaks(at.code, name, TOTAL, at)
            for at, name in _spots(_beside(figures, places), year)
        ),
        breaks_by_level=read.breaks_by("level", LEVELS.items()),
        breaks_by_sex=read.breaks_by("sex", SEXES.items()),
        breaks_by_field=read.breaks_by("sector", ((row.key, row.label) for row in domains)),
        tensions=tensions,
        sources=sources_used(figures, origin),
        secret=sum(o.quantity.absence is Absence.SECRET for o in figures),
        demonstration=any(o.is_demonstration for o in figures),
    )


def _is_covered(quantity: Quantity) -> bool:
    return quantity.absence is not Absence.NOT_COVERED


def _is_domain(key: str) -> bool:
    return len(key) == len(NSF) + 1 + DOMAIN_LENGTH


def _beside(figures: Figures, places: Places) -> list[tuple[str, str]]:
    """The départements of the region that have figures, with their names."""
    keys = [(TerritoryKind.DEPARTEMENT.value, code) for code in figures.places()]
    return [(code, places[kind, code][0].name) for kind, code in keys if (kind, code) in places]


def _spots(named: Iterable[tuple[str, str]], year: str) -> list[tuple[Spot, str]]:
    return [(Spot(TerritoryKind.DEPARTEMENT, code, year), name) for code, name in named]


class _Reading:
    """Reads rows of the book in the figures of one territory and one year."""

    def __init__(self, figures: Figures, kind: str, code: str, year: str) -> None:
        self._figures = figures
        self._now, self._before = Spot(kind, code, year), Spot(kind, code, str(int(year) - 1))

    def totals(self, years: Iterable[str]) -> tuple[StockRow, ...]:
        """The years that tell a stock, and this one anyway; the oldest first."""
        here = self._now
        rows = (self._whole(y, y, Spot(here.kind, here.code, y)) for y in sorted(years))
        return tuple(row for row in rows if row.key == here.period or _is_covered(row.count))

    def cohorts(self, years: Iterable[str]) -> tuple[BreakRow, ...]:
        """The years of start that are told, the oldest first."""
        here = self._now
        rows = (self.breaks(y, y, TOTAL, Spot(here.kind, here.code, y)) for y in sorted(years))
        return tuple(row for row in rows if _is_covered(row.started))

    def stock_at(self, code: str, name: str) -> StockRow:
        return self._whole(code, name, Spot(TerritoryKind.DEPARTEMENT, code, self._now.period))

    def _whole(self, key: str, label: str, at: Spot) -> StockRow:
        before = Spot(at.kind, at.code, str(int(at.period) - 1))
        return StockRow(
            key,
            label,
            count=self._figures.of(STOCK, at),
            before=self._figures.of(STOCK, before),
            women=self._figures.of(STOCK, at, WOMEN),
            disabled=self._figures.of(DISABLED, at),
        )

    def stock(self, key: str, label: str, about: Dimensions) -> StockRow:
        return StockRow(
            key,
            label,
            count=self._figures.of(STOCK, self._now, about),
            before=self._figures.of(STOCK, self._before, about),
            disabled=self._figures.of(DISABLED, self._now, about),
        )

    def stock_by(self, axis: str, labels: Mapping[str, str]) -> tuple[StockRow, ...]:
        """Without the levels that nobody prepares."""
        rows = (self.stock(key, label, Dimensions(**{axis: key})) for key, label in labels.items())
        return tuple(row for row in rows if _is_covered(row.count))

    def fields(self) -> list[StockRow]:
        """Training fields told in the year, the most numerous first."""
        rows = [
            self.stock(key, label, Dimensions(sector=key))
            for key, label in field_labels(self._figures.sectors(self._now)).items()
        ]
        return sorted(rows, key=lambda row: (-(row.count.value or 0), row.key))

    def flows(
        self, territory: TerritoryRef, beside: Iterable[tuple[str, str]]
    ) -> tuple[FlowRow, ...]:
        """The départements, then the région when it is what the book is about."""
        year, own = self._now.period, self._now.kind == TerritoryKind.REGION
        spots = [(Spot(TerritoryKind.DEPARTEMENT, code, year), name) for code, name in beside]
        return tuple(
            self._flow(at, name) for at, name in [*spots, *own * [(self._now, territory.name)]]
        )

    def _flow(self, at: Spot, name: str) -> FlowRow:
        employer, residence, training = (self._figures.of(i, at) for i in STARTED_BY)
        return FlowRow(at.code, name, employer, residence, training)

    def breaks(self, key: str, label: str, about: Dimensions, at: Spot) -> BreakRow:
        broken, broken_rate, gone, gone_rate = (self._figures.of(i, at, about) for i in BREAKS)
        return BreakRow(
            key=key,
            label=label,
            started=self._figures.of(STARTED, at, about),
            broken=broken,
            broken_rate=broken_rate,
            unreturned=gone,
            unreturned_rate=gone_rate,
        )

    def breaks_by(self, axis: str, keys: Iterable[tuple[str, str]]) -> tuple[BreakRow, ...]:
        rows = (
            self.breaks(key, label, Dimensions(**{axis: key}), self._now) for key, label in keys
        )
        return tuple(row for row in rows if _is_covered(row.started))
