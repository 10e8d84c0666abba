"""Where the sessions of a page are: lettered points on a small map drawn on the server (ADR 8)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Any

from passerelles.apps.catalogue.reads.rows import RowPlace
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.cities import cities
from passerelles.apps.reference.reads.outlines import outlines_of
from passerelles.domain.reference.communes import departement_of
from passerelles.domain.reference.outline_map import (
    GeometryError,
    MapBox,
    MapProjection,
    fit_projection,
    path_data,
)
from passerelles.portals.public.catalogue.search.rows import Located
from passerelles.portals.public.reference.map_dots import (
    HEIGHT,
    WIDTH,
    Dot,
    Frame,
    frame_of,
    named,
)
from passerelles.portals.public.shell.french import counted

Point = tuple[float, float]  # latitude, longitude, in degrees

_BOX = MapBox(WIDTH, HEIGHT, margin=28)
_TOUCHING = 34.0  # pixels: nearer, two points would be one under a finger
_NARROWEST = 0.06  # degrees: a map of one street would show nothing known
_FAR = 6.0  # degrees from the first place: the rest would shrink to a dot
_KM_PER_DEGREE = 111.2
_LANDMARKS, _CANDIDATES = 9, 40
_HALF = 18.0  # pixels: half of a lettered point


@dataclass(frozen=True, slots=True)
class Marker:
    """A point with its letter; ``href`` leads to its first session in the list."""

    letter: str
    across: str
    down: str
    href: str
    label: str
    context: str


@dataclass(frozen=True, slots=True)
class ResultMap:
    """What to draw, and the sentence that says what it is.

    ``here`` is where the person starts from, as (x, y); ``reach`` the radius asked, in pixels.
    """

    title: str
    shapes: tuple[str, ...]
    landmarks: tuple[Dot, ...]
    markers: tuple[Marker, ...]
    letters: Mapping[str, str]
    here: tuple[str, str] | None
    reach: str
    note: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(slots=True)
class _Cluster:
    """Rows whose places touch one another on the map."""

    x: float
    y: float
    names: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def result_map(
    items: Sequence[Located], *, here: Point | None, radius_km: float | None
) -> ResultMap | None:
    """The map of a page of results; None when none of them is placed."""
    placed = _near(
        [(number, place) for number, item in enumerate(items, 1) if (place := _placed(item))]
    )
    if not placed:
        return None
    points = [_point(place) for _, place in placed]
    projection = fit_projection([_frame([*points, here] if here else points)], _BOX)
    clusters = _clusters(placed, projection)
    return ResultMap(
        title=f"Carte : {counted(len(clusters), 'lieu', 'lieux')} de formation",
        shapes=_shapes(placed, projection),
        landmarks=_landmarks(projection, clusters),
        markers=tuple(map(_marker, ascii_uppercase, clusters)),
        letters=_letters(clusters),
        here=_here(here, projection),
        reach=_reach(radius_km, projection) if here else "",
        note=_note(len(items) - len(placed)),
    )


def _placed(item: Located) -> RowPlace | None:
    place = item.place
    known = place is not None and place.latitude is not None and place.longitude is not None
    return place if known else None


def _point(place: RowPlace) -> Point:
    return place.latitude or 0.0, place.longitude or 0.0


def _near(placed: list[tuple[int, RowPlace]]) -> list[tuple[int, RowPlace]]:
    """Those around the first one: the list still holds the others."""
    if not placed:
        return []
    first = _point(placed[0][1])
    return [(number, place) for number, place in placed if math.dist(_point(place), first) < _FAR]


def _frame(points: Sequence[Point]) -> dict[str, Any]:
    south, north = _span([point[0] for point in points])
    west, east = _span([point[1] for point in points])
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"type": "Polygon", "coordinates": [ring]}


def _span(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    air = max(_NARROWEST, high - low) - (high - low)
    return low - air / 2 - 0.02, high + air / 2 + 0.02


def _clusters(placed: Iterable[tuple[int, RowPlace]], projection: MapProjection) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    for number, place in placed:
        latitude, longitude = _point(place)
        x, y = projection.project((longitude, latitude))
        near = (c for c in clusters if math.dist((c.x, c.y), (x, y)) < _TOUCHING)
        cluster = next(near, None)
        if cluster is None:
            cluster = _Cluster(x, y)
            clusters.append(cluster)
        cluster.rows.append(number)
        cluster.places.append(place.key)
        if place.label not in cluster.names:
            cluster.names.append(place.label)
    return clusters


def _marker(letter: str, cluster: _Cluster) -> Marker:
    return Marker(
        letter=letter,
        across=f"{cluster.x:.1f}",
        down=f"{cluster.y:.1f}",
        href=f"#formation-{cluster.rows[0]}",
        label=", ".join(cluster.names),
        context=counted(len(cluster.rows), "formation", "formations"),
    )


def _letters(clusters: Iterable[_Cluster]) -> dict[str, str]:
    return {
        key: letter
        for letter, cluster in zip(ascii_uppercase, clusters, strict=False)
        for key in cluster.places
    }


def _shapes(placed: Iterable[tuple[int, RowPlace]], projection: MapProjection) -> tuple[str, ...]:
    """Outlines of the départements of the places, when a source drew them."""
    codes = {departement_of(place.insee) for _, place in placed if place.insee}
    drawn = []
    for outline in outlines_of(TerritoryKind.DEPARTEMENT, codes):
        try:
            drawn.append(path_data(outline.geometry, projection))
        except GeometryError:
            continue
    return tuple(drawn)


def _landmarks(projection: MapProjection, clusters: Sequence[_Cluster]) -> tuple[Dot, ...]:
    """Known cities inside the frame whose names leave the points free."""
    # A point is as high as two lines of text.
    taken = [Frame(c.x - _HALF, c.x + _HALF, c.y + below) for c in clusters for below in (_HALF, 0)]
    dots = []
    for city in cities():
        latitude, longitude = city.point or (0.0, 0.0)
        x, y = projection.project((longitude, latitude))
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            dots.append(Dot(x, y, "map-far", city.name))
        if len(dots) == _CANDIDATES:
            break
    free = [dot for dot in dots if not any(frame_of(dot).meets(frame) for frame in taken)]
    return tuple(dot for dot in named(free, most=_LANDMARKS) if dot.label)


def _here(here: Point | None, projection: MapProjection) -> tuple[str, str] | None:
    if here is None:
        return None
    x, y = projection.project((here[1], here[0]))
    return f"{x:.1f}", f"{y:.1f}"


def _reach(radius_km: float | None, projection: MapProjection) -> str:
    return f"{radius_km / _KM_PER_DEGREE * projection.scale_y:.1f}" if radius_km else ""


def _note(missing: int) -> str:
    said = "Chaque lettre renvoie à la liste. Les points sont les centres des communes."
    if not missing:
        return said
    hidden = counted(missing, "formation n’est pas", "formations ne sont pas")
    return f"{said} {hidden} sur la carte : à distance, lointaine ou sans lieu connu."
