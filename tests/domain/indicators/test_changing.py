"""Progressions: never from what is secret, bounded or missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.changing import progression
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent, exact

COUNTS = st.integers(1, 10**6).map(float)


@given(COUNTS, COUNTS)
def test_the_count_is_found_again_from_its_progression(now: float, before: float) -> None:
    change = progression(exact(now), exact(before)).value

    assert change is not None
    assert before * (1 + change / 100) == pytest.approx(now)


@given(COUNTS)
def test_a_secret_side_makes_a_secret_change(count: float) -> None:
    assert progression(SECRET, exact(count)) == SECRET
    assert progression(exact(count), SECRET) == SECRET
    assert progression(absent(Absence.LATE), SECRET) == SECRET


def test_a_missing_side_keeps_its_reason() -> None:
    assert progression(absent(Absence.LATE), exact(3)).absence is Absence.LATE
    assert progression(exact(3), absent(Absence.NOT_COVERED)).absence is Absence.NOT_COVERED


@pytest.mark.parametrize("before", [exact(0), Quantity(value=3, bound=Bound.AT_LEAST)])
def test_nothing_grows_from_zero_nor_from_a_bound(before: Quantity) -> None:
    assert progression(exact(9), before).absence is Absence.NOT_APPLICABLE
