"""A territory beside those that resemble it, its region and the country."""

from collections.abc import Sequence

from django.db.models import Q

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.observatory.reads.diagnosis.coverage import (
    edition_in_force,
    territory_refs,
)
from passerelles.apps.observatory.reads.diagnosis.facts import SHARES, UNEMPLOYMENT, best
from passerelles.apps.observatory.reads.diagnosis.features import features
from passerelles.apps.observatory.reads.diagnosis.lacking import lacking
from passerelles.apps.observatory.reads.diagnosis.values import (
    Comparison,
    CoveringZone,
    Figure,
    SimilarTerritory,
    Unavailable,
)
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered
from passerelles.apps.reference.reads.territory_values import TerritoryRef
from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.similar import Resemblance, most_similar

SIMILAR = 4
MEASURES = ("bmo_projects", *SHARES, UNEMPLOYMENT)
COUNTRY = TerritoryRef("COG-2026:country:FR", "country", "FR", "France", None, "COG-2026", "", True)
_UNKNOWN = Unavailable(
    "population", Absence.MISSING_INPUT, "la population des communes de ce territoire"
)


def comparison_of(territory: TerritoryRef, regions: Sequence[CoveringZone]) -> Comparison:
    """Three queries at most: the similar territories, their figures, those of region and country.

    A region is compared with other regions and the country; the regions of one astride two are
    both there.
    """
    found = _similar(territory)
    edition = edition_in_force(territory.kind)
    refs = territory_refs(f"{edition}:{territory.kind}:{one.key}" for one in found)
    similar = tuple(
        SimilarTerritory(refs[key], one.distance, one.alike)
        for one in found
        if (key := f"{edition}:{territory.kind}:{one.key}") in refs
    )
    around = [zone.territory for zone in regions if territory.kind != TerritoryKind.REGION]
    columns = (territory, *(one.territory for one in similar), *around, COUNTRY)
    measures = _measures(columns)
    return Comparison(similar, columns, measures, None if similar else _UNKNOWN)


def _similar(territory: TerritoryRef) -> tuple[Resemblance, ...]:
    kept, key = _kept(), (territory.kind, territory.code)
    if key not in kept:
        every = dict(features(territory.kind))
        own = every.pop(territory.code, None)
        kept[key] = most_similar(own, every, limit=SIMILAR) if own else ()
    return kept[key]


@remembered
def _kept() -> dict[tuple[str, str], tuple[Resemblance, ...]]:
    return {}


def _measures(columns: Sequence[TerritoryRef]) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The measures that the territory has, and another one, in the newest period of the source."""
    return tuple(
        (indicator, figures)
        for indicator, figures in figures_of(columns, MEASURES)
        if isinstance(figures[0], Observed) and any(isinstance(f, Observed) for f in figures[1:])
    )


def figures_of(
    places: Sequence[TerritoryRef], wanted: Sequence[str]
) -> list[tuple[str, tuple[Figure, ...]]]:
    """Each indicator with its totals in ``places``, in their order: one query."""
    anywhere = Q(pk__in=[])
    for ref in places:
        anywhere |= Q(territory_kind=ref.kind, territory_code=ref.code)
    rows = Observation.objects.current().filter(
        anywhere, indicator__in=wanted, occupation="", sector="", sex="", age="", level=""
    )
    found = _newest(best(map(observed, rows.order_by().values_list(*COLUMNS))))
    return [
        (
            code,
            tuple(found.get((code, p.kind, p.code)) or lacking(code, p.kind) for p in places),
        )
        for code in wanted
    ]


def _newest(found: Sequence[Observed]) -> dict[tuple[str, str, str], Observed]:
    """The observations of the newest period of each indicator: one period a line of the table."""
    last: dict[str, str] = {}
    for o in found:
        last[o.indicator] = max(last.get(o.indicator, ""), o.period)
    kept = (o for o in found if o.period == last[o.indicator])
    return {(o.indicator, o.territory_kind, o.territory_code): o for o in kept}
