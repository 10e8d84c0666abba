"""The next figure falls due after the next period, not before, and the rhythm never stalls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.indicators.due import Cadence, Rhythm, period_end, period_start

CADENCES: tuple[Cadence, ...] = ("year", "half_year", "quarter", "month", "week")
years = st.integers(1990, 2090).map(str)
periods = st.one_of(
    years,
    years.map(lambda year: f"R{year}"),
    st.builds("{}-T{}".format, years, st.integers(1, 4)),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("R2024", date(2024, 9, 1), date(2024, 9, 30)),
        ("2024-T1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-T4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_the_days_of_a_period(period: str, first: date, last: date) -> None:
    assert (period_start(period), period_end(period)) == (first, last)


@pytest.mark.parametrize(
    ("rhythm", "last", "due"),
    [
        (Rhythm("year", 150), "2024", date(2026, 5, 30)),
        (Rhythm("year", -245), "2024", date(2025, 4, 30)),  # the survey BMO, each April
        (Rhythm("year", 100), "R2023", date(2025, 1, 8)),
        (Rhythm("quarter", 0), "2024-T4", date(2025, 3, 31)),
        (Rhythm("month", 30), "2024-01", date(2024, 3, 30)),
        (Rhythm("half_year", 0), "2024", date(2025, 6, 30)),
        (Rhythm("week", 1), "2024-12", date(2025, 1, 8)),
    ],
)
def test_when_the_next_figure_is_due(rhythm: Rhythm, last: str, due: date) -> None:
    found = rhythm.next_after(last)

    assert found is not None
    assert found.on == due
    assert not found.is_late(due)
    assert found.is_late(due + timedelta(days=1))


def test_what_was_measured_once_is_never_due() -> None:
    assert Rhythm("once").next_after("2021") is None


@pytest.mark.parametrize("period", ["", "24", "2024-T5", "2024-13", "R2024-T1", "2024-2025"])
def test_what_is_not_a_period_is_refused(period: str) -> None:
    with pytest.raises(ValueError, match="n’est pas une période"):
        Rhythm("year").next_after(period)


@given(periods)
def test_a_period_starts_before_it_ends(period: str) -> None:
    assert period_start(period) < period_end(period)


@given(periods, st.sampled_from(CADENCES), st.integers(-1_100, 1_100), st.integers(0, 1_000))
def test_the_next_figure_describes_later_days(
    period: str, every: Cadence, lag: int, more: int
) -> None:
    due, slower = (
        Rhythm(every, lag).next_after(period),
        Rhythm(every, lag + more).next_after(period),
    )

    assert due is not None
    assert slower is not None
    assert due.period_end > period_end(period)
    assert due.on - due.period_end == timedelta(days=lag)
    assert slower.on - due.on == timedelta(days=more)
    assert due.is_late(due.on + timedelta(days=1 + more))
