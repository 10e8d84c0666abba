"""Projections: nothing below five vintages, honest intervals, judged on the past only."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.projection import (
    FEWEST,
    Method,
    NotEnough,
    judge,
    project,
    scenario,
)

values = st.floats(0, 1e6, allow_nan=False)
series = st.lists(values, min_size=FEWEST, max_size=12).map(
    lambda found: {2015 + at: value for at, value in enumerate(found)}
)


def test_a_line_is_followed() -> None:
    found = project({2019 + at: 100.0 + 10 * at for at in range(6)}, 2027)
    assert found.method is Method.TREND
    assert found.value == pytest.approx(180)
    assert found.interval.width == pytest.approx(0, abs=1e-6)


def test_a_plateau_with_noise_keeps_the_last_level() -> None:
    found = project({2018: 100.0, 2019: 102.0, 2020: 99.0, 2021: 100.0, 2022: 101.0}, 2024)
    assert found.interval.low < 100 < found.interval.high


@pytest.mark.parametrize("count", range(FEWEST))
def test_fewer_than_five_vintages_say_so(count: int) -> None:
    with pytest.raises(NotEnough, match=f"^{count} millésime"):
        project({2020 + at: 10.0 for at in range(count)}, 2027)


@pytest.mark.parametrize("year", [2023, 2019, 2034])
def test_a_year_known_or_too_far_is_refused(year: int) -> None:
    with pytest.raises(NotEnough, match="entre 2024 et 2033"):
        project({2019 + at: 10.0 for at in range(5)}, year)


@given(series, st.integers(1, 10))
def test_a_count_is_never_negative_and_lies_in_its_interval(
    found: dict[int, float], ahead: int
) -> None:
    projected = project(found, max(found) + ahead)
    assert 0 <= projected.interval.low <= projected.value <= projected.interval.high


@given(series)
def test_with_one_method_the_interval_never_narrows_with_the_horizon(
    found: dict[int, float],
) -> None:
    widths: dict[Method, list[float]] = {method: [] for method in Method}
    for ahead in range(1, 6):
        projected = project(found, max(found) + ahead)
        low, high = projected.interval.low, projected.interval.high
        half = high - projected.value if low == 0 else projected.interval.width / 2
        widths[projected.method].append(half)
    assert all(a <= b * (1 + 1e-9) + 1e-6 for kept in widths.values() for a, b in pairwise(kept))


@given(series, st.integers(1, 10))
def test_a_rate_never_goes_beyond_its_most(found: dict[int, float], ahead: int) -> None:
    rates = {year: value / 1e4 for year, value in found.items()}
    projected = project(rates, max(rates) + ahead, most=100.0)
    assert 0 <= projected.interval.low <= projected.value <= projected.interval.high <= 100


def test_a_steady_drift_is_an_error_of_the_last_level() -> None:
    """Had the interval only the scatter of the steps, it would be empty around a wrong value."""
    drifting = {2015 + at: 100.0 + 10 * at for at in range(6)}
    past = judge(drifting, Method.LAST)
    assert past.error == pytest.approx(10)
    assert past.held == past.tries


@pytest.mark.parametrize(
    ("vintages", "year", "ahead"), [(5, 2028, 1), (6, 2028, 2), (12, 2028, 2), (12, 2034, 8)]
)
def test_methods_are_judged_as_far_ahead_as_the_past_allows(
    vintages: int, year: int, ahead: int
) -> None:
    found = project({2026 - at: 10.0 + at % 3 for at in range(vintages)}, year)
    assert {one.ahead for one in found.judgements} == {ahead}
    assert all(one.tries == vintages - 2 - ahead >= 2 for one in found.judgements)


def test_what_wins_next_year_may_lose_in_four() -> None:
    slow = {2010 + at: 1_000.0 + 12 * at + (25 if at % 2 else -25) for at in range(14)}
    assert project(slow, 2031).method is Method.TREND


def test_years_two_by_two_are_judged_two_by_two() -> None:
    found = project({2015 + 2 * at: 10.0 + at % 2 for at in range(6)}, 2029)
    assert {one.ahead for one in found.judgements} == {2}


@given(series)
def test_the_method_kept_is_the_one_that_erred_less(found: dict[int, float]) -> None:
    projected = project(found, max(found) + 1)
    errors = {j.method: j.error for j in projected.judgements}
    assert errors[projected.method] == min(errors.values())


def test_judging_a_year_never_looks_at_it_nor_after() -> None:
    past = {2015 + at: float(10 + at) for at in range(6)}
    changed = past | {2020: 9_999.0}
    first, second = judge(past, Method.TREND), judge(changed, Method.TREND)
    assert first.error == pytest.approx(0)
    assert second.error * second.tries == pytest.approx(9_999 - 15)


def test_the_interval_holds_about_four_times_in_five_on_random_walks() -> None:
    chance, held = Random(4), 0  # noqa: S311 (a repeatable walk, no secret)
    for _ in range(400):
        level, walk = 1_000.0, {}
        for year in range(2015, 2026):
            level += chance.gauss(0, 20)
            walk[year] = level
        truth = walk.pop(2025)
        found = project(walk, 2025)
        held += found.interval.low <= truth <= found.interval.high
    assert 0.65 < held / 400 < 0.95


def test_a_scenario_compounds_from_the_last_vintage() -> None:
    assert scenario({2023: 50.0, 2024: 100.0}, 2026, yearly_change=-0.1) == pytest.approx(81)
