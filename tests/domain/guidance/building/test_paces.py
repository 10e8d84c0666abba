"""Hours and dates of a training, as a pace."""

from datetime import date

import pytest

from passerelles.domain.guidance.building.paces import hours_a_week, in_summer, is_full_time


def test_eight_hundred_hours_in_twenty_three_weeks_are_a_full_week() -> None:
    weekly = hours_a_week(805, date(2027, 1, 4), date(2027, 6, 13))

    assert weekly == pytest.approx(35)
    assert is_full_time(weekly)
    assert not is_full_time(hours_a_week(240, date(2027, 1, 4), date(2027, 6, 13)))


def test_hours_that_nobody_said_tell_nothing() -> None:
    assert hours_a_week(None, date(2027, 1, 4), date(2027, 6, 13)) is None
    assert not is_full_time(None)


def test_a_single_day_is_not_a_week_of_its_hours() -> None:
    assert hours_a_week(7, date(2027, 1, 4), date(2027, 1, 4)) == 7


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (date(2027, 1, 4), date(2027, 6, 30), False),
        (date(2027, 1, 4), date(2027, 7, 1), True),
        (date(2027, 8, 31), date(2027, 12, 1), True),
        (date(2027, 9, 1), date(2028, 6, 30), False),
        (date(2027, 9, 1), date(2029, 6, 30), True),
    ],
)
def test_summer_is_when_schools_are_closed(start: date, end: date, *, found: bool) -> None:
    assert in_summer(start, end) is found
