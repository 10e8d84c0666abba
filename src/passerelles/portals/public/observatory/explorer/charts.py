"""Figures as charts: a map, a line along time, a cloud of two indicators."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY, period_rank
from passerelles.documents.charts import (
    Break,
    Dot,
    MapStyle,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
)
from passerelles.documents.charts.model import point_of
from passerelles.documents.french import counted, joined, period_text, quantity_text
from passerelles.domain.indicators.quantity import Bound
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.table import figure_address

_COUNTS = ("count", "amount")


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One period of the table beside the series; ``note``: what changed just before it."""

    period: str
    text: str
    figure: str
    note: str


def zone_map(found: Sequence[PlacedFigure], indicator: Indicator, title: str) -> ZoneMap | None:
    """None for the country as a whole, and when no territory is placed."""
    zones = tuple(_zone(figure, indicator) for figure in found if figure.place.centre)
    if not zones or found[0].place.kind == COUNTRY:
        return None
    style = MapStyle.CIRCLES if indicator.measure in _COUNTS else MapStyle.CLASSES
    return ZoneMap(title, indicator.definition.unit, zones, style, note=_lost(found, len(zones)))


def _zone(figure: PlacedFigure, indicator: Indicator) -> Zone:
    quantity, centre = figure.observed.quantity, figure.place.centre or (0.0, 0.0)
    return Zone(
        label=figure.place.name,
        value=quantity.value,
        text=said(figure.observed, indicator),
        centre=(centre[1], centre[0]),
        href=figure_address(figure.observed),
        at_least=quantity.bound is Bound.AT_LEAST,
    )


def _lost(found: Sequence[PlacedFigure], placed: int) -> str:
    lost = len(found) - placed
    if not lost:
        return ""
    verb = "n’est pas placé" if lost == 1 else "ne sont pas placés"
    return f"{counted(lost, 'territoire', 'territoires')} {verb} sur la carte : voir le tableau."


def in_time(seen: Sequence[Observed]) -> list[Observed]:
    return sorted(seen, key=lambda one: period_rank(one.period))


def series_chart(seen: Sequence[Observed], indicator: Indicator, title: str) -> SeriesChart:
    """The oldest first."""
    points = tuple(_point(one, indicator) for one in seen)
    breaks = tuple(
        Break(one.period, note) for one in seen if (note := changes(seen).get(one.period))
    )
    return SeriesChart(title, indicator.definition.unit, points, breaks)


def series_lines(seen: Sequence[Observed], indicator: Indicator) -> tuple[SeriesLine, ...]:
    """The newest first: what people look for."""
    changed = changes(seen)
    return tuple(
        SeriesLine(
            period=period_text(one.period),
            text=said(one, indicator),
            figure=figure_address(one),
            note=changed.get(one.period, ""),
        )
        for one in reversed(seen)
    )


def changes(seen: Sequence[Observed]) -> Mapping[str, str]:
    """Period → what changed since the one before, so that both are not compared."""
    found = {}
    for before, after in itertools.pairwise(seen):
        reasons = []
        if before.definition_version != after.definition_version:
            reasons.append("la définition")
        if before.geography != after.geography:
            reasons.append("le découpage du territoire")
        if before.source != after.source:
            reasons.append("la source")
        if reasons:
            what = joined(reasons)
            verb = "changent" if len(reasons) > 1 else "change"
            found[after.period] = f"{what[:1].upper()}{what[1:]} {verb} ici."
    return found


def scatter(
    first: Sequence[PlacedFigure],
    second: Sequence[PlacedFigure],
    pair: tuple[Indicator, Indicator],
    title: str,
) -> ScatterChart:
    """One dot a territory with two exact values; the note counts the others."""
    across = {figure.place.code: figure.observed for figure in second}
    both = [(f, across[f.place.code]) for f in first if f.place.code in across]
    dots = tuple(_dot(f, other, pair) for f, other in both if _exact(f.observed) and _exact(other))
    left = len({f.place.code for f in (*first, *second)}) - len(dots)
    note = (
        f"{counted(left, 'territoire sans point', 'territoires sans point')} : l’un des deux "
        "chiffres manque, est secret ou n’est connu que par une borne."
        if left
        else ""
    )
    x, y = (f"{one.name} ({one.definition.unit})" for one in pair)
    return ScatterChart(title, x, y, dots, note)


def said(seen: Observed, indicator: Indicator) -> str:
    return quantity_text(seen.quantity, indicator.definition.unit, indicator.decimals)


def _point(seen: Observed, indicator: Indicator) -> Point:
    text = said(seen, indicator)
    return point_of(seen.period, seen.quantity, text, href=figure_address(seen))


def _dot(figure: PlacedFigure, other: Observed, pair: tuple[Indicator, Indicator]) -> Dot:
    x, y = figure.observed.quantity.value or 0.0, other.quantity.value or 0.0
    names = (one.name for one in pair)
    values = (said(figure.observed, pair[0]), said(other, pair[1]))
    text = " ; ".join(f"{n} : {v}" for n, v in zip(names, values, strict=True))
    return Dot(figure.place.name, x, y, text)


def _exact(seen: Observed) -> bool:
    return seen.quantity.value is not None and seen.quantity.bound is Bound.EXACT
