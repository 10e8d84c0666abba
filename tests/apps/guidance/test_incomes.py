"""How many months of income are told."""

from datetime import date

import pytest

from passerelles.apps.guidance.reads.incomes import months_told

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("end", "benefit_end", "last"),
    [
        (date(2027, 6, 13), None, date(2027, 8, 1)),
        (date(2030, 2, 22), None, date(2030, 4, 1)),
        (date(2027, 6, 13), date(2027, 9, 30), date(2027, 11, 1)),
        (date(2027, 6, 13), date(2027, 1, 31), date(2027, 8, 1)),
        (date(2027, 6, 13), date(2029, 9, 30), date(2028, 8, 1)),
    ],
)
def test_months_go_two_beyond_the_end_and_beyond_that_of_the_benefit(
    end: date, benefit_end: date | None, last: date
) -> None:
    months = months_told(TODAY, end, benefit_end)

    told = TODAY.month - 1 + months - 1
    assert date(TODAY.year + told // 12, told % 12 + 1, 1) == last
