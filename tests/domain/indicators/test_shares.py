"""A share of secret counts: an interval that no completion of the stars leaves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import Bound
from passerelles.domain.indicators.shares import Counts, RunningShare, share_of

LARGEST = 4  # the producer publishes from five up


@st.composite
def true_cells(draw: st.DrawFn) -> tuple[int, int]:
    whole = draw(st.integers(0, 60))
    return draw(st.integers(0, whole)), whole


@st.composite
def starred(draw: st.DrawFn) -> tuple[list[tuple[int, int]], list[Counts]]:
    """True cells, and what the producer lets be seen of them."""
    true = draw(st.lists(true_cells(), min_size=1, max_size=12))
    return true, [_seen(draw, part, whole) for part, whole in true]


def _seen(draw: st.DrawFn, part: int, whole: int) -> Counts:
    hides_part = draw(st.booleans())
    hides_whole = whole <= LARGEST and draw(st.booleans())
    return (None if hides_part else part, None if hides_whole else whole)


@given(starred())
def test_the_true_share_lies_inside_for_any_completion(
    cells: tuple[list[tuple[int, int]], list[Counts]],
) -> None:
    true, seen = cells
    whole = sum(w for _, w in true)
    share = share_of(seen, largest_secret=LARGEST)
    if not whole:
        return
    really = 100 * sum(p for p, _ in true) / whole
    if share.bound is Bound.EXACT and share.value is not None:
        assert share.value == pytest.approx(really)
    else:
        assert share.interval is not None
        assert share.interval.low - 1e-9 <= really <= share.interval.high + 1e-9


@given(starred())
def test_one_more_star_never_narrows_it(
    cells: tuple[list[tuple[int, int]], list[Counts]],
) -> None:
    _, seen = cells
    before = _ends(seen)
    for position, (part, whole) in enumerate(seen):
        if part is None:
            continue
        after = _ends([*seen[:position], (None, whole), *seen[position + 1 :]])
        assert after.low <= before.low + 1e-9
        assert after.high >= before.high - 1e-9


@given(starred())
def test_sums_of_parts_are_the_sum(cells: tuple[list[tuple[int, int]], list[Counts]]) -> None:
    _, seen = cells
    together = RunningShare()
    for cell in seen:
        alone = RunningShare()
        alone.count(*cell, largest_secret=LARGEST)
        together.add(alone)
    assert together.share() == share_of(seen, largest_secret=LARGEST)


def _ends(cells: list[Counts]) -> Interval:
    share = share_of(cells, largest_secret=LARGEST)
    if share.interval is not None:
        return share.interval
    return Interval(share.value or 0, share.value if share.value is not None else 100)


def test_known_counts_give_an_exact_share() -> None:
    share = share_of([(30, 115), (31, 31)], largest_secret=LARGEST)
    assert (share.numerator, share.denominator) == (61, 146)
    assert share.bound is Bound.EXACT
    assert share.interval is None


def test_a_secret_part_is_anything_up_to_its_whole() -> None:
    share = share_of([(50, 100), (None, 100)], largest_secret=LARGEST)
    assert (share.value, share.bound) == (25, Bound.AT_LEAST)
    assert share.interval == Interval(25, 75)
    assert (share.numerator, share.denominator) == (50, 200)


def test_a_secret_whole_is_below_what_is_published() -> None:
    share = share_of([(50, 96), (None, None)], largest_secret=LARGEST)
    assert share.interval == Interval(50, 54)


def test_what_nothing_narrows_is_secret() -> None:
    for cells in ([(None, 12)], [(None, None)], [(None, 12), (None, None)]):
        share = share_of(cells, largest_secret=LARGEST)
        assert (share.absence, share.interval) == (Absence.SECRET, Interval(0, 100))
        assert (share.numerator, share.denominator) == (None, None)


def test_no_project_has_no_share() -> None:
    assert share_of([(0, 0)], largest_secret=LARGEST).absence is Absence.NOT_APPLICABLE
    assert share_of([], largest_secret=LARGEST).absence is Absence.NOT_APPLICABLE


def test_a_part_above_its_whole_is_no_cell() -> None:
    with pytest.raises(ValueError, match="a part of 3 in a whole of 2"):
        share_of([(3, 2)], largest_secret=LARGEST)
