"""The basins that cover a territory without figures of its own, each with its own figures."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Case, Count, Q, Value, When

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import periods
from passerelles.apps.indicators.reads.values import COLUMNS, observed
from passerelles.apps.observatory.reads.diagnosis.comparison import figures_of
from passerelles.apps.observatory.reads.diagnosis.facts import (
    COMPONENTS,
    MARKET,
    NEEDS,
    SHARES,
    TENSION,
    Facts,
    best,
    grouped,
)
from passerelles.apps.observatory.reads.diagnosis.naming import named
from passerelles.apps.observatory.reads.diagnosis.needs import needs_of
from passerelles.apps.observatory.reads.diagnosis.tensions import every_tension, is_strong
from passerelles.apps.observatory.reads.diagnosis.values import (
    BasinNearby,
    CoveringZone,
    Named,
    Needs,
    OccupationNeed,
    OccupationTension,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.observatory.difficulties import STRONG

_MOST, _DETAILED, _OCCUPATIONS = 8, 3, 8
_KEYS = (len("FAP-2021:A1X40"), len("ROME-3.47:A1101"))
BASIN = TerritoryKind.EMPLOYMENT_BASIN
MEASURES = (NEEDS[0], *SHARES)


def nearby(basins: Sequence[CoveringZone]) -> tuple[BasinNearby, ...]:
    """Those where most of the people live first: six queries, whatever their number."""
    kept = basins[:_MOST]
    if not kept:
        return ()
    figures = dict(figures_of([zone.territory for zone in kept], MEASURES))
    codes = [zone.territory.code for zone in kept]
    strong = _strong(codes)
    told = [_told(facts, names) for facts, names in _detailed(codes[:_DETAILED])]
    told += [((), ())] * (len(kept) - len(told))
    return tuple(
        BasinNearby(
            zone,
            tuple(figures[code][rank] for code in MEASURES),
            *strong.get(zone.territory.code, (0, 0)),
            *told[rank],
        )
        for rank, zone in enumerate(kept)
    )


def _detailed(codes: Sequence[str]) -> Iterator[tuple[Facts, dict[str, Named]]]:
    """What is known of each basin by occupation, in the order of ``codes``: one query."""
    needs, tensions = (
        Q(indicator__in=wanted, period=next(iter(periods(wanted[0], kind=BASIN)), ""))
        for wanted in (NEEDS, (TENSION, *COMPONENTS, *MARKET))
    )
    rows = Observation.objects.current().filter(
        needs | tensions, territory_kind=BASIN, territory_code__in=codes,
        occupation__length__in=_KEYS, sector="", sex="", age="", level="",
    )  # fmt: skip
    found = best(map(observed, rows.order_by().values_list(*COLUMNS)))
    names = named({o.dimensions.occupation for o in found})
    for code in codes:
        yield Facts(BASIN, grouped(o for o in found if o.territory_code == code), {}), names


def _told(
    facts: Facts, names: Mapping[str, Named]
) -> tuple[tuple[OccupationNeed, ...], tuple[OccupationTension, ...]]:
    needs = needs_of(facts, names)
    top = needs.top if isinstance(needs, Needs) else ()
    tense = filter(is_strong, every_tension(facts, names))
    return top[:_OCCUPATIONS], tuple(tense)[:_OCCUPATIONS]


def _strong(codes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """By basin, its occupations of class 4 or 5 and those whose class is published."""
    period = next(iter(periods(TENSION, kind=BASIN)), "")
    rows = Observation.objects.current().filter(
        indicator=TENSION, territory_kind=BASIN, territory_code__in=codes, period=period
    )
    told = rows.exclude(occupation="").exclude(value=None).order_by().values("territory_code")
    is_strong = Count(Case(When(Q(value__gte=STRONG), then=Value(1))))
    counted = told.annotate(strong=is_strong, published=Count("*"))
    return {row["territory_code"]: (row["strong"], row["published"]) for row in counted}
