"""Figures as charts: a map, a line along time, a cloud of two indicators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from passerelles.apps.indicators.reads.periods import period_rank
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.explorer.figures import PlacedFigure
from passerelles.apps.observatory.reads.explorer.grid import COUNTRY
from passerelles.apps.observatory.reads.explorer.land import outlines
from passerelles.apps.observatory.reads.explorer.places import Place
from passerelles.documents.charts import (
    Axis,
    Break,
    Dot,
    MapStyle,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
    point_of,
)
from passerelles.documents.french import counted, joined, period_text, quantity_text
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.series import Break as SeriesBreak
from passerelles.domain.indicators.series import SeriesPoint, segments
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.public.observatory.explorer.addresses import figure_address

_FEWEST = 2  # zones that make a map
_COUNTS = ("count", "amount")
_MAINLAND = (41.0, -6.0, 52.0, 10.0)  # south, west, north, east, in degrees
_DRAWN_IN = "Contours faits de ceux des communes de 2018."
_HIDING = "Des points se superposent : le tableau les nomme tous."
_CHANGES: Mapping[SeriesBreak, str] = {
    SeriesBreak.DEFINITION: "la définition",
    SeriesBreak.SOURCE: "la source",
    SeriesBreak.EDITION: "l’édition de la série",
    SeriesBreak.GEOGRAPHY: "le découpage du territoire",
}


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One period of the table beside the series; ``note``: what changed just before it."""

    period: str
    text: str
    figure: str
    note: str


def zone_map(
    found: Sequence[PlacedFigure], indicator: Indicator, *, title: str, region: str
) -> ZoneMap | None:
    """None for the country as a whole, and when fewer than two territories are placed."""
    placed = [figure for figure in found if _is_on_map(figure.place, region)]
    if len(placed) < _FEWEST or found[0].place.kind == COUNTRY:
        return None
    seen = placed[0].observed
    shapes = outlines(seen.territory_kind, seen.geography, region) if region else {}
    zones = tuple(_zone(figure, indicator, shapes.get(figure.place.code)) for figure in placed)
    style = MapStyle.CIRCLES if indicator.measure in _COUNTS else MapStyle.CLASSES
    if style is MapStyle.CLASSES:
        zones = tuple(map(_without_bound, zones, placed))
    if all(zone.value is None for zone in zones):
        return None
    note = " ".join(filter(None, (_lost(found, len(zones)), _DRAWN_IN if shapes else "")))
    return ZoneMap(title, indicator.definition.unit, zones, style, note=note)


def _is_on_map(place: Place, region: str) -> bool:
    """Overseas territories would shrink the others to dots: they are in the table."""
    if place.centre is None or region:
        return place.centre is not None
    south, west, north, east = _MAINLAND
    return south <= place.centre[0] <= north and west <= place.centre[1] <= east


def _zone(figure: PlacedFigure, indicator: Indicator, outline: Mapping[str, Any] | None) -> Zone:
    quantity, centre = figure.observed.quantity, figure.place.centre or (0.0, 0.0)
    return Zone(
        label=figure.place.name,
        value=quantity.value,
        text=said(figure.observed, indicator),
        centre=(centre[1], centre[0]),
        outline=outline,
        href=figure_address(figure.observed),
        at_least=quantity.bound is Bound.AT_LEAST,
    )


def _without_bound(zone: Zone, figure: PlacedFigure) -> Zone:
    """A class is a claim: a value known by an interval or a bound has none."""
    return zone if is_exact(figure.observed) else replace(zone, value=None)


def _lost(found: Sequence[PlacedFigure], placed: int) -> str:
    lost = len(found) - placed
    if not lost:
        return ""
    verb = "n’est pas" if lost == 1 else "ne sont pas"
    said = counted(lost, "territoire", "territoires")
    return f"{said} (outre-mer ou sans position connue) {verb} sur la carte : voir le tableau."


def in_time(seen: Sequence[Observed]) -> list[Observed]:
    return sorted(seen, key=lambda one: period_rank(one.period))


def series_chart(seen: Sequence[Observed], indicator: Indicator, title: str) -> SeriesChart:
    """The oldest first."""
    points = tuple(_point(one, indicator) for one in seen)
    breaks = tuple(Break(period, note) for period, note in changes(seen).items())
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
    cut = segments([_in_series(one) for one in seen])
    return {
        segment.points[0].period: _told(segment.opened_by) for segment in cut if segment.opened_by
    }


def _in_series(seen: Observed) -> SeriesPoint:
    return SeriesPoint(
        period=seen.period,
        quantity=seen.quantity,
        definition=seen.definition_version,
        source=seen.source,
        edition=seen.edition,
        geography=seen.geography,
    )


def _told(changed: Sequence[SeriesBreak]) -> str:
    what = joined([_CHANGES[one] for one in changed])
    return f"{what[:1].upper()}{what[1:]} {'changent' if len(changed) > 1 else 'change'} ici."


def scatter(
    first: Sequence[PlacedFigure],
    second: Sequence[PlacedFigure],
    pair: tuple[Indicator, Indicator],
    title: str,
) -> ScatterChart:
    """One dot a territory with two exact values; the note counts the others."""
    across = {figure.place.code: figure.observed for figure in second}
    both = [(f, across[f.place.code]) for f in first if f.place.code in across]
    dots = tuple(
        _dot(f, other, pair) for f, other in both if is_exact(f.observed) and is_exact(other)
    )
    left = len({f.place.code for f in (*first, *second)}) - len(dots)
    note = f"{_left_out(left)} {_HIDING if _hide_one_another(dots) else ''}".strip()
    x, y = (Axis(f"{one.name} ({one.definition.unit})") for one in pair)
    return ScatterChart(title, x, y, dots, note)


def _left_out(left: int) -> str:
    if not left:
        return ""
    return (
        f"{counted(left, 'territoire sans point', 'territoires sans point')} : l’un des deux "
        "chiffres manque, est secret ou n’est connu que par une borne."
    )


def _hide_one_another(dots: Sequence[Dot]) -> bool:
    return len({(dot.x, dot.y) for dot in dots}) < len(dots)


def said(seen: Observed, indicator: Indicator) -> str:
    return quantity_text(seen.quantity, indicator.definition.unit, indicator.decimals)


def _point(seen: Observed, indicator: Indicator) -> Point:
    text = said(seen, indicator)
    return point_of(seen.period, seen.quantity, text, href=figure_address(seen))


def _dot(figure: PlacedFigure, other: Observed, pair: tuple[Indicator, Indicator]) -> Dot:
    x, y = figure.observed.quantity.value or 0.0, other.quantity.value or 0.0
    names = (one.name for one in pair)
    values = (said(figure.observed, pair[0]), said(other, pair[1]))
    text = " ; ".join(f"{n} : {v}" for n, v in zip(names, values, strict=True))
    return Dot(figure.place.name, x, y, text)


def is_exact(seen: Observed) -> bool:
    quantity = seen.quantity
    exact = quantity.bound is Bound.EXACT and quantity.interval is None
    return exact and quantity.value is not None
