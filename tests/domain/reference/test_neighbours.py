import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.neighbours import NeighbourIndex, haversine_km

TOULOUSE, MONTPELLIER = (43.6045, 1.4442), (43.6112, 3.8767)
POINTS = st.tuples(st.floats(41.0, 51.5), st.floats(-5.0, 9.5))


def test_the_distance_between_toulouse_and_montpellier_is_known() -> None:
    assert haversine_km(TOULOUSE, MONTPELLIER) == pytest.approx(195.9, abs=0.5)


def test_a_quarter_of_the_equator_is_a_quarter_of_the_circumference() -> None:
    assert haversine_km((0, 0), (0, 90)) == pytest.approx(math.pi * 6371.0088 / 2)


def test_the_nearest_come_first_and_without_oneself() -> None:
    index = NeighbourIndex({"a": (43.0, 1.0), "b": (43.1, 1.0), "c": (43.02, 1.0), "d": (48, 2)})
    assert [n.code for n in index.nearest("a", limit=5)] == ["c", "b"]
    assert [n.code for n in index.nearest("a", limit=1)] == ["c"]


def test_a_commune_without_a_point_has_unknown_neighbours() -> None:
    with pytest.raises(KeyError):
        NeighbourIndex({}).nearest("31555", limit=3)


def test_what_is_around_a_point_includes_the_point_itself() -> None:
    index = NeighbourIndex({"a": TOULOUSE})
    assert [n.code for n in index.around(TOULOUSE, within_km=1)] == ["a"]


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), POINTS, min_size=1, max_size=30))
def test_the_grid_finds_what_a_full_scan_finds(points: dict[str, tuple[float, float]]) -> None:
    index = NeighbourIndex(points)
    code = min(points)
    expected = sorted(
        (haversine_km(points[code], p), c)
        for c, p in points.items()
        if c != code and haversine_km(points[code], p) <= 150
    )
    found = index.nearest(code, limit=len(points), within_km=150)
    assert [(n.distance_km, n.code) for n in found] == expected


@given(POINTS, POINTS)
def test_a_distance_is_symmetric_and_never_negative(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    assert haversine_km(start, end) == pytest.approx(haversine_km(end, start))
    assert haversine_km(start, end) >= 0
