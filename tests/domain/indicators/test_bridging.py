"""Figures cross nomenclatures without being made up: totals stay, stars stay, coverage is told."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.bridging import CarriedPart, carry, inherit
from passerelles.domain.indicators.correspondences import (
    Correspondence,
    compose,
    connected_groups,
    reverse,
)
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact

CODES = st.sampled_from("ABCDEF")
TARGETS = st.sampled_from(["1", "2", "3", "4", ""])
QUANTITIES = st.one_of(
    st.just(SECRET),
    st.integers(0, 10_000).map(exact),
    st.integers(0, 10_000).map(lambda n: Quantity(value=n, bound=Bound.AT_LEAST)),
)
FIGURES = st.dictionaries(CODES, QUANTITIES)
LINKS = st.lists(st.builds(Correspondence, CODES, TARGETS), max_size=20)


@st.composite
def weighted(draw: st.DrawFn) -> list[Correspondence]:
    links = []
    for origin in draw(st.sets(CODES)):
        found = draw(st.dictionaries(TARGETS, st.integers(1, 9), min_size=1))
        total = sum(found.values())
        links += [Correspondence(origin, t, n / total) for t, n in found.items()]
    return links


ANY_LINKS = st.one_of(LINKS, weighted())


def test_one_code_for_one_code_carries_as_is() -> None:
    carried = carry({"A": exact(3), "B": SECRET}, links("A1", "B2"))

    assert carried.by_target() == {"1": exact(3), "2": SECRET}
    assert carried.coverage.of_codes == 1
    assert not carried.is_estimate


def test_several_codes_become_one_and_a_star_makes_a_lower_bound() -> None:
    carried = carry({"A": exact(3), "B": SECRET}, links("A1", "B1"))

    assert carried.by_target() == {"1": Quantity(value=3, bound=Bound.AT_LEAST)}


def test_weights_split_and_say_that_they_estimate() -> None:
    table = [Correspondence("A", "1", 0.75), Correspondence("A", "2", 0.25)]

    carried = carry({"A": exact(100)}, table)

    assert carried.by_target() == {"1": exact(75), "2": exact(25)}
    assert carried.is_estimate


def test_several_counterparts_without_weights_are_never_split() -> None:
    carried = carry({"A": exact(10), "B": exact(5), "C": exact(1)}, links("A1", "A2", "B2", "C3"))

    assert carried.parts == (
        CarriedPart(("A", "B"), ("1", "2"), exact(15)),
        CarriedPart(("C",), ("3",), exact(1)),
    )
    assert carried.by_target() == {"3": exact(1)}


def test_what_finds_no_counterpart_is_left_and_counted() -> None:
    carried = carry({"A": exact(60), "B": exact(40)}, links("A1", "B"))

    assert carried.left == ("B",)
    assert (carried.coverage.of_total, carried.coverage.of_codes) == (0.6, 0.5)
    assert not carried.coverage.is_whole


def test_nothing_known_has_no_share() -> None:
    assert carry({}, []).coverage.of_codes is None
    assert carry({"A": SECRET}, links("A1")).coverage.of_total is None


def test_a_code_that_partly_leads_nowhere_makes_its_group_a_lower_bound() -> None:
    table = compose(links("Am", "An", "Bm"), links("m1", "m2", "n"))

    carried = carry({"A": exact(10), "B": exact(5)}, table)

    assert carried.left == ("A",)
    assert carried.parts == (
        CarriedPart(("B",), ("1", "2"), Quantity(value=5, bound=Bound.AT_LEAST)),
    )


def test_weights_multiply_along_two_tables() -> None:
    first = [Correspondence("A", "m", 0.5), Correspondence("A", "n", 0.5)]
    second = [
        Correspondence("m", "1", 0.4),
        Correspondence("m", "2", 0.6),
        Correspondence("n", "2"),
    ]

    found = {(link.origin, link.target): link.weight for link in compose(first, second)}

    assert found == {("A", "1"): 0.2, ("A", "2"): 0.8}


def test_an_index_is_inherited_by_each_descendant_and_averaged_by_none() -> None:
    carried = inherit({"A": exact(4), "B": exact(2)}, links("A1", "A2", "B2", "B3"))

    assert carried.by_target() == {"1": exact(4), "3": exact(2)}


def test_the_other_way_has_no_weight() -> None:
    table = [Correspondence("A", "1", 0.5), Correspondence("A", "", 0.5)]

    assert reverse(table) == [Correspondence("1", "A")]


@given(LINKS)
def test_groups_share_no_code_and_forget_none(table: list[Correspondence]) -> None:
    groups = connected_groups(table)

    origins = [code for of, _ in groups for code in of]
    targets = [code for _, to in groups for code in to]
    assert sorted(origins) == sorted({link.origin for link in table if link.target})
    assert sorted(targets) == sorted({link.target for link in table if link.target})


@given(FIGURES, ANY_LINKS)
def test_totals_stay_within_what_is_covered(
    figures: dict[str, Quantity], table: list[Correspondence]
) -> None:
    carried = carry(figures, table)

    total = sum(part.quantity.value or 0 for part in carried.parts)
    assert isclose(total, carried.coverage.covered_total, abs_tol=1e-6)
    assert carried.coverage.covered_total <= carried.coverage.total + 1e-6


@given(FIGURES, ANY_LINKS)
def test_coverage_is_a_share(figures: dict[str, Quantity], table: list[Correspondence]) -> None:
    coverage = carry(figures, table).coverage

    for share in (coverage.of_codes, coverage.of_total):
        assert share is None or 0 <= share <= 1


@given(FIGURES, ANY_LINKS)
def test_no_star_and_no_bound_is_lost(
    figures: dict[str, Quantity], table: list[Correspondence]
) -> None:
    for part in carry(figures, table).parts:
        origins = [figures[code] for code in part.origins if code in figures]
        if any(q.absence is Absence.SECRET or q.bound is Bound.AT_LEAST for q in origins):
            assert part.quantity.value is None or part.quantity.bound is Bound.AT_LEAST
        if all(q.absence is Absence.SECRET for q in origins):
            assert part.quantity == SECRET


@given(FIGURES, LINKS)
def test_without_weights_nothing_is_an_estimate(
    figures: dict[str, Quantity], table: list[Correspondence]
) -> None:
    assert not carry(figures, table).is_estimate


def links(*pairs: str) -> list[Correspondence]:
    """``"A1"`` leads from A to 1; ``"A"`` leads nowhere."""
    return [Correspondence(pair[0], pair[1:]) for pair in pairs]
