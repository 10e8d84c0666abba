"""The small map of a territory, drawn on the server as shapes with classes (no inline style)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.commune_places import CommunePlace, known_places
from passerelles.apps.reference.reads.neighbours import landmarks
from passerelles.apps.reference.reads.outlines import commune_outlines, outline_of, outlines_of
from passerelles.apps.reference.reads.territory_values import (
    NeighbourValue,
    OutlineValue,
    TerritorySheet,
)
from passerelles.apps.reference.reads.zonings import places_in
from passerelles.domain.reference.outline_map import (
    GeometryError,
    MapBox,
    MapProjection,
    fit_projection,
    path_data,
)
from passerelles.portals.public.reference import map_words
from passerelles.portals.public.reference.map_dots import HEIGHT, WIDTH, Dot, named

MOST_DOTS = 400  # beyond, dots of a small map touch one another
_MOST_NAMES, _MOST_NAMES_AROUND = 10, 5
_CANDIDATES = 60  # on outlines, only the communes that get a name are drawn
_SMALL_ZONE = 3  # communes: the zone is recognised by the communes around it
_FAR = 9.0  # degrees from the middle: overseas communes would shrink the rest to a dot
_MARGIN = 0.35  # of the size of a zone: what is farther is not drawn
_BOX = MapBox(WIDTH, HEIGHT, margin=16)

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline: ``data`` is the ``d`` of an SVG path, ``role`` its class."""

    data: str
    role: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to draw; ``position`` is (longitude, latitude), as GeoJSON writes it."""

    name: str
    position: Position
    role: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """In degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class TerritoryMap:
    """What to draw, and the sentences that say what it is."""

    title: str
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    note: str
    width: int = WIDTH
    height: int = HEIGHT


def territory_map(sheet: TerritorySheet) -> TerritoryMap | None:
    """The map of a territory; None when nothing says where it is."""
    if sheet.territory.kind == TerritoryKind.COMMUNE:
        return _commune_map(sheet)
    own = outline_of(sheet.territory.kind, sheet.territory.code)
    drawn = [own] if own else list(commune_outlines(sheet.territory))
    if drawn:
        return _outlined_zone(sheet, drawn)
    return _pointed_zone(sheet) if sheet.point else _dotted_zone(sheet)


def _commune_map(sheet: TerritorySheet) -> TerritoryMap | None:
    near = known_places(neighbour.territory.id for neighbour in sheet.neighbours)
    outlines = {
        o.code: o for o in outlines_of("commune", [sheet.territory.code, *(p.code for p in near)])
    }
    drawn = list(outlines.values())
    here = next(iter(known_places([sheet.territory.id])), None)
    own = outlines.get(sheet.territory.code)
    around = landmarks(here) if here and not drawn else []
    placed = list({place.id: place for place in (here, *around, *near) if place}.values())
    spots = list(_communes(placed, "map-point", here=here))
    if own is None and not (here and here.point):
        return None
    projection = fit_projection([o.geometry for o in drawn] or [_around(spots)], _BOX)
    shapes = [_shape(o, projection, here=o is own) for o in drawn]
    return TerritoryMap(
        title=f"{sheet.territory.name} et les communes alentour",
        shapes=tuple(sorted(shapes, key=lambda shape: shape.role, reverse=True)),
        dots=_dots(spots, projection, most=len(spots)),
        note=map_words.commune_note(drawn, placed),
    )


def _outlined_zone(sheet: TerritorySheet, drawn: Sequence[OutlineValue]) -> TerritoryMap:
    projection = fit_projection([outline.geometry for outline in drawn], _BOX)
    largest = _placed(sheet)[:_CANDIDATES]
    dots = _dots(list(_communes(largest, "map-point")), projection, most=_MOST_NAMES)
    return TerritoryMap(
        title=f"Contour : {sheet.territory.name}",
        shapes=tuple(_shape(outline, projection, here=True) for outline in drawn),
        dots=tuple(dot for dot in dots if dot.label),
        note=map_words.outline_note(drawn, bool(dots)),
    )


def _pointed_zone(sheet: TerritorySheet) -> TerritoryMap | None:
    """A zone smaller than a commune, among those of its kind."""
    if sheet.point is None:
        return None
    here = Spot(sheet.territory.name, (sheet.point.longitude, sheet.point.latitude), "map-here")
    spots = [here, *(_zone(near, "map-point") for near in sheet.neighbours)]
    return TerritoryMap(
        title=f"{sheet.territory.name} et ce qui l’entoure",
        shapes=(),
        dots=_dots(spots, fit_projection([_around(spots)], _BOX), most=len(spots)),
        note=map_words.points_note(sheet.territory.kind),
    )


def _dotted_zone(sheet: TerritorySheet) -> TerritoryMap | None:
    """The communes as dots, and what is around: near zones, or near communes for a small one."""
    everywhere = _placed(sheet)
    drawn = _together(everywhere)[:MOST_DOTS]
    spots = list(_communes(drawn, "map-inside"))
    if not spots:
        return None
    small = len(everywhere) <= _SMALL_ZONE
    around = list(_landmarks(drawn) if small else _near_zones(sheet.neighbours, spots))
    projection = fit_projection([_around(spots + around)], _BOX)
    return TerritoryMap(
        title=f"{sheet.territory.name} : ses communes",
        shapes=(),
        dots=_dots(spots, projection, most=_MOST_NAMES, around=around),
        note=map_words.dots_note(
            drawn,
            total=sheet.communes.total,
            around=sheet.territory.kind if around and not small else "",
        ),
    )


def _placed(sheet: TerritorySheet) -> list[CommunePlace]:
    ref = sheet.territory
    return [place for place in places_in(ref.id, ref.kind, ref.edition_id) if place.point]


def _together(places: Sequence[CommunePlace]) -> list[CommunePlace]:
    points = [place.point for place in places if place.point]
    if not points:
        return []
    middle = median(p[0] for p in points), median(p[1] for p in points)
    return [
        place
        for place in places
        if place.point
        and abs(place.point[0] - middle[0]) < _FAR
        and abs(place.point[1] - middle[1]) < _FAR
    ]


def _communes(
    places: Iterable[CommunePlace], role: str, *, here: CommunePlace | None = None
) -> Iterator[Spot]:
    for place in places:
        if place.point:
            latitude, longitude = place.point
            yield Spot(place.name, (longitude, latitude), "map-here" if place is here else role)


def _landmarks(places: Sequence[CommunePlace]) -> Iterator[Spot]:
    """Communes around those of a small zone, which are not drawn twice."""
    known = {place.id for place in places}
    near = {near.id: near for place in places for near in landmarks(place)}
    yield from _communes([place for key, place in near.items() if key not in known], "map-far")


def _near_zones(neighbours: Sequence[NeighbourValue], spots: Sequence[Spot]) -> Iterator[Spot]:
    """Those near enough for the map not to shrink much."""
    bounds = _bounds(spots)
    wide, high = _MARGIN * (bounds.east - bounds.west), _MARGIN * (bounds.north - bounds.south)
    for near in neighbours:
        beside = bounds.west - wide <= near.longitude <= bounds.east + wide
        if beside and bounds.south - high <= near.latitude <= bounds.north + high:
            yield _zone(near, "map-far")


def _zone(near: NeighbourValue, role: str) -> Spot:
    return Spot(near.territory.name, (near.longitude, near.latitude), role)


def _bounds(spots: Sequence[Spot]) -> Bounds:
    longitudes = [spot.position[0] for spot in spots]
    latitudes = [spot.position[1] for spot in spots]
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _around(spots: Sequence[Spot]) -> dict[str, Any]:
    """A frame that holds the spots with some air, when no outline is loaded."""
    bounds = _bounds(spots)
    wide = 0.02 + 0.08 * (bounds.east - bounds.west)
    high = 0.02 + 0.08 * (bounds.north - bounds.south)
    west, east = bounds.west - wide, bounds.east + wide
    south, north = bounds.south - high, bounds.north + high
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


def _shape(outline: OutlineValue, projection: MapProjection, *, here: bool) -> Shape:
    role = "map-area" if here else "map-context"
    try:
        return Shape(path_data(outline.geometry, projection), role)
    except GeometryError:
        return Shape("", role)


def _dots(
    spots: Sequence[Spot],
    projection: MapProjection,
    *,
    most: int,
    around: Sequence[Spot] = (),
) -> tuple[Dot, ...]:
    """Those that fall on the map; the first spots of each list get a name when there is room."""
    inside = [dot for spot in spots if _seen(dot := _dot(spot, projection))]
    context = [dot for spot in around if _seen(dot := _dot(spot, projection))]
    first, rest = inside[:most], inside[most:]
    drawn = named([*first, *context, *rest], most=min(most, len(first)) + _MOST_NAMES_AROUND)
    return tuple(drawn)


def _dot(spot: Spot, projection: MapProjection) -> Dot:
    x, y = projection.project(spot.position)
    return Dot(x, y, spot.role, spot.name)


def _seen(dot: Dot) -> bool:
    return 0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT
