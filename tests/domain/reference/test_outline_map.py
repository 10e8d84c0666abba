import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.outline_map import (
    GeometryError,
    MapBox,
    fit_projection,
    path_data,
    simplify,
)

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
BOX = MapBox(100, 50, margin=0)


def _numbers(path: str) -> list[float]:
    return [float(n) for n in re.findall(r"-?\d+\.\d", path)]


def test_a_square_is_drawn_in_the_box_north_up() -> None:
    path = path_data(SQUARE, fit_projection([SQUARE], BOX))
    assert path == "M25.0,50.0L75.0,50.0L75.0,0.0L25.0,0.0Z"


def test_the_points_of_an_aligned_edge_are_dropped() -> None:
    ring = [[0, 0], [1, 0.0001], [2, 0], [2, 2], [0, 2], [0, 0]]
    path = path_data({"type": "Polygon", "coordinates": [ring]}, fit_projection([SQUARE], BOX))
    assert path.count("L") == 3


def test_every_polygon_and_hole_is_drawn() -> None:
    island = [[[5, 0], [6, 0], [6, 1], [5, 1], [5, 0]]]
    geometry = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], island]}
    path = path_data(geometry, fit_projection([geometry], BOX))
    assert path.count("M") == path.count("Z") == 2


def test_an_outline_smaller_than_a_pixel_is_still_drawn() -> None:
    world = {"type": "Polygon", "coordinates": [[[0, 0], [90, 0], [90, 45], [0, 45], [0, 0]]]}
    assert path_data(SQUARE, fit_projection([world], MapBox(10, 10))).startswith("M")


def test_one_point_stands_in_the_middle_of_the_box() -> None:
    projection = fit_projection([{"type": "Polygon", "coordinates": [[[3, 44]]]}], BOX)
    assert projection.project((3, 44)) == (50, 25)


@pytest.mark.parametrize("geometry", [{"type": "Point", "coordinates": [0, 0]}, {}])
def test_what_is_not_an_outline_is_refused(geometry: dict[str, object]) -> None:
    with pytest.raises(GeometryError, match="seules Polygon et MultiPolygon"):
        path_data(geometry, fit_projection([SQUARE], BOX))


def test_an_empty_geometry_cannot_be_fitted() -> None:
    with pytest.raises(GeometryError, match="vide"):
        fit_projection([{"type": "Polygon", "coordinates": []}], BOX)


POSITIONS = st.tuples(st.floats(-5, 10), st.floats(41, 51))


@given(st.lists(POSITIONS, min_size=3, max_size=40))
def test_a_drawing_never_leaves_its_box(ring: list[tuple[float, float]]) -> None:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    numbers = _numbers(path_data(geometry, fit_projection([geometry], MapBox(200, 200))))
    assert all(-0.1 <= n <= 200.1 for n in numbers)


@given(st.lists(POSITIONS, min_size=2, max_size=40), st.floats(0.01, 2))
def test_simplifying_keeps_the_ends_and_only_points_of_the_line(
    line: list[tuple[float, float]], tolerance: float
) -> None:
    kept = simplify(line, tolerance)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)


def test_simplifying_stays_within_the_tolerance() -> None:
    arc = [(math.cos(a / 50), math.sin(a / 50)) for a in range(150)]
    kept = simplify(arc, 0.01)
    assert len(kept) < 20
    for start, end in pairwise(kept):
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        assert 1 - math.hypot(*middle) <= 0.0101
