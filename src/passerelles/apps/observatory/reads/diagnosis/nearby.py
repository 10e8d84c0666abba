"""The basins that cover a territory without figures of its own, each with its own figures."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Case, Count, Q, Value, When

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import periods
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.diagnosis.comparison import figures_of
from passerelles.apps.observatory.reads.diagnosis.facts import NEEDS, SHARES, TENSION, best
from passerelles.apps.observatory.reads.diagnosis.naming import named
from passerelles.apps.observatory.reads.diagnosis.needs import OCCUPATION_LENGTH, top_needs
from passerelles.apps.observatory.reads.diagnosis.values import (
    BasinNearby,
    CoveringZone,
    OccupationNeed,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.observatory.difficulties import STRONG

_MOST, _DETAILED, _OCCUPATIONS = 8, 3, 6
SCHEME = "FAP-2021:"
MEASURES = (NEEDS[0], *SHARES)


def nearby(basins: Sequence[CoveringZone]) -> tuple[BasinNearby, ...]:
    """Those where most of the people live first: six queries, whatever their number."""
    kept = basins[:_MOST]
    if not kept:
        return ()
    figures = dict(figures_of([zone.territory for zone in kept], MEASURES))
    codes = [zone.territory.code for zone in kept]
    strong, top = _strong(codes), _top(codes[:_DETAILED])
    return tuple(
        BasinNearby(
            zone,
            tuple(figures[code][rank] for code in MEASURES),
            *strong.get(zone.territory.code, (0, 0)),
            top.get(zone.territory.code, ()),
        )
        for rank, zone in enumerate(kept)
    )


def _top(codes: Sequence[str]) -> dict[str, tuple[OccupationNeed, ...]]:
    """By basin, the occupations with the most published projects."""
    kind = TerritoryKind.EMPLOYMENT_BASIN
    period = next(iter(periods(NEEDS[0], kind=kind)), "")
    rows = Observation.objects.current().filter(
        indicator__in=NEEDS, territory_kind=kind, territory_code__in=codes, period=period,
        occupation__length=len(SCHEME) + OCCUPATION_LENGTH, sector="", sex="", age="", level="",
    )  # fmt: skip
    found = best(map(observed, rows.order_by().values_list(*COLUMNS)))
    by_place = defaultdict[str, list[Observed]](list)
    for o in found:
        by_place[o.territory_code].append(o)
    names = named({o.dimensions.occupation for o in found})
    return {code: top_needs(kept, names)[:_OCCUPATIONS] for code, kept in by_place.items()}


def _strong(codes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """By basin, its occupations of class 4 or 5 and those whose class is published."""
    kind = TerritoryKind.EMPLOYMENT_BASIN
    period = next(iter(periods(TENSION, kind=kind)), "")
    rows = Observation.objects.current().filter(
        indicator=TENSION, territory_kind=kind, territory_code__in=codes, period=period
    )
    told = rows.exclude(occupation="").exclude(value=None).order_by().values("territory_code")
    is_strong = Count(Case(When(Q(value__gte=STRONG), then=Value(1))))
    counted = told.annotate(strong=is_strong, published=Count("*"))
    return {row["territory_code"]: (row["strong"], row["published"]) for row in counted}
