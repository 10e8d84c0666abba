"""The small map of a territory, drawn on the server as shapes with classes (no inline style)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
# Pixels: mean width of a letter and height of a line of a name, with some air.
_LETTER, _LINE = 7.0, 18.0


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
    """The commune, then its neighbours from the most populated; a name that collides is left."""
    places = sorted(neighbours, key=lambda n: -(n.territory.population or 0))
    dots = [_dot((n.longitude, n.latitude), projection, n.territory.name) for n in places]
    if point:
        here = _dot((point.longitude, point.latitude), projection, name)
        dots.insert(0, replace(here, role="map-here"))
    return tuple(_named(dots))


def _dot(place: tuple[float, float], projection: MapProjection, name: str) -> Dot:
    x, y = projection.project(place)
    return Dot(f"{x:.1f}", f"{y:.1f}", "map-point", name)


def _named(dots: Sequence[Dot]) -> Iterator[Dot]:
    """Write each name that meets none of those already written."""
    written: list[Dot] = []
    for dot in dots:
        if any(_collide(dot, other) for other in written):
            yield dot
        else:
            written.append(dot)
            yield replace(dot, label=dot.name)


def _collide(one: Dot, other: Dot) -> bool:
    width = _LETTER * (len(one.name) + len(other.name)) / 2
    near = abs(float(one.x) - float(other.x)) < width
    return near and abs(float(one.y) - float(other.y)) < _LINE


def _note(drawn: Sequence[OutlineValue]) -> str:
    if not drawn:
        return "Aucun contour n’est chargé : la carte montre le centre des communes."
    editions = sorted({outline.edition_name for outline in drawn})
    old = "" if all(outline.in_force for outline in drawn) else ", anciens, non en vigueur"
    return f"Contours {', '.join(editions)}{old}. Le nord est en haut."
