"""An indicator drawn: its series with the trajectory, its map."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.urls import reverse

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.apps.observatory.reads.explorer.land import outlines
from passerelles.apps.steering.reads.values.around import Territorial
from passerelles.documents.charts import (
    Break,
    Figure,
    MapStyle,
    Milestone,
    SeriesChart,
    Zone,
    ZoneMap,
    figure_of,
    point_of,
)
from passerelles.documents.charts.series import moment_of
from passerelles.documents.french import day, joined, measured, quantity_text
from passerelles.domain.indicators.due import period_end
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.series import Break as SeriesBreak
from passerelles.domain.indicators.series import SeriesPoint, segments
from passerelles.domain.steering.trajectory import Trajectory
from passerelles.formats.indicators.definitions import Indicator

_FEWEST = 2  # zones that make a map, points that make a series
_YEAR = 365.25
_CHANGES: Mapping[SeriesBreak, str] = {
    SeriesBreak.DEFINITION: "la définition",
    SeriesBreak.SOURCE: "la source",
    SeriesBreak.EDITION: "l’édition de la série",
    SeriesBreak.GEOGRAPHY: "le découpage du territoire",
}


def series_figure(
    seen: Sequence[Observed], indicator: Indicator, trajectory: Trajectory | None, title: str
) -> Figure | None:
    """The series, the oldest first, and the trajectory; None for a single figure alone."""
    points = tuple(
        point_of(one.period, one.quantity, figure_text(one, indicator), href=address(one))
        for one in seen
    )
    expected = _milestones(trajectory, seen, indicator) if trajectory else ()
    if len(points) < _FEWEST and not expected:
        return None
    breaks = tuple(Break(period, note) for period, note in breaks_of(seen).items())
    unit = indicator.definition.unit
    return figure_of(SeriesChart(title, unit, points, breaks, expected=expected))


def breaks_of(seen: Sequence[Observed]) -> Mapping[str, str]:
    """Period → what changed since the one before, so that both are not compared."""
    cut = segments([series_point(one) for one in seen])
    return {part.points[0].period: _told(part.opened_by) for part in cut if part.opened_by}


def series_point(one: Observed) -> SeriesPoint:
    return SeriesPoint(
        period=one.period,
        quantity=one.quantity,
        definition=one.definition_version,
        source=one.source,
        edition=one.edition,
        geography=one.geography,
    )


def figure_text(one: Observed, indicator: Indicator) -> str:
    return quantity_text(one.quantity, indicator.definition.unit, indicator.decimals)


def address(one: Observed) -> str:
    """Where a figure comes from: rows, files, fingerprints."""
    return reverse("figure", args=[one.id])


def map_figure(found: Territorial, indicator: Indicator, region: str, title: str) -> Figure | None:
    """None when fewer than two territories have a value and a place."""
    placed = [one for one in found.figures if one.place.centre is not None]
    if len([one for one in placed if one.observed.quantity.value is not None]) < _FEWEST:
        return None
    shapes = outlines(found.kind, placed[0].observed.geography, region)
    counts = indicator.measure in ("count", "amount")
    style = MapStyle.CIRCLES if counts else MapStyle.CLASSES
    zones = tuple(_zone(one, indicator, shapes.get(one.place.code)) for one in placed)
    return figure_of(ZoneMap(title, indicator.definition.unit, zones, style))


def _zone(one: PlacedFigure, indicator: Indicator, outline: Mapping[str, object] | None) -> Zone:
    latitude, longitude = one.place.centre or (0.0, 0.0)
    quantity = one.observed.quantity
    return Zone(
        label=one.place.name,
        value=quantity.value,
        text=figure_text(one.observed, indicator),
        centre=(longitude, latitude),
        outline=outline,
        href=address(one.observed),
        at_least=quantity.bound is Bound.AT_LEAST,
    )


def _milestones(
    trajectory: Trajectory, seen: Sequence[Observed], indicator: Indicator
) -> tuple[Milestone, ...]:
    shift = _length(seen[-1].period) if seen else 1.0
    unit, decimals = indicator.definition.unit, indicator.decimals
    names = [
        "situation de départ",
        *("point" for _ in trajectory.points[2:]),
        "cible",
    ]
    return tuple(
        Milestone(
            at=_years(point.on) - shift,
            value=point.value,
            label=f"{name}, {day(point.on)}",
            text=measured(point.value, unit, decimals),
        )
        for name, point in zip(names, trajectory.points, strict=True)
    )


def _length(period: str) -> float:
    """From where the period is drawn to its last day, in years."""
    return _years(period_end(period)) - (moment_of(period) or 0.0)


def _years(on: date) -> float:
    """The end of that day."""
    after = on + timedelta(days=1)
    return after.year + (after - date(after.year, 1, 1)).days / _YEAR


def _told(changed: Sequence[SeriesBreak]) -> str:
    what = joined([_CHANGES[one] for one in changed])
    return f"{what[:1].upper()}{what[1:]} {'changent' if len(changed) > 1 else 'change'} ici."
