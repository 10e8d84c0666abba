"""Numbers, dates and counts as French writes them."""

from datetime import UTC, date, datetime

import pytest

from passerelles.portals.public.shell.french import counted, day, moment, number


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1584, 0, "1\u202f584"), (0, 0, "0"), (3.25, 1, "3,2"), (514819, 0, "514\u202f819")],
)
def test_a_number(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize(("value", "written"), [(0, "0 métier"), (1, "1 métier"), (2, "2 métiers")])
def test_the_singular_holds_below_two(value: int, written: str) -> None:
    assert counted(value, "métier", "métiers") == written


def test_the_first_of_a_month_is_an_ordinal() -> None:
    assert day(date(2026, 2, 1)) == "1er février 2026"
    assert day(date(2026, 8, 31)) == "31 août 2026"
    assert day(None) == ""


def test_a_moment_is_told_in_paris() -> None:
    assert moment(datetime(2026, 11, 23, 8, 5, tzinfo=UTC)) == "23 novembre 2026 à 9 h 05"
