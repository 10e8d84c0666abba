"""Alerts: when one begins, and in which order they are read."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.alerts import (
    Alert,
    AlertKind,
    counts,
    is_past,
    most_pressing,
    review_overdue_since,
)

TODAY = date(2026, 11, 23)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))
alerts = st.builds(
    Alert, st.sampled_from(AlertKind), st.text(max_size=3), st.just("x"), since=days | st.none()
)


def test_nothing_is_late_on_its_very_day() -> None:
    assert not is_past(TODAY, TODAY)
    assert is_past(TODAY - timedelta(days=1), TODAY)
    assert not is_past(None, TODAY)


def test_a_theme_is_overdue_a_year_after_its_review_or_the_start_of_the_plan() -> None:
    start = date(2022, 11, 7)

    assert review_overdue_since(None, start, TODAY) == date(2023, 11, 7)
    assert review_overdue_since(date(2026, 1, 10), start, TODAY) is None
    assert review_overdue_since(date(2025, 11, 22), start, TODAY) == date(2026, 11, 22)


@given(days, days, days)
def test_an_overdue_review_began_before_today(reviewed: date, start: date, today: date) -> None:
    since = review_overdue_since(reviewed, start, today)

    assert (since is None) == (today <= reviewed + timedelta(days=365))
    assert since is None or since < today


@given(st.lists(alerts))
def test_ordering_loses_nothing_and_counts_all(found: list[Alert]) -> None:
    ordered = most_pressing(found)

    assert sorted(map(repr, ordered)) == sorted(map(repr, found))
    assert sum(counts(found).values()) == len(found)
    for before, after in pairwise(ordered):
        if before.kind is after.kind:
            assert (before.since or date.max) <= (after.since or date.max)
