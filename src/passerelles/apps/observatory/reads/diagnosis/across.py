"""All that the indicators say of one occupation in every basin: two queries."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import periods
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.diagnosis.facts import (
    COMPONENTS,
    COMPONENTS_FAP,
    MARKET,
    NEEDS,
    SHARES,
    TENSION,
    TENSION_FAP,
    best,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered

BASIN = TerritoryKind.EMPLOYMENT_BASIN
# By scheme: what measures its occupations, and in which zones.
_MEASURES = {
    "ROME": ((TENSION, *COMPONENTS, *MARKET), BASIN),
    "FAP-2021": ((*NEEDS, *SHARES), BASIN),
    "FAP-2009": ((TENSION_FAP, *COMPONENTS_FAP), TerritoryKind.DEPARTEMENT),
}
COUNTRY = ("country", "FR")


@dataclass(frozen=True, slots=True)
class Across:
    """Observations of the newest period, by indicator then kind and code of territory.

    ``kind``: the zones in which the occupation is measured.
    """

    kind: str
    found: Mapping[tuple[str, str, str], Observed]

    def zones(self, indicator: str) -> dict[str, Observed]:
        """By code of zone of ``kind``."""
        return {
            code: o
            for (of, kind, code), o in self.found.items()
            if of == indicator and kind == self.kind
        }

    def at(self, indicator: str, place: tuple[str, str]) -> Observed | None:
        return self.found.get((indicator, *place))


def across(occupation: str, *, region: str = "") -> Across:
    """``occupation`` is a key with its edition; ``region`` keeps its basins and its own figures."""
    edition = occupation.partition(":")[0]
    wanted, kind = _MEASURES[edition if edition in _MEASURES else "ROME"]
    around = Q(territory_kind=kind) | Q(territory_kind="country")
    if region:
        around = Q(territory_kind=kind, region=region) | Q(
            territory_kind=TerritoryKind.REGION, territory_code=region
        )
    rows = Observation.objects.current().filter(
        around, indicator__in=wanted, period=_period(wanted[0], kind), occupation=occupation,
        sector="", sex="", age="", level="",
    )  # fmt: skip
    found = best(map(observed, rows.order_by().values_list(*COLUMNS)))
    by_place = {(o.indicator, o.territory_kind, o.territory_code): o for o in found}
    return Across(kind, by_place)


def strong_basins(occupations: Collection[str], *, region: str = "") -> dict[str, tuple[int, int]]:
    """For each occupation, how many basins have it in class 4 or 5, and how many publish it."""
    rows = Observation.objects.current().filter(
        indicator=TENSION, territory_kind=BASIN, period=_period(TENSION), occupation__in=occupations
    )
    rows = rows.filter(region=region) if region else rows
    counts: dict[str, tuple[int, int]] = {}
    for occupation, value in rows.order_by().values_list("occupation", "value"):
        strong, published = counts.get(occupation, (0, 0))
        counts[occupation] = (strong + ((value or 0) >= 4), published + 1)
    return counts


@remembered
def tension_sources() -> list[tuple[str, str]]:
    """Source and edition of the newest tensions: one query, once a generation."""
    rows = Observation.objects.current().filter(
        indicator=TENSION, territory_kind=BASIN, period=_period(TENSION)
    )
    return sorted(rows.order_by().values_list("source_id", "edition").distinct())


def _period(indicator: str, kind: str = BASIN) -> str:
    kept = _periods()
    if indicator not in kept:
        kept[indicator] = next(iter(periods(indicator, kind=kind)), "")
    return kept[indicator]


@remembered
def _periods() -> dict[str, str]:
    return {}
