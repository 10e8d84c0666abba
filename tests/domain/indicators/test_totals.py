"""A sum says no more than its parts."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent, exact
from passerelles.domain.indicators.totals import RunningSum, sum_of, sums_by

truths = st.integers(0, 1_000)
absences = st.sampled_from(Absence).map(absent)


@st.composite
def known_counts(draw: st.DrawFn) -> tuple[int, Quantity]:
    """A true count, and what is said of it."""
    truth = draw(truths)
    below, above = draw(st.integers(0, truth)), draw(st.integers(truth, 2_000))
    said = draw(
        st.sampled_from(
            [
                exact(truth),
                Quantity(value=below, bound=Bound.AT_LEAST),
                Quantity(value=above, bound=Bound.AT_MOST),
                SECRET,
                absent(Absence.LATE),
            ]
        )
    )
    return truth, said


parts = st.lists(st.one_of(truths.map(exact), absences, known_counts().map(lambda c: c[1])))


@given(st.lists(known_counts()))
def test_a_sum_is_never_false(counts: list[tuple[int, Quantity]]) -> None:
    truth, total = sum(t for t, _ in counts), sum_of(said for _, said in counts)

    if total.value is not None:
        assert {
            Bound.EXACT: total.value == truth,
            Bound.AT_LEAST: total.value <= truth,
            Bound.AT_MOST: total.value >= truth,
        }[total.bound]


@given(parts, st.randoms())
def test_the_order_of_parts_does_not_matter(given_parts: list[Quantity], random: object) -> None:
    shuffled = list(given_parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis draws a random.Random

    assert sum_of(shuffled) == sum_of(given_parts)


@given(parts, absences)
def test_a_part_that_is_absent_never_makes_a_sum_exact(
    given_parts: list[Quantity], missing: Quantity
) -> None:
    total = sum_of([*given_parts, missing])

    assert total.value is None or total.bound is Bound.AT_LEAST


@given(st.lists(truths, min_size=1))
def test_known_parts_make_an_exact_sum(values: list[int]) -> None:
    assert sum_of(map(exact, values)) == exact(sum(values))


@given(st.lists(st.lists(truths.map(exact) | st.just(SECRET), min_size=1), min_size=1))
def test_a_sum_of_sums_is_the_sum_of_all(groups: list[list[Quantity]]) -> None:
    whole = sum_of(part for group in groups for part in group)

    assert sum_of(map(sum_of, groups)) == whole


def test_all_secret_is_secret_and_nothing_is_not_covered() -> None:
    assert sum_of([SECRET, SECRET]) == SECRET
    assert sum_of([SECRET, absent(Absence.LATE)]) == SECRET
    assert sum_of([]) == absent(Absence.NOT_COVERED)
    assert sum_of([absent(Absence.LATE)]) == absent(Absence.LATE)


def test_bounds_of_both_sides_leave_what_is_sure() -> None:
    at_least = Quantity(value=10, bound=Bound.AT_LEAST)
    at_most = Quantity(value=5, bound=Bound.AT_MOST)

    assert sum_of([at_least, at_most, exact(1)]) == Quantity(value=11, bound=Bound.AT_LEAST)
    assert sum_of([at_most, exact(1)]) == Quantity(value=6, bound=Bound.AT_MOST)


def test_each_key_has_its_own_sum() -> None:
    found = sums_by([("a", exact(1)), ("b", SECRET), ("a", exact(2))])

    assert found == {"a": exact(3), "b": SECRET}
    assert RunningSum().quantity() == absent(Absence.NOT_COVERED)
