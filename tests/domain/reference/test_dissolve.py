"""What is between two parts goes, what is around them stays."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.dissolve import dissolve

Cell = tuple[int, int]


def square(cell: Cell) -> dict[str, Any]:
    x, y = cell
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def rings(shape: dict[str, Any]) -> list[list[tuple[float, float]]]:
    return [polygon[0] for polygon in shape["coordinates"]]


def covered(shape: dict[str, Any], x: float, y: float) -> bool:
    """Even-odd: how many sides a ray to the east crosses."""
    sides = (pair for ring in rings(shape) for pair in pairwise(ring))
    return sum((a[1] > y) != (b[1] > y) and a[0] > x for a, b in sides) % 2 == 1


def test_two_squares_side_by_side_have_one_outline() -> None:
    (ring,) = rings(dissolve([square((0, 0)), square((1, 0))]))

    assert (1.0, 0.0) in ring
    assert ((1.0, 0.0), (1.0, 1.0)) not in set(pairwise(ring))
    assert len(ring) == 7


def test_a_hole_stays() -> None:
    around = [square((x, y)) for x in range(3) for y in range(3) if (x, y) != (1, 1)]

    assert len(rings(dissolve(around))) == 2


def test_simplifying_leaves_the_corners() -> None:
    (ring,) = rings(dissolve([square((0, 0)), square((1, 0))], tolerance=0.1))

    assert set(ring) == {(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)}


def test_nothing_gives_nothing() -> None:
    assert dissolve([])["coordinates"] == []


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_the_outline_covers_the_parts_and_nothing_else(cells: set[Cell]) -> None:
    shape = dissolve([square(cell) for cell in sorted(cells)])

    assert all(ring[0] == ring[-1] for ring in rings(shape))
    for x in range(6):
        for y in range(6):
            assert covered(shape, x + 0.5, y + 0.5) == ((x, y) in cells)
