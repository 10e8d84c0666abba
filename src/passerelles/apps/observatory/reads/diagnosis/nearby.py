"""The basins that cover a territory without figures of its own, each with its own figures."""

from collections.abc import Sequence

from django.db.models import Case, Count, Q, Value, When

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import periods
from passerelles.apps.observatory.reads.diagnosis.comparison import figures_of
from passerelles.apps.observatory.reads.diagnosis.facts import NEEDS, SHARES, TENSION
from passerelles.apps.observatory.reads.diagnosis.values import BasinNearby, CoveringZone
from passerelles.apps.reference.models import TerritoryKind
from passerelles.domain.observatory.difficulties import STRONG

_MOST = 8
MEASURES = (NEEDS[0], *SHARES)


def nearby(basins: Sequence[CoveringZone]) -> tuple[BasinNearby, ...]:
    """Those where most of the people live first: three queries."""
    kept = basins[:_MOST]
    if not kept:
        return ()
    figures = dict(figures_of([zone.territory for zone in kept], MEASURES))
    strong = _strong([zone.territory.code for zone in kept])
    return tuple(
        BasinNearby(
            zone,
            tuple(figures[code][rank] for code in MEASURES),
            *strong.get(zone.territory.code, (0, 0)),
        )
        for rank, zone in enumerate(kept)
    )


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
