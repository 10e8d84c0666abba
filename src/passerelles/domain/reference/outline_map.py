"""Outlines as SVG path data: projection fitted to a box, then Douglas-Peucker simplification.

The projection is equirectangular, with longitudes scaled by the cosine of the middle latitude:
good enough for the small map of a territory, which shows a shape and not distances.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Position = tuple[float, float]
Ring = Sequence[Position]


class GeometryError(ValueError):
    """The geometry is not a GeoJSON Polygon or MultiPolygon with at least one point."""


@dataclass(frozen=True, slots=True)
class MapBox:
    """The rectangle to draw in, in pixels; ``margin`` stays empty on each side."""

    width: float
    height: float
    margin: float = 4.0


@dataclass(frozen=True, slots=True)
class MapProjection:
    """From (longitude, latitude) in degrees, WGS 84, to pixels, north up."""

    west: float
    north: float
    scale_x: float
    scale_y: float
    offset_x: float
    offset_y: float

    def project(self, position: Sequence[float]) -> Position:
        return (
            self.offset_x + (position[0] - self.west) * self.scale_x,
            self.offset_y + (self.north - position[1]) * self.scale_y,
        )


def fit_projection(geometries: Iterable[Mapping[str, Any]], box: MapBox) -> MapProjection:
    """The projection that centres all ``geometries`` in ``box``, shape kept.

    Raises GeometryError when there is nothing to draw.
    """
    points = [p for geometry in geometries for ring in rings_of(geometry) for p in ring]
    if not points:
        raise GeometryError("Aucun contour à dessiner : la géométrie est vide.")
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    shrink = math.cos(math.radians((south + north) / 2))
    scale = _scale(box, width=(east - west) * shrink, height=north - south)
    return MapProjection(
        west=west,
        north=north,
        scale_x=scale * shrink,
        scale_y=scale,
        offset_x=(box.width - (east - west) * shrink * scale) / 2,
        offset_y=(box.height - (north - south) * scale) / 2,
    )


def path_data(
    geometry: Mapping[str, Any], projection: MapProjection, *, tolerance: float = 0.7
) -> str:
    """The ``d`` attribute of an SVG path (fill rule evenodd) for a Polygon or MultiPolygon.

    ``tolerance`` is in pixels; a ring smaller than that is dropped, unless all of them are.
    """
    rings = [[projection.project(p) for p in ring] for ring in rings_of(geometry)]
    drawn = [kept for ring in rings if len(kept := simplify(ring, tolerance)) > 3]
    return "".join(map(_ring_path, drawn or rings[:1]))


def rings_of(geometry: Mapping[str, Any]) -> list[Ring]:
    """All rings, outer ones and holes, of a GeoJSON geometry."""
    kind = geometry.get("type")
    if kind == "Polygon":
        return list(geometry["coordinates"])
    if kind == "MultiPolygon":
        return [ring for polygon in geometry["coordinates"] for ring in polygon]
    raise GeometryError(
        f"Géométrie « {kind} » : seules Polygon et MultiPolygon se dessinent comme un contour."
    )


def simplify(ring: Ring, tolerance: float) -> list[Position]:
    """Douglas-Peucker: no dropped point is farther than ``tolerance`` from the line kept."""
    if len(ring) < 3:
        return [(p[0], p[1]) for p in ring]
    kept = {0, len(ring) - 1}
    pending = [(0, len(ring) - 1)]
    while pending:
        first, last = pending.pop()
        index, distance = _farthest(ring, first, last)
        if distance > tolerance:
            kept.add(index)
            pending += [(first, index), (index, last)]
    return [(ring[i][0], ring[i][1]) for i in sorted(kept)]


def _farthest(ring: Ring, first: int, last: int) -> tuple[int, float]:
    """The point between ``first`` and ``last`` that is farthest from their segment."""
    (x0, y0), (x1, y1) = ring[first], ring[last]
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy or 1.0
    best, reach = first, 0.0
    # One call a point would take most of the time of a page: everything is said in this loop.
    for index in range(first + 1, last):
        px, py = ring[index][0] - x0, ring[index][1] - y0
        along = (px * dx + py * dy) / length
        along = 0.0 if along < 0 else 1.0 if along > 1 else along
        px, py = px - along * dx, py - along * dy
        squared = px * px + py * py
        if squared > reach:
            best, reach = index, squared
    return best, math.sqrt(reach)


def _scale(box: MapBox, *, width: float, height: float) -> float:
    inside = (box.width - 2 * box.margin, box.height - 2 * box.margin)
    ratios = [room / size for room, size in zip(inside, (width, height), strict=True) if size > 0]
    return min(ratios, default=1.0)


def _ring_path(ring: Ring) -> str:
    steps = "L".join(f"{x:.1f},{y:.1f}" for x, y in ring[:-1] or ring)
    return f"M{steps}Z"
