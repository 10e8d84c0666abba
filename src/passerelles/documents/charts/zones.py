"""Values of territories on a map: circles for counts, shades with a letter for rates."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from passerelles.documents.charts.classes import Classes, classes_of
from passerelles.documents.charts.labels import Label, placed
from passerelles.documents.charts.model import MapStyle, Zone, ZoneMap
from passerelles.documents.charts.svg import Drawing, link, tag, tip, together, words
from passerelles.documents.french import number
from passerelles.domain.reference.outline_map import (
    GeometryError,
    MapBox,
    MapProjection,
    fit_projection,
    path_data,
    rings_of,
)

WIDTH = 480.0
_LOWEST, _HIGHEST = 220.0, 460.0  # pixels: a wide strip keeps room for names, a long one its width
_LEGEND, _MARGIN = 22.0, 34.0
_LARGEST, _SMALLEST = 36.0, 2.5  # pixels, radius
_FULL = 0.8  # of the room that circles would share if they paved the map
_ALIKE = 11.0  # pixels: radius of a zone without outline, in a map of classes
_NAMES = 7  # how many of the largest zones are named
_FINGER = 14.0
_MOST_LINKS = 60


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Where to draw: the projection, and the height of the map above its legend."""

    projection: MapProjection
    height: float

    def at(self, zone: Zone) -> tuple[float, float]:
        return self.projection.project(zone.centre)

    def path(self, shape: Mapping[str, Any]) -> str:
        return path_data(shape, self.projection)


def draw_zones(chart: ZoneMap) -> Drawing:
    """Raises GeometryError when there is no zone."""
    sheet = _sheet(chart)
    if chart.style is MapStyle.CLASSES:
        body, below = _classes(chart, sheet)
    else:
        body, below = _circles(chart, sheet)
    land = (
        tag("path", d=sheet.path(shape), fill_rule="evenodd", class_="chart-land")
        for shape in chart.background
    )
    return Drawing("map", "".join([*land, *body]), sheet.height + below, box=WIDTH)


def _sheet(chart: ZoneMap) -> _Sheet:
    shapes = [*chart.background, *(zone.outline for zone in chart.zones if zone.outline)]
    centres = {"type": "Polygon", "coordinates": [[zone.centre for zone in chart.zones]]}
    known = [centres, *shapes] if chart.zones else shapes
    if not known:
        raise GeometryError(f"« {chart.title} »\u00a0: aucune zone à dessiner.")
    height = _height([point for shape in known for ring in rings_of(shape) for point in ring])
    margin = 6 if shapes else _MARGIN
    return _Sheet(fit_projection(known, MapBox(WIDTH, height, margin=margin)), height)


def _height(points: Sequence[Sequence[float]]) -> float:
    """What the shape of the whole asks for, at the width of the drawing."""
    across = max(p[0] for p in points) - min(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    across *= math.cos(math.radians((south + north) / 2))
    asked = (north - south) / across * WIDTH if across > 0 else _HIGHEST
    return min(_HIGHEST, max(_LOWEST, asked))


def _circles(chart: ZoneMap, sheet: _Sheet) -> tuple[list[str], float]:
    largest = max((zone.value for zone in chart.zones if zone.value is not None), default=0.0)
    room = math.sqrt(WIDTH * sheet.height / (math.pi * max(1, len(chart.zones)))) * _FULL
    reach = min(_LARGEST, max(8.0, room))
    outlines = [
        tag("path", d=sheet.path(zone.outline), fill_rule="evenodd", class_="chart-zone")
        for zone in chart.zones
        if zone.outline
    ]
    # The largest first, so that no circle hides a smaller one.
    zones = sorted(chart.zones, key=lambda zone: -(zone.value or 0))
    linked = len(zones) <= _MOST_LINKS
    sized = [(zone, _radius(zone, largest, reach)) for zone in zones]
    drawn = [_circle(zone, sheet, radius, linked=linked) for zone, radius in sized]
    names = _names(sized, sheet)
    legend, below = _circle_legend(chart, largest, reach, top=sheet.height)
    return [*outlines, *drawn, *names, *legend], below


def _radius(zone: Zone, largest: float, reach: float) -> float:
    """Areas, not radii, follow the values."""
    if zone.value is None or largest <= 0:
        return 0.0
    return max(_SMALLEST, reach * math.sqrt(max(0.0, zone.value) / largest))


def _circle(zone: Zone, sheet: _Sheet, radius: float, *, linked: bool) -> str:
    x, y = sheet.at(zone)
    said = f"{zone.label}\u00a0: {zone.text}"
    if zone.value is None:
        mark = tag("path", d=f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5Z", class_="chart-absent")
    else:
        kind = "chart-circle chart-open" if zone.at_least else "chart-circle"
        mark = tag("circle", cx=x, cy=y, r=radius, class_=kind)
    reach = tag("circle", cx=x, cy=y, r=_FINGER, class_="chart-reach")
    inside = [tip(said), mark, *([reach] if linked and zone.href and radius < _FINGER else [])]
    return link(zone.href if linked else "", said, together(inside))


def _circle_legend(
    chart: ZoneMap, largest: float, reach: float, *, top: float
) -> tuple[list[str], float]:
    """Circles of round values, and the height that they take."""
    if largest <= 0:
        return [], 0.0
    unit = 10 ** math.floor(math.log10(largest))
    told = dict.fromkeys((unit / 10, float(unit), largest // unit * unit))
    sizes = [(value, max(_SMALLEST, reach * math.sqrt(value / largest))) for value in told]
    middle, x = top + 8 + max(radius for _, radius in sizes), 6.0
    drawn = []
    for value, radius in sizes:
        said = number(value, 0 if value >= 1 else 1)
        drawn += [
            tag("circle", cx=x + radius, cy=middle, r=radius, class_="chart-circle"),
            words(said, x=x + 2 * radius + 5, y=middle + 5, class_="chart-tick"),
        ]
        x += 2 * radius + 5 + 9.0 * len(said) + 18
    drawn.append(words(chart.unit, x=x - 8, y=middle + 5, class_="chart-axis"))
    return drawn, 2 * (middle - top)


def _classes(chart: ZoneMap, sheet: _Sheet) -> tuple[list[str], float]:
    classes = classes_of([zone.value for zone in chart.zones if zone.value is not None])
    linked = len(chart.zones) <= _MOST_LINKS
    drawn = [_shade(zone, classes, sheet, linked=linked) for zone in chart.zones]
    return [*drawn, *_class_legend(chart, classes, top=sheet.height)], _LEGEND * (
        len(classes.letters) + 1
    )


def _shade(zone: Zone, classes: Classes, sheet: _Sheet, *, linked: bool) -> str:
    x, y = sheet.at(zone)
    letter = "" if zone.value is None else classes.letter_of(zone.value)
    kind = f"chart-class chart-class-{letter.lower() or 'none'}"
    if zone.outline:
        shape = tag("path", d=sheet.path(zone.outline), fill_rule="evenodd", class_=kind)
    else:
        shape = tag("circle", cx=x, cy=y, r=_ALIKE, class_=kind)
    said = f"{zone.label}\u00a0: {zone.text}"
    mark = words(letter or "–", x=x, y=y + 4.5, class_=f"{kind} chart-letter", text_anchor="middle")
    return link(zone.href if linked else "", said, together([tip(said), shape, mark]))


def _class_legend(chart: ZoneMap, classes: Classes, *, top: float) -> list[str]:
    drawn = [words(chart.unit, x=4, y=top + 16, class_="chart-axis")]
    for rank, letter in enumerate(classes.letters, 1):
        down = top + _LEGEND * rank
        kind = f"chart-class chart-class-{letter.lower()}"
        drawn += [
            tag("rect", x=4, y=down + 3, width=26, height=17, class_=kind),
            words(letter, x=17, y=down + 16, class_=f"{kind} chart-letter", text_anchor="middle"),
            words(classes.said(letter), x=38, y=down + 17, class_="chart-tick"),
        ]
    return drawn


def _names(sized: Sequence[tuple[Zone, float]], sheet: _Sheet) -> list[str]:
    labels = []
    for zone, radius in sized[:_NAMES]:
        x, y = sheet.at(zone)
        labels.append(Label(zone.label, x, y, radius))
    return [
        words(one.text, x=one.x, y=one.y, class_="chart-place", text_anchor="middle")
        for one in placed(labels, width=WIDTH, height=sheet.height)
    ]
