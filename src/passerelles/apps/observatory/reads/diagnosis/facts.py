"""All that the indicators say of one place: two queries, whatever the number of indicators."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.unsaid import unsaid
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.values import Figure
from passerelles.domain.indicators.fact import TOTAL

NEEDS = ("bmo_projects", "bmo_difficult", "bmo_seasonal")
SHARES = ("bmo_difficult_share", "bmo_seasonal_share")
TENSION = "tension_index"
COMPONENTS = (
    "tension_hiring_intensity",
    "tension_labour_shortage",
    "tension_job_instability",
    "tension_working_conditions",
    "tension_geographic_mismatch",
    "tension_training_specificity",
)
MARKET = ("online_job_offers", "jobseekers_abc")
# The other instrument, by family (FAP 2009), where the first is not published: never together.
TENSION_FAP = "tension_fap"
COMPONENTS_FAP = tuple(code.replace("tension_", "tension_fap_", 1) for code in COMPONENTS)
SEATS = "seats_offered"
WITHIN = ("population_within_30_min", "population_within_45_min", "population_within_60_min")
JOBS = "jobs"
UNEMPLOYMENT = "unemployment_rate"
GREEN_OFFERS = "green_job_offers"
OF_A_PLACE = (
    *NEEDS, *SHARES, TENSION, *COMPONENTS, *MARKET, SEATS, *WITHIN, JOBS, UNEMPLOYMENT,
    GREEN_OFFERS, TENSION_FAP, *COMPONENTS_FAP,
)  # fmt: skip

# Needs by occupation and in all, not by field; shares in all: a third of the rows. Jobs by division
# only: sections and sub-classes hold the same jobs.
_USEFUL = (
    ~Q(indicator=JOBS) | Q(sector="") | Q(sector__length=len("NAF-2008:") + 2)
) & (
    Q(occupation="") | ~Q(indicator__in=(*NEEDS, *SHARES)) | Q(
        indicator__in=NEEDS, occupation__length=len("FAP-2021:") + 5
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """``now``: observations of the newest period of each indicator; ``before``: the totals of the
    period just before it, for the indicators that have one. Seats are announced years ahead: those
    of next year are the newest.
    """

    kind: str
    now: Mapping[str, Sequence[Observed]]
    before: Mapping[str, Observed]

    def total(self, indicator: str) -> Figure:
        """The figure without any dimension, or why there is none."""
        found = (o for o in self.now.get(indicator, ()) if o.dimensions == TOTAL)
        return next(found, None) or lacking(indicator, self.kind)

    def by_occupation(self, indicator: str, *, length: int | None = None) -> dict[str, Observed]:
        """By occupation, all else being the total; ``length``: characters of the code."""
        return {
            o.dimensions.occupation: o
            for o in self.now.get(indicator, ())
            if o.dimensions.occupation
            and not (o.dimensions.sector or o.dimensions.sex or o.dimensions.age)
            and length in (None, len(o.dimensions.occupation.partition(":")[2]))
        }

    def by_sector(self, indicator: str) -> dict[str, Observed]:
        rows = self.now.get(indicator, ())
        return {o.dimensions.sector: o for o in rows if o.dimensions.sector}

    def period(self, indicator: str) -> str:
        return next((o.period for o in self.now.get(indicator, ())), "")

    def all(self) -> Iterable[Observed]:
        for rows in self.now.values():
            yield from rows
        yield from self.before.values()


def facts_of(kind: str, code: str, *, on: date, as_of: datetime | None = None) -> Facts:
    """What is known on a day, or was known at ``as_of``, of one place."""
    rows = Observation.objects.filter(
        indicator__in=OF_A_PLACE, territory_kind=kind, territory_code=code
    )
    rows = (rows.known_at(as_of) if as_of else rows.current()).filter(_USEFUL)
    newest, previous = _periods(rows, last_seats=str(on.year + 1))
    now = best(map(observed, rows.filter(_any(newest)).order_by().values_list(*COLUMNS)))
    before: list[Observed] = []
    if previous:
        totals = rows.filter(_any(previous), occupation="", sector="", sex="", age="", level="")
        before = best(map(observed, totals.order_by().values_list(*COLUMNS)))
    if as_of:
        now, before = unsaid(now), unsaid(before)
    return Facts(kind, grouped(now), {o.indicator: o for o in before})


def best(found: Iterable[Observed]) -> list[Observed]:
    """One observation a thing: real before generated, then the newest edition."""
    kept: dict[tuple[object, ...], Observed] = {}
    for o in found:
        thing = (o.indicator, o.territory_kind, o.territory_code, o.period, o.dimensions)
        other = kept.get(thing)
        if other is None or _worth(o) > _worth(other):
            kept[thing] = o
    return list(kept.values())


def _worth(o: Observed) -> tuple[bool, str, str]:
    return not o.is_demonstration, o.edition, o.source


def _periods(
    rows: QuerySet[Observation], *, last_seats: str
) -> tuple[dict[str, str], dict[str, str]]:
    """The newest period of each indicator, and the one before where there is one."""
    periods = defaultdict[str, list[str]](list)
    for indicator, period in rows.order_by().values_list("indicator", "period").distinct():
        if indicator != SEATS or period <= last_seats:
            periods[indicator].append(period)
    newest = {indicator: max(found) for indicator, found in periods.items()}
    previous = {i: sorted(found)[-2] for i, found in periods.items() if len(found) > 1}
    return newest, previous


def _any(periods: Mapping[str, str]) -> Q:
    """Rows of these indicators in their period; none at all for an empty mapping."""
    together = defaultdict[str, list[str]](list)
    for indicator, period in periods.items():
        together[period].append(indicator)
    parts = [Q(period=period, indicator__in=found) for period, found in together.items()]
    return reduce(or_, parts, Q(pk__in=[]))


def grouped(found: Iterable[Observed]) -> dict[str, list[Observed]]:
    """By indicator."""
    groups = defaultdict[str, list[Observed]](list)
    for o in found:
        groups[o.indicator].append(o)
    return dict(groups)
