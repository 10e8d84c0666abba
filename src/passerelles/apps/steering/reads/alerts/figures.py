"""Alerts that figures raise: late data, targets that will be missed, figures that go wrong."""

from collections.abc import Iterator, Sequence
from datetime import date

from passerelles.apps.indicators.reads.computed import Computed
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.steering.reads.progress import IndicatorProgress
from passerelles.domain.indicators.due import period_end
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.series import SeriesPoint, segments
from passerelles.domain.steering.alerts import Alert, AlertKind
from passerelles.domain.steering.trajectory import Milepost
from passerelles.domain.steering.trend import FEWEST, goes_wrong, landing, will_miss


def late_data(found: Sequence[Computed]) -> Iterator[Alert]:
    """The figures that were due before the day, and did not come. ``since``: the day it was due."""
    for one in found:
        if one.is_late and one.due is not None:
            yield _alert(AlertKind.LATE_DATA, one, one.due.on)


def missed_targets(found: Sequence[IndicatorProgress]) -> Iterator[Alert]:
    """Those whose pace stops short of the target. ``values``: where they land, then the target."""
    for one in found:
        path, last = one.aim.trajectory, _last(one.computed.figure)
        if path is None or last is None or not will_miss(last, path):
            continue
        landed = landing(last, path)
        if landed is not None:
            values = (landed, path.target.value)
            yield _alert(AlertKind.WILL_MISS, one.computed, last.on, values)


def falling_figures(found: Sequence[Computed]) -> Iterator[Alert]:
    """Those whose last three comparable figures each went the wrong way. ``values``: the three."""
    for one in found:
        points = comparable(one.series)
        values = [float(point.quantity.value or 0) for point in points]
        if goes_wrong(values, wanted=one.indicator.direction):
            kept = points[-FEWEST:]
            since = period_end(kept[0].period)
            shown = tuple(values[-FEWEST:])
            yield _alert(AlertKind.FALLING, one, since, shown)


def comparable(series: Sequence[Observed]) -> Sequence[SeriesPoint]:
    """The exact figures at the end of a series that one definition, source and zoning give."""
    points = [_point(one) for one in series]
    last = segments(points)[-1].points if points else ()
    kept: list[SeriesPoint] = []
    for point in reversed(last):
        if point.quantity.value is None or point.quantity.bound is not Bound.EXACT:
            break
        kept.append(point)
    return kept[::-1]


def _last(figure: Observed | None) -> Milepost | None:
    if figure is None or figure.quantity.value is None:
        return None
    if figure.quantity.bound is not Bound.EXACT:
        return None
    return Milepost(period_end(figure.period), figure.quantity.value)


def _alert(kind: AlertKind, one: Computed, since: date, values: tuple[float, ...] = ()) -> Alert:
    return Alert(
        kind=kind,
        about=one.indicator.code,
        name=one.indicator.name,
        owner=one.indicator.owner,
        actions=tuple(f"A{number}" for number in one.indicator.actions),
        since=since,
        values=values,
        is_demonstration=one.figure is not None and one.figure.is_demonstration,
    )


def _point(one: Observed) -> SeriesPoint:
    return SeriesPoint(
        period=one.period,
        quantity=one.quantity,
        definition=one.definition_version,
        source=one.source,
        edition=one.edition,
        geography=one.geography,
    )
