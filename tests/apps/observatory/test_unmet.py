"""What planners read of unmet demand: nothing small, nothing that can be rebuilt."""

from datetime import date

import pytest
from tests import factories

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.observatory.reads.unmet import UnmetMonth, unmet_month

pytestmark = pytest.mark.django_db
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
FOIX, MENDE = "BMO-2024:employment_basin:7610", "BMO-2024:employment_basin:7643"
BAKER = "ROME-4.60:D1102"


@pytest.fixture(autouse=True)
def _places() -> None:
    factories.territory("7610", "employment_basin", edition_id="BMO-2024", name="FOIX")
    factories.territory("7643", "employment_basin", edition_id="BMO-2024", name="MENDE")
    factories.occupation("D1102", label="Boulangerie - viennoiserie")


def counted(searches: int, basin: str = FOIX, **changes: object) -> None:
    fields = {"month": NOVEMBER, "subject": BAKER, "reason": "nothing_near", **changes}
    UnmetSearch.objects.create(basin_id=basin, searches=searches, **fields)


def line_of(page: UnmetMonth, basin: str, subject: str = BAKER) -> tuple[object, ...]:
    (line,) = [one for one in page.lines if (one.basin, one.subject) == (basin, subject)]
    return line.near, line.soon, line.total, line.change


def test_nothing_counted_is_an_empty_page() -> None:
    page = unmet_month()
    assert (page.month, page.lines, page.total) == (None, (), None)


def test_a_large_count_and_its_change_are_said() -> None:
    counted(40)
    counted(25, month=OCTOBER)
    page = unmet_month()
    assert (page.month, page.months) == (NOVEMBER, (NOVEMBER, OCTOBER))
    assert line_of(page, FOIX) == (40, 0, 40, 15)
    assert page.total is not None
    assert page.total.total == 40


def test_without_the_month_before_nothing_is_compared() -> None:
    counted(40)
    assert line_of(unmet_month(), FOIX) == (40, 0, 40, None)


def test_a_small_count_is_secret_and_cannot_be_worked_out_from_the_total() -> None:
    counted(40)
    counted(2, MENDE)
    page = unmet_month()
    assert line_of(page, MENDE)[2] is None
    assert page.total is not None
    shown = [page.total.total, line_of(page, FOIX)[2]]
    assert None in shown, "42 − 40 would give the two searches of Mende"


def test_a_basin_filter_shows_the_same_cells() -> None:
    counted(40)
    counted(30, MENDE)
    page = unmet_month(basin=MENDE)
    assert [one.basin_name for one in page.lines] == ["MENDE"]
    assert page.total is not None
    assert page.total.total == 30
    assert dict(page.basins) == {FOIX: "FOIX", MENDE: "MENDE"}


def test_searches_in_a_generated_offer_are_hidden_by_real_ones() -> None:
    counted(90, is_demonstration=True)
    assert unmet_month().is_demonstration
    counted(10)
    page = unmet_month()
    assert not page.is_demonstration
    assert line_of(page, FOIX)[2] == 10


def test_words_that_led_to_no_occupation_are_counted_together() -> None:
    counted(12, subject="")
    (line,) = unmet_month().lines
    assert (line.subject, line.subject_label, line.total) == ("", "", 12)
