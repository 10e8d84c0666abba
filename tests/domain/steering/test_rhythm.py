"""When a review is due: months of the calendar, never a day too early."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.rhythm import is_overdue, review_due

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))


@pytest.mark.parametrize(
    ("last", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 7), 12, date(2027, 11, 7)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_review_is_due_the_same_day_of_a_later_month(last: date, months: int, due: date):
    assert review_due(last, every_months=months) == due


@given(DAYS, st.integers(1, 36))
def test_a_review_is_late_the_day_after_it_is_due(last: date, months: int):
    due = review_due(last, every_months=months)

    assert not is_overdue(last, every_months=months, on=due)
    assert is_overdue(last, every_months=months, on=due + timedelta(days=1))


@given(DAYS, DAYS, st.integers(1, 36))
def test_a_later_review_is_never_due_sooner(one: date, other: date, months: int):
    first, second = sorted((one, other))

    assert review_due(first, every_months=months) <= review_due(second, every_months=months)
