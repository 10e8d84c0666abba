"""A flag of the descendants says of a count only what is sure."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.flagging import flagged_sum
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact

COUNTS = st.dictionaries(
    st.sampled_from("ABCDEF"), st.one_of(st.just(SECRET), st.integers(0, 999).map(exact))
)
FLAGS = st.dictionaries(st.sampled_from("ABCDEF"), st.lists(st.booleans(), max_size=3))


def test_what_is_wholly_flagged_is_exact() -> None:
    found = flagged_sum({"A": exact(10), "B": exact(30)}, {"A": [True, True], "B": [False]})

    assert found == Quantity(value=10, numerator=10, denominator=40)


def test_a_count_whose_descendants_differ_is_not_split() -> None:
    found = flagged_sum({"A": exact(10), "B": exact(30)}, {"A": [True], "B": [True, False]})

    assert (found.value, found.bound, found.interval) == (10, Bound.AT_LEAST, Interval(10, 40))


def test_a_code_without_descendant_may_bear_the_flag() -> None:
    assert flagged_sum({"A": exact(5)}, {}).interval == Interval(0, 5)


def test_a_star_takes_the_upper_end_away() -> None:
    found = flagged_sum({"A": exact(10), "B": SECRET}, {"A": [True], "B": [True]})

    assert (found.value, found.bound, found.interval) == (10, Bound.AT_LEAST, None)
    assert flagged_sum({"B": SECRET}, {"B": [True]}) == SECRET


@given(COUNTS, FLAGS)
def test_the_truth_is_within_whatever_the_split(
    counts: dict[str, Quantity], flags: dict[str, list[bool]]
) -> None:
    found = flagged_sum(counts, flags)
    known = {code: q.value for code, q in counts.items() if q.value is not None}

    low = sum(v for code, v in known.items() if flags.get(code) and all(flags[code]))
    high = sum(v for code, v in known.items() if not flags.get(code) or any(flags[code]))
    if found.value is None:
        assert not known
    elif found.interval:
        assert (found.interval.low, found.interval.high) == (low, high)
    else:
        assert found.value == low
        assert found.bound is Bound.AT_LEAST or low == high
