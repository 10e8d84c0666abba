"""What is left to pay, and the dates to expect."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from passerelles.domain.common.partial_date import DatePrecision, PartialDate
from passerelles.domain.guidance.building.offer_reading import (
    PriceWords,
    Stay,
    cost_left,
    entries,
    stay_of,
)

UNKNOWN = PartialDate(None, DatePrecision.UNKNOWN)


def day(*parts: int) -> PartialDate:
    return PartialDate(date(*parts), DatePrecision.DAY)


@pytest.mark.parametrize(
    ("price", "left"),
    [
        (PriceWords(remaining="0 €"), 0),
        (PriceWords(remaining="Frais de dossier : 50 €", covered=True, financed=True), 50),
        (PriceWords(remaining="Aucun reste à charge"), 0),
        (PriceWords(remaining="Tenue 120,50 € et livres 30 euros"), Decimal("150.50")),
        (PriceWords(remaining="Nous consulter", financed=True), None),
        (PriceWords(covered=True, financed=True), 0),
        (PriceWords(covered=True, total=Decimal(900)), None),
        (PriceWords(covered=False, total=Decimal(900)), 900),
        (PriceWords(), None),
    ],
)
def test_what_is_left_to_pay(price: PriceWords, left: int | Decimal | None) -> None:
    assert cost_left(price) == left


def test_days_that_are_told_are_kept() -> None:
    found = stay_of(day(2027, 1, 4), day(2027, 3, 5), 300, 35)
    assert found == Stay(date(2027, 1, 4), date(2027, 3, 5), estimated=False)


def test_an_end_that_nobody_gave_is_deduced_from_the_hours_and_marked() -> None:
    found = stay_of(day(2027, 1, 4), UNKNOWN, 70, 35)
    assert found == Stay(date(2027, 1, 4), date(2027, 1, 17), estimated=True)
    assert stay_of(day(2027, 1, 4), UNKNOWN, None, None) is None


def test_a_month_is_read_at_its_last_day() -> None:
    month = PartialDate(date(2027, 2, 1), DatePrecision.MONTH)
    found = stay_of(month, day(2027, 6, 1), None, None)
    assert found == Stay(date(2027, 2, 28), date(2027, 6, 1), estimated=True)


def test_entries_all_year_end_before_the_session_does() -> None:
    found = entries(date(2027, 1, 4), date(2027, 4, 30), timedelta(days=30))
    assert [one.start for one in found] == [date(2027, 1, 4), date(2027, 3, 5)]
    assert all(one.estimated for one in found)
