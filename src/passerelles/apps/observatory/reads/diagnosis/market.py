"""Offers, jobseekers, jobs and unemployment of a territory."""

from collections.abc import Iterable, Mapping, Sequence

from passerelles.apps.indicators.reads.observations import Wanted, periods, read
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import (
    JOBS,
    MARKET,
    UNEMPLOYMENT,
    Facts,
)
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.values import (
    CoveringZone,
    Figure,
    LabourMarket,
    Named,
    OccupationMarket,
    SectorJobs,
    Summed,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import Bound, Quantity
from passerelles.domain.indicators.totals import sum_of

OFFERS, JOBSEEKERS = MARKET


def market_of(
    territory: TerritoryRef,
    facts: Facts,
    names: Mapping[str, Named],
    departements: Sequence[CoveringZone],
) -> LabourMarket:
    """``names`` holds the occupations and sectors met in ``facts``."""
    offers, seekers = facts.by_occupation(OFFERS), facts.by_occupation(JOBSEEKERS)
    return LabourMarket(
        period=facts.period(OFFERS) or facts.period(JOBSEEKERS),
        offers=published_sum(offers.values()) or facts.total(OFFERS),
        jobseekers=published_sum(seekers.values()) or facts.total(JOBSEEKERS),
        published=len(offers.keys() | seekers.keys()),
        by_occupation=_by_occupation(offers, seekers, names),
        jobs=facts.total(JOBS),
        sectors=_sectors(facts, names),
        unemployment=_unemployment(territory, departements),
    )


def published_sum(rows: Iterable[Observed]) -> Summed | None:
    """The sum of the occupations that are published; a lower bound, since others are not."""
    found = list(rows)
    if not found:
        return None
    total = sum_of(o.quantity for o in found)
    if total.value is not None:
        total = Quantity(value=total.value, bound=Bound.AT_LEAST)
    return Summed(
        indicator=found[0].indicator,
        period=found[0].period,
        quantity=total,
        parts=len(found),
        secret=sum(o.quantity.absence is Absence.SECRET for o in found),
        is_demonstration=any(o.is_demonstration for o in found),
    )


def by_value(figure: Figure) -> float:
    """What orders figures for display, the largest first; an absent one comes last."""
    value = figure.quantity.value
    return 1.0 if value is None else -value


def _by_occupation(
    offers: Mapping[str, Observed], seekers: Mapping[str, Observed], names: Mapping[str, Named]
) -> tuple[OccupationMarket, ...]:
    rows = [
        OccupationMarket(
            names[key],
            offers.get(key) or not_covered(OFFERS),
            seekers.get(key) or not_covered(JOBSEEKERS),
        )
        for key in offers.keys() | seekers.keys()
    ]
    return tuple(sorted(rows, key=lambda row: (by_value(row.offers), row.occupation.key)))


def not_covered(indicator: str) -> Figure:
    """A figure that its table leaves out for this occupation here."""
    return Unavailable(indicator, Absence.NOT_COVERED, "métier absent de la table publiée ici")


def _sectors(facts: Facts, names: Mapping[str, Named]) -> tuple[SectorJobs, ...]:
    rows = [SectorJobs(names[key], o) for key, o in facts.by_sector(JOBS).items()]
    return tuple(sorted(rows, key=lambda row: (by_value(row.jobs), row.sector.key)))


def _unemployment(
    territory: TerritoryRef, departements: Sequence[CoveringZone]
) -> tuple[tuple[TerritoryRef, Figure], ...]:
    """One rate a département: published without its counts, it is never averaged."""
    kind = TerritoryKind.DEPARTEMENT
    refs = [territory] if territory.kind == kind else [zone.territory for zone in departements]
    return tuple((ref, rates_of(ref.code)[0] or lacking(UNEMPLOYMENT, kind)) for ref in refs)


def rates_of(departement: str) -> tuple[Observed | None, Observed | None]:
    """The newest rate of a département and the one before."""
    newest, previous = _rates()
    return newest.get(departement), previous.get(departement)


@remembered
def _rates() -> tuple[dict[str, Observed], dict[str, Observed]]:
    """The two newest rates of each département, by code: three queries, once a generation."""
    kind = TerritoryKind.DEPARTEMENT
    dated = [
        {o.territory_code: o for o in read(Wanted(UNEMPLOYMENT, kind=kind, period=period))}
        for period in periods(UNEMPLOYMENT, kind=kind)[:2]
    ]
    newest, previous = (*dated, {}, {})[:2]
    return newest, previous
