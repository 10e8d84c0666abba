"""The outline of a zone from those of its parts.

Parts drawn together share the very points of their common borders: a side met twice lies between
two parts and goes, one met once is on the edge. No geometry is computed, so nothing is approximate.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from passerelles.domain.reference.outline_map import Position, rings_of, simplify

_Side = tuple[Position, Position]


def dissolve(parts: Iterable[Mapping[str, Any]], *, tolerance: float = 0.0) -> dict[str, Any]:
    """A MultiPolygon of one ring each, holes too: to be filled by the even-odd rule.

    ``tolerance``, in the unit of the coordinates, simplifies each ring. Linear in the points.
    """
    found = [simplify(ring, tolerance) if tolerance else ring for ring in _rings(_edge(parts))]
    return {"type": "MultiPolygon", "coordinates": [[ring] for ring in found if len(ring) > 3]}


def _edge(parts: Iterable[Mapping[str, Any]]) -> set[_Side]:
    edge: set[_Side] = set()
    for part in parts:
        for ring in rings_of(part):
            points = [(float(p[0]), float(p[1])) for p in ring]
            for one, other in pairwise(points):
                if one != other:
                    edge ^= {(one, other) if one < other else (other, one)}
    return edge


def _rings(edge: Iterable[_Side]) -> list[Sequence[Position]]:
    """Closed rings that use each side once; there are always two sides, or four, at a point."""
    ways: defaultdict[Position, list[Position]] = defaultdict(list)
    for one, other in sorted(edge):
        ways[one].append(other)
        ways[other].append(one)
    rings: list[Sequence[Position]] = []
    for start in list(ways):
        while ways[start]:
            ring, at = [start], start
            while ways[at]:
                following = ways[at].pop()
                ways[following].remove(at)
                ring.append(following)
                at = following
            rings.append(ring)
    return rings
