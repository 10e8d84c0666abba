"""Which territories resemble one another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.interval import Interval
from passerelles.domain.observatory.similar import (
    Aspect,
    Features,
    compare,
    known_aspects,
    most_similar,
    spread_density,
)

COUNTS = st.dictionaries(st.sampled_from("ABCDE"), st.floats(1, 1e5), min_size=1)
SHARES = st.tuples(st.floats(0, 1), st.floats(0, 1)).map(lambda ends: Interval(*sorted(ends)))
FEATURES = st.builds(
    Features,
    population=st.one_of(st.none(), st.floats(1, 1e7)),
    density=st.one_of(st.none(), st.floats(1, 1e4)),
    seasonal=st.one_of(st.none(), SHARES),
    structure=st.one_of(st.just({}), COUNTS),
)
COAST = Features(120_000, 90, Interval(0.7, 0.8), {"S": 900, "A": 100})


@given(FEATURES, FEATURES)
def test_the_distance_is_the_same_both_ways(one: Features, two: Features) -> None:
    assert compare("x", one, two).distance == pytest.approx(compare("x", two, one).distance)


@given(FEATURES)
def test_a_territory_is_at_no_distance_of_itself(one: Features) -> None:
    distance = compare("x", one, one).distance
    assert distance == pytest.approx(0) if known_aspects(one) else distance == math.inf


@given(FEATURES, st.dictionaries(st.text(max_size=3), FEATURES, max_size=6))
def test_only_territories_compared_on_the_same_aspects_are_ranked(
    own: Features, others: dict[str, Features]
) -> None:
    found = most_similar(own, others, limit=3)

    assert all(one.gaps.keys() == known_aspects(own) for one in found)
    assert [one.distance for one in found] == sorted(one.distance for one in found)


def test_a_coast_resembles_another_coast_before_a_city_of_its_size() -> None:
    other_coast = Features(90_000, 110, Interval(0.65, 0.85), {"S": 800, "A": 150})
    city = Features(120_000, 90, Interval(0.05, 0.1), {"S": 100, "L": 900})

    found = most_similar(COAST, {"coast": other_coast, "city": city}, limit=2)

    assert [one.key for one in found] == ["coast", "city"]
    assert Aspect.SEASONAL in found[0].alike
    assert Aspect.SEASONAL not in found[1].alike


def test_four_times_the_people_is_a_gap_of_one() -> None:
    gaps = compare("x", Features(population=1000), Features(population=4000)).gaps
    assert gaps == {Aspect.POPULATION: pytest.approx(1)}


def test_without_anything_known_nothing_resembles() -> None:
    assert most_similar(Features(), {"other": COAST}, limit=3) == ()


def test_the_density_is_that_of_the_disc_that_holds_the_people() -> None:
    # A disc of radius 10 km and 3 142 km² of even density: half its people within 7.07 km.
    rings = [(2 * radius + 1, radius + 0.5) for radius in range(1000)]
    assert spread_density(rings) == pytest.approx(1 / math.pi, rel=1e-3)


def test_a_lone_commune_has_no_density() -> None:
    assert spread_density([(100, 0.0)]) is None
