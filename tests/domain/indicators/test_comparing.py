"""No order between figures that may be in either."""

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.comparing import Order, compare, ranking, span
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent, exact

values = st.integers(0, 20).map(float)


def at_least(value: float) -> Quantity:
    return Quantity(value=value, bound=Bound.AT_LEAST)


def between(low: float, high: float) -> Quantity:
    return Quantity(value=low, bound=Bound.AT_LEAST, interval=Interval(low, high))


quantities = st.one_of(
    values.map(exact),
    values.map(at_least),
    values.map(lambda value: Quantity(value=value, bound=Bound.AT_MOST)),
    st.tuples(values, values).map(lambda ends: between(min(ends), max(ends))),
    st.just(SECRET),
)


def test_a_lower_bound_is_open_upwards() -> None:
    assert span(at_least(12)) == Interval(12, math.inf)
    assert span(Quantity(value=12, bound=Bound.AT_MOST)) == Interval(-math.inf, 12)
    assert span(between(3, 9)) == Interval(3, 9)
    assert span(SECRET) is None


def test_an_order_is_told_only_when_it_is_certain() -> None:
    assert compare(exact(5), exact(4)) is Order.HIGHER
    assert compare(exact(4), at_least(5)) is Order.LOWER
    assert compare(exact(6), at_least(5)) is Order.UNKNOWN
    assert compare(exact(5), exact(5)) is Order.EQUAL
    assert compare(between(3, 5), between(3, 5)) is Order.UNKNOWN
    assert compare(exact(5), absent(Absence.LATE)) is Order.UNKNOWN


def test_overlaps_share_a_rank_even_through_a_third_one() -> None:
    found = ranking({"a": exact(9), "b": between(4, 10), "c": exact(5), "d": exact(1)})

    assert {one.key: one.rank for one in found} == {"a": 1, "b": 1, "c": 1, "d": 4}
    assert [one.key for one in found if one.shared] == ["a", "c", "b"]


def test_a_secret_said_to_be_anywhere_takes_no_rank_from_the_others() -> None:
    anywhere = Quantity(absence=Absence.SECRET, interval=Interval(0, 100))
    found = ranking({"secret": anywhere, "high": exact(90), "low": exact(10)})
    assert [(one.key, one.rank, one.shared) for one in found] == [
        ("high", 1, False),
        ("low", 2, False),
        ("secret", None, False),
    ]


def test_the_absent_come_last_without_a_rank() -> None:
    found = ranking({"secret": SECRET, "known": exact(3)})

    assert [(one.key, one.rank) for one in found] == [("known", 1), ("secret", None)]


@given(st.dictionaries(st.text(min_size=1, max_size=2), quantities))
def test_a_better_rank_is_a_certainty(figures: dict[str, Quantity]) -> None:
    found = ranking(figures)

    assert {one.key for one in found} == figures.keys()
    for one, other in combinations([f for f in found if f.rank], 2):
        order = compare(one.quantity, other.quantity)
        if one.rank == other.rank:
            assert one.shared
            assert other.shared
        else:
            assert order is Order.HIGHER


@given(quantities, quantities)
def test_comparing_the_other_way_round_says_the_opposite(one: Quantity, other: Quantity) -> None:
    opposite = {Order.HIGHER: Order.LOWER, Order.LOWER: Order.HIGHER}
    order = compare(one, other)

    assert compare(other, one) is opposite.get(order, order)
