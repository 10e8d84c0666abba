"""A GeoNames place goes to the commune that stands where the place stands."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

SOURCE = Path(__file__).resolve().parents[2] / "scripts/geonames_match.py"
SPEC = spec_from_file_location("geonames_match", SOURCE)
assert SPEC is not None
assert SPEC.loader is not None
match = sys.modules["geonames_match"] = module_from_spec(SPEC)
SPEC.loader.exec_module(match)

points = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def make_unit(code: str, name: str, postcode: str, population: int = 1_000) -> Any:
    groups = (("postcode", postcode), ("departement", postcode[:2]))
    return match.Unit(code, name, "commune", code, "76", population, groups, False)


def make_place(id: int, name: str, point: tuple[float, float], **more: Any) -> Any:
    values = {"other_names": (), "region": "76", "population": 1_000} | more
    return match.Place(id=id, name=name, point=point, **values)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("Œting", "oeting"), ("St-Élix", "saint elix"), ("L'Isle-en-Dodon", "l isle en dodon")],
)
def test_names_fold_to_plain_words(name: str, folded: str) -> None:
    assert match.fold(name) == folded


@given(points, points)
def test_distance_is_symmetric_and_bounded_by_half_the_earth(one: Any, other: Any) -> None:
    assert match.distance_km(one, other) == pytest.approx(match.distance_km(other, one))
    assert 0 <= match.distance_km(one, other) <= 20_016


def test_homonyms_of_a_region_are_told_apart_by_their_neighbours() -> None:
    south, north = make_unit("31001", "Le Pin", "31000"), make_unit("46001", "Le Pin", "46000")
    town, city = make_unit("31555", "Toulouse", "31000"), make_unit("46042", "Cahors", "46000")
    places = [
        make_place(1, "Toulouse", (43.60, 1.44)),
        make_place(2, "Cahors", (44.45, 1.44)),
        make_place(3, "Le Pin", (44.50, 1.40)),
    ]
    located = match.match_units([south, north, town, city], places)
    assert located[north].id == 3
    assert south not in located


def test_a_place_of_the_same_name_too_far_away_is_refused() -> None:
    hamlet = make_unit("31001", "Lucy", "31000", population=200)
    neighbour = make_unit("31555", "Toulouse", "31000")
    places = [make_place(1, "Toulouse", (43.6, 1.4)), make_place(2, "Lucy", (44.9, 4.3))]
    assert hamlet not in match.match_units([hamlet, neighbour], places)


def test_another_name_of_a_place_serves_when_its_own_does_not() -> None:
    dunkirk = make_unit("59183", "Dunkerque", "59140")
    neighbour = make_unit("59159", "Téteghem", "59140")
    places = [
        make_place(1, "Téteghem", (51.02, 2.44)),
        make_place(2, "Dunkirk", (51.03, 2.38), other_names=("Dunkerque",)),
    ]
    assert match.match_units([dunkirk, neighbour], places)[dunkirk].id == 2
