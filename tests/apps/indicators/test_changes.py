"""What changed between two instants is read from the rows that each of them knew."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.indicators.reads.changes import IndicatorChange, changes
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.changes import ChangeCause

pytestmark = pytest.mark.django_db
Budget = Callable[[int], AbstractContextManager[object]]
TOULOUSE = Where("employment_basin", "7617")
LATER = A_MORNING + timedelta(days=30)
THEN, NOW = DateTimeTZRange(A_MORNING, LATER), DateTimeTZRange(LATER, None)
ALWAYS = DateTimeTZRange(A_MORNING, None)


def since(**asked: Any) -> list[IndicatorChange]:
    return changes(TOULOUSE, since=A_MORNING, until=LATER, **asked)


def test_a_correction_and_a_new_year_are_told_apart() -> None:
    observation(period="2023", edition="BMO-2023", value=90, known=THEN)
    observation(period="2023", edition="BMO-2023", value=88, known=NOW)
    observation(period="2024", value=95, known=NOW)

    (found,) = since()

    assert found.change.by_cause() == {ChangeCause.CORRECTION: -2, ChangeCause.NEW_DATA: 7}
    assert found.change.difference == 5
    assert found.before is not None
    assert found.after is not None
    assert (found.before.period, found.after.period) == ("2023", "2024")


@pytest.mark.parametrize(
    ("changed", "cause"),
    [
        ({"definition_version": 2}, ChangeCause.DEFINITION),
        ({"geography": "BMO-2025"}, ChangeCause.PERIMETER),
        ({"edition": "BMO-2025"}, ChangeCause.NEW_DATA),
        ({"value": 96}, ChangeCause.CORRECTION),
    ],
)
def test_the_cause_is_read_in_the_row(changed: dict[str, Any], cause: ChangeCause) -> None:
    observation(known=THEN)
    observation(known=NOW, **changed)

    (found,) = since()

    assert list(found.change.by_cause()) == [cause]


def test_what_did_not_change_is_left_out() -> None:
    observation(known=ALWAYS)
    observation(indicator="bmo_difficult", known=THEN)

    assert [(one.indicator.code, one.after) for one in since()] == [("bmo_difficult", None)]


def test_what_became_secret_has_no_difference() -> None:
    observation(value=95, known=THEN)
    observation(absence="secret", known=NOW)

    assert since() == []  # secret now, secret then: nothing can be said


def test_a_first_figure_is_new_data() -> None:
    observation(known=NOW)

    (found,) = since()

    assert found.change.by_cause() == {ChangeCause.NEW_DATA: None}


def test_until_is_now_by_default(django_assert_max_num_queries: Budget) -> None:
    observation(absence="not_published", known=THEN)
    observation(value=95, known=NOW)

    with django_assert_max_num_queries(4):
        found = changes(TOULOUSE, since=A_MORNING, codes=["bmo_projects"])

    assert found[0].before is not None
    assert found[0].before.quantity.absence is Absence.NOT_PUBLISHED
