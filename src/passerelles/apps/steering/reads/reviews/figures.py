"""The figures of a yearly review: the last period of each indicator that ends by that year."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.indicators.reads.lineage import lineage
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.reference.models import Source
from passerelles.apps.steering.reads.reviews.values import (
    FrozenQuantity,
    ReviewFigure,
    RowsBehind,
)
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.due import period_start
from passerelles.domain.indicators.quantity import Quantity, absent
from passerelles.formats.indicators.definitions import Definition

SCOPE = "action"


def review_figures(
    region: str, year: int, *, as_of: datetime | None = None, with_lineage: bool = True
) -> tuple[ReviewFigure, ...]:
    """Every indicator of action, and every shared one, on the region; by code, shared ones first.

    A figure of a later period is none of this review. Lineage costs some queries a figure: a page
    that only lists does without.
    """
    found = compute(Where("region", region), as_of=as_of)
    kept = [one for one in found if one.indicator.shared or one.indicator.scope == SCOPE]
    ordered = sorted(kept, key=lambda one: (not one.indicator.shared, one.indicator.code))
    figures = tuple(_figure(one, year, with_lineage=with_lineage) for one in ordered)
    names = dict(Source.objects.values_list("id", "name"))
    return tuple(replace(one, source_name=names.get(one.source, "")) for one in figures)


def _figure(one: Computed, year: int, *, with_lineage: bool) -> ReviewFigure:
    declared = one.indicator
    seen = _last_begun(one.series, date(year, 12, 31))
    quantity = seen.quantity if seen else absent(_why(one))
    version = seen.definition_version if seen else declared.definition.version
    definition = _definition(one, version)
    return ReviewFigure(
        code=declared.code,
        name=declared.name,
        question=declared.question,
        unit=definition.unit,
        decimals=declared.decimals,
        direction=declared.direction,
        is_shared=declared.shared,
        actions=declared.actions,
        definition_version=version,
        formula=definition.formula,
        population=definition.population,
        territory=str(one.where),
        period=seen.period if seen else "",
        observation=seen.id if seen else None,
        source=seen.source if seen else "",
        source_name="",
        edition=seen.edition if seen else "",
        is_demonstration=seen is not None and seen.is_demonstration,
        behind=_behind(seen) if seen and with_lineage else None,
        frozen=_frozen(quantity),
    )


def _frozen(quantity: Quantity) -> FrozenQuantity:
    ends = quantity.interval
    return FrozenQuantity(
        value=quantity.value,
        bound=quantity.bound.value,
        numerator=quantity.numerator,
        denominator=quantity.denominator,
        low=ends.low if ends else None,
        high=ends.high if ends else None,
        absence=quantity.absence.value if quantity.absence else "",
    )


def _last_begun(series: Iterable[Observed], day: date) -> Observed | None:
    begun = [one for one in series if period_start(one.period) <= day]
    return begun[-1] if begun else None


def _why(one: Computed) -> Absence:
    """The reason for no figure; one that only tells later periods does not cover this year."""
    return one.quantity.absence or Absence.NOT_COVERED


def _definition(one: Computed, version: int) -> Definition:
    versions = one.indicator.definitions
    return next((found for found in versions if found.version == version), versions[-1])


def _behind(figure: Observed) -> RowsBehind | None:
    found = lineage(figure.id)
    if found is None:
        return None
    files = tuple((file.name, file.sha256) for file in found.files)
    return RowsBehind(found.making.value, found.row_count, found.secret_rows, files)
