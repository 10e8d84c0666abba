"""What planners read of unmet demand: nothing small, nothing that can be rebuilt."""

from datetime import date
from unittest import mock

import pytest
from django.db.models import F
from tests import factories

from passerelles.apps.observatory.models import UnmetSearch
from passerelles.apps.observatory.reads.unmet import UnmetMonth, unmet_month
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity

pytestmark = pytest.mark.django_db
TODAY, NOVEMBER, OCTOBER = date(2026, 12, 1), date(2026, 11, 1), date(2026, 10, 1)
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
    return line.near.value, line.soon.value, line.total.value, line.change


def test_nothing_counted_is_an_empty_page() -> None:
    page = unmet_month(today=TODAY)
    assert (page.month, page.lines, page.total) == (None, (), None)


def test_a_large_count_and_its_change_are_said() -> None:
    counted(40)
    counted(25, month=OCTOBER)
    page = unmet_month(today=TODAY)
    assert (page.month, page.months) == (NOVEMBER, (NOVEMBER, OCTOBER))
    assert line_of(page, FOIX) == (40, 0, 40, 15)
    assert page.total is not None
    assert page.total.total.value == 40


def test_without_the_month_before_nothing_is_compared() -> None:
    counted(40)
    assert line_of(unmet_month(today=TODAY), FOIX) == (40, 0, 40, None)


def test_a_small_count_is_secret_and_cannot_be_worked_out_from_the_total() -> None:
    counted(40)
    counted(2, MENDE)
    page = unmet_month(today=TODAY)
    assert line_of(page, MENDE)[2] is None
    assert page.total is not None
    shown = [page.total.total.value, line_of(page, FOIX)[2]]
    assert None in shown, "42 − 40 would give the two searches of Mende"


def test_the_month_under_way_tells_no_search_from_one_day_to_the_next() -> None:
    counted(12)
    counted(3, MENDE)
    said = []
    for _ in range(2):
        page = unmet_month(today=date(2026, 11, 30))
        assert page.is_running
        assert page.total is not None
        said.append((page.total.total, page.total.change, [one.basin for one in page.lines]))
        UnmetSearch.objects.update(searches=F("searches") + 1)

    least = Quantity(value=10.0, bound=Bound.AT_LEAST)
    assert said == [(least, None, [FOIX])] * 2


def test_a_line_too_small_does_not_tell_the_day_of_its_first_search() -> None:
    counted(3)
    page = unmet_month(today=date(2026, 11, 30))
    assert (page.lines, page.basins) == ((), ())
    assert page.total is not None
    assert page.total.total == SECRET
    assert unmet_month(today=TODAY).lines != ()


def test_the_total_of_the_month_under_way_gives_no_small_count() -> None:
    """9 + 9 + 9 + 9 + 4 = 40: told « au moins 40 » beside four « au moins 5 », 4 would be known."""
    for basin, searches in enumerate((9, 9, 9, 9, 4)):
        factories.territory(f"77{basin}", "employment_basin", edition_id="BMO-2024")
        counted(searches, f"BMO-2024:employment_basin:77{basin}")

    page = unmet_month(today=NOVEMBER)

    assert page.total is not None
    assert page.total.total.value == sum(line.total.value or 0 for line in page.lines) == 20


def test_a_finished_month_is_audited_once() -> None:
    counted(40)
    counted(2, MENDE)
    first = unmet_month(today=TODAY)
    with mock.patch("passerelles.apps.observatory.reads.unmet.protect") as audit:
        assert unmet_month(today=TODAY) == first
    audit.assert_not_called()


def test_a_basin_filter_shows_the_same_cells() -> None:
    counted(40)
    counted(30, MENDE)
    page = unmet_month(today=TODAY, basin=MENDE)
    assert [one.basin_name for one in page.lines] == ["Mende"]
    assert page.total is not None
    assert page.total.total.value == 30
    assert dict(page.basins) == {FOIX: "Foix", MENDE: "Mende"}


def test_searches_in_a_generated_offer_are_hidden_by_real_ones() -> None:
    counted(90, is_demonstration=True)
    assert unmet_month(today=TODAY).is_demonstration
    counted(10)
    page = unmet_month(today=TODAY)
    assert not page.is_demonstration
    assert line_of(page, FOIX)[2] == 10


def test_words_that_led_to_no_occupation_are_counted_together() -> None:
    counted(12, subject="")
    (line,) = unmet_month(today=TODAY).lines
    assert (line.subject, line.subject_label, line.total.value) == ("", "", 12)
