"""How many different things each cell has."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.measures import breadth
from passerelles.domain.observatory.measures.offer_table import Ints

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 6)), max_size=40)


def columns(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    found = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]


@given(PAIRS)
def test_different_things_are_counted_once(pairs: list[tuple[int, int]]) -> None:
    cells, things = columns(pairs)

    found = breadth.different(cells, things, size=5)

    assert found.tolist() == [len({t for c, t in pairs if c == cell}) for cell in range(5)]


def test_a_body_has_one_site_a_commune() -> None:
    cells, bodies, communes = np.array([0, 0, 0, 1]), np.array([1, 1, 1, 2]), np.array([5, 5, 6, 5])

    assert breadth.sites(cells, bodies, communes, size=2).tolist() == [2, 1]


@given(PAIRS, st.lists(st.booleans(), min_size=7, max_size=7))
def test_parts_that_have_something_are_among_the_parts(
    pairs: list[tuple[int, int]], having: list[bool]
) -> None:
    zones, parts = columns(pairs)

    found = breadth.parts_with(zones, parts, np.array(having), size=5)

    assert (found.some <= found.every).all()
    for zone in range(5):
        inside = {part for of, part in pairs if of == zone}
        assert found.every[zone] == len(inside)
        assert found.some[zone] == sum(having[part] for part in inside)


def test_a_part_needs_each_of_the_ranks() -> None:
    parts, ranks = np.array([0, 0, 1, 1, 1]), np.array([3, 4, 3, 3, 5])

    assert breadth.parts_with_all(parts, ranks, wanted=(3, 4), size=3).tolist() == [
        True,
        False,
        False,
    ]


def test_seats_for_a_thousand_inhabitants() -> None:
    assert breadth.per_thousand(5, 2_000) == 2.5
    assert breadth.per_thousand(5, 0) is None
    assert breadth.per_thousand(5, float("nan")) is None


def test_the_weight_of_communes_is_summed_by_zone() -> None:
    pairs = np.array([(0, 0), (1, 0), (1, 1)])

    some, every = breadth.weighted_part(
        pairs, np.array([100.0, 50.0, 25.0]), np.array([True, False]), size=2
    )

    assert (some.tolist(), every.tolist()) == ([100.0, 0.0], [150.0, 25.0])
