"""The yearly figures of a series that a model may use, and what it makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicator_of
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.series import SeriesPoint, segments
from passerelles.domain.observatory.projection import NotEnough, Projection, project

_MOST = 100.0  # of a rate, in percent


@dataclass(frozen=True, slots=True)
class Forecast:
    """``projection`` or ``refusal``, one of the two: « données insuffisantes » is an answer.

    ``kept``: the comparable and exact figures that the model used, by year.
    """

    kept: Mapping[int, Observed]
    projection: Projection | None
    refusal: str


def forecast(vintages: Sequence[Observed], year: int) -> Forecast:
    """Carry the figures of one indicator, one a period, the oldest first, to ``year``.

    The interval holds 80 % of what the past would have missed (see ``domain.observatory``); no
    figure at all, generated figures, months and quarters make no forecast. The same reading serves
    ``Computed.series``, as it was known at any date.
    """
    kept = comparable(vintages)
    known = {year: one.quantity.value for year, one in kept.items()}
    values = {year: value for year, value in known.items() if value is not None}
    try:
        return Forecast(kept, project(values, year, most=_most(vintages)), "")
    except NotEnough as reason:
        return Forecast(kept, None, f"{reason}{_why_fewer(kept, vintages)}")


def comparable(vintages: Sequence[Observed]) -> Mapping[int, Observed]:
    """The exact, real figures of the newest stretch without a break, by year."""
    by_period = {one.period: one for one in vintages}
    points = [
        SeriesPoint(
            period=one.period,
            quantity=one.quantity,
            definition=one.definition_version,
            source=one.source,
            edition=one.edition,
            geography=one.geography,
        )
        for one in vintages
    ]
    stretches = segments(points)
    if not stretches:
        return {}
    last = [by_period[point.period] for point in stretches[-1].points]
    years = {year_of(one.period): one for one in last if _usable(one)}
    return {year: one for year, one in sorted(years.items()) if year}


def year_of(period: str) -> int:
    """The year of a yearly period; 0 for a quarter or a month, which no yearly model carries."""
    year = period.removeprefix("R")
    return int(year) if year.isdecimal() else 0


def _usable(one: Observed) -> bool:
    return (
        not one.is_demonstration
        and one.quantity.value is not None
        and one.quantity.bound is Bound.EXACT
    )


def _most(vintages: Sequence[Observed]) -> float | None:
    units = {indicator_of(one.indicator).definition.unit for one in vintages}
    return _MOST if units == {"%"} else None


def _why_fewer(kept: Mapping[int, Observed], vintages: Sequence[Observed]) -> str:
    if any(one.is_demonstration for one in vintages):
        return " Une série de démonstration ne se projette pas."
    if len(kept) < len(vintages):
        return (
            " Les chiffres secrets, les minimums (« au moins ») et ceux d’avant une rupture de "
            "série ne comptent pas."
        )
    return ""
