"""The small map of a territory, drawn on the server as shapes with classes (no inline style)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.outlines import commune_outlines, outline_of, outlines_of
from passerelles.apps.reference.reads.territory_values import (
    NeighbourValue,
    OutlineValue,
    PointValue,
    TerritorySheet,
)
from passerelles.domain.reference.outline_map import (
    GeometryError,
    MapBox,
    MapProjection,
    fit_projection,
    path_data,
)

WIDTH, HEIGHT = 480, 360
_BOX = MapBox(WIDTH, HEIGHT, margin=16)
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: ``data`` is the ``d`` of an SVG path, ``role`` its class."""

    data: str
    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place, in pixels; ``label`` is empty when it would crowd the map."""

    x: str
    y: str
    role: str
    name: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class TerritoryMap:
    """What to draw, and the sentence that says what it is."""

    width: int
    height: int
    title: str
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    note: str


def territory_map(sheet: TerritorySheet) -> TerritoryMap | None:
    """The map of a territory; None when nothing says where it is."""
    if sheet.territory.kind == TerritoryKind.COMMUNE:
        return _commune_map(sheet)
    return _zone_map(sheet)


def _commune_map(sheet: TerritorySheet) -> TerritoryMap | None:
    codes = [neighbour.territory.code for neighbour in sheet.neighbours]
    outlines = {o.code: o for o in outlines_of("commune", [sheet.territory.code, *codes])}
    own = outlines.get(sheet.territory.code)
    if sheet.point is None and own is None:
        return None
    drawn = list(outlines.values())
    projection = _projection([o.geometry for o in drawn] or _around(sheet))
    shapes = tuple(_shape(o, projection, here=o is own) for o in drawn)
    return TerritoryMap(
        width=WIDTH,
        height=HEIGHT,
        title=f"{sheet.territory.name} et les communes les plus proches",
        shapes=tuple(sorted(shapes, key=lambda shape: shape.role, reverse=True)),
        dots=_dots(sheet.point, sheet.neighbours, projection, sheet.territory.name),
        note=_note(drawn),
    )


def _zone_map(sheet: TerritorySheet) -> TerritoryMap | None:
    own = outline_of(sheet.territory.kind, sheet.territory.code)
    drawn = [own] if own else list(commune_outlines(sheet.territory.id))
    if not drawn:
        return None
    projection = _projection([outline.geometry for outline in drawn])
    return TerritoryMap(
        width=WIDTH,
        height=HEIGHT,
        title=f"Contour : {sheet.territory.name}",
        shapes=tuple(_shape(outline, projection, here=True) for outline in drawn),
        dots=(),
        note=_note(drawn),
    )


def _projection(geometries: Sequence[Mapping[str, Any]]) -> MapProjection:
    return fit_projection(geometries, _BOX)


def _around(sheet: TerritorySheet) -> list[dict[str, Any]]:
    """A frame that holds the commune and its neighbours, when no outline is loaded."""
    places = [(n.latitude, n.longitude) for n in sheet.neighbours]
    if sheet.point:
        places.append((sheet.point.latitude, sheet.point.longitude))
    south, north = min(p[0] for p in places) - 0.01, max(p[0] for p in places) + 0.01
    west, east = min(p[1] for p in places) - 0.02, max(p[1] for p in places) + 0.02
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return [{"type": "Polygon", "coordinates": [ring]}]


def _shape(outline: OutlineValue, projection: MapProjection, *, here: bool) -> Shape:
    role = "map-area" if here else "map-context"
    try:
        return Shape(path_data(outline.geometry, projection), role)
    except GeometryError:
        return Shape("", role)


def _dots(
    point: PointValue | None,
    neighbours: Sequence[NeighbourValue],
    projection: MapProjection,
    name: str,
) -> tuple[Dot, ...]:
    biggest = sorted(neighbours, key=lambda n: -(n.territory.population or 0))[:_NAMES_SHOWN]
    named = {n.territory.id for n in biggest}
    dots = [
        _dot((n.longitude, n.latitude), projection, n.territory.name, n.territory.id in named)
        for n in neighbours
    ]
    if point:
        x, y = projection.project((point.longitude, point.latitude))
        dots.append(Dot(f"{x:.1f}", f"{y:.1f}", "map-here", name, name))
    return tuple(dots)


def _dot(place: tuple[float, float], projection: MapProjection, name: str, named: bool) -> Dot:
    x, y = projection.project(place)
    return Dot(f"{x:.1f}", f"{y:.1f}", "map-point", name, name if named else "")


def _note(drawn: Sequence[OutlineValue]) -> str:
    if not drawn:
        return "Aucun contour n’est chargé : la carte montre le centre des communes."
    editions = sorted({outline.edition_name for outline in drawn})
    old = "" if all(outline.in_force for outline in drawn) else ", anciens, non en vigueur"
    return f"Contours {', '.join(editions)}{old}. Le nord est en haut."
