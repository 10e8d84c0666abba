"""Every indicator on a territory: the newest figure, or the reason why there is none."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import FRANCE, Where
from passerelles.domain.common.absence import Absence

pytestmark = pytest.mark.django_db
Budget = Callable[[int], AbstractContextManager[object]]
OCCITANIE = Where("region", "76")
LATER = A_MORNING + timedelta(days=30)


def figure(**changes: Any) -> Observation:
    region = {"territory_kind": "region", "territory_code": "76", "departement": ""}
    return observation(**region | {"geography": "COG-2026"} | changes)


def one(code: str = "bmo_projects", **asked: Any) -> Computed:
    (found,) = compute(asked.pop("where", OCCITANIE), codes=[code], **asked)
    return found


def test_every_indicator_has_its_line_even_without_any_figure() -> None:
    found = compute(OCCITANIE)

    assert [line.indicator.code for line in found] == sorted(indicators())
    assert {line.quantity.absence for line in found} == {Absence.MISSING_INPUT}
    assert not any(line.due or line.is_late for line in found)


def test_the_newest_period_speaks_and_the_others_make_the_series() -> None:
    figure(period="2023", edition="BMO-2023", value=90)
    newest = figure(period="2024", value=95)
    figure(period="2024", occupation="FAP-2021:A0X40", value=4)
    figure(territory_code="75", period="2024", value=1)

    found = one()

    assert found.figure is not None
    assert found.figure.id == newest.id
    assert [o.quantity.value for o in found.series] == [90, 95]


def test_the_first_figure_of_an_indicator_is_read_at_once() -> None:
    assert one().figure is None
    assert one().quantity.absence is Absence.MISSING_INPUT

    figure(territory_code="75", value=90)
    assert one().quantity.absence is Absence.NOT_COVERED

    figure(value=95)
    assert one().quantity.value == 95


def test_the_newest_edition_of_a_period_speaks() -> None:
    figure(edition="BMO-2024", value=95)
    figure(edition="BMO-2024-bis", value=96)

    assert one().quantity.value == 96


def test_a_period_to_come_waits_for_its_first_day() -> None:
    figure(indicator="seats_offered", period="2026", value=10)
    figure(indicator="seats_offered", period="2027", value=3)

    def seats(day: datetime) -> float | None:
        return one("seats_offered", as_of=day).quantity.value

    assert seats(datetime(2026, 12, 31, 12, tzinfo=UTC)) == 10
    assert seats(datetime(2027, 1, 1, 12, tzinfo=UTC)) == 3


def test_a_projection_speaks_of_the_first_year_to_come() -> None:
    for year in ("2090", "2080"):
        figure(indicator="projected_net_jobs", period=year, value=int(year))

    assert one("projected_net_jobs").quantity.value == 2080


def test_a_figure_not_published_yet_leaves_its_place() -> None:
    figure(period="2023", value=90)
    figure(period="2024", absence="late")

    found = one()

    assert found.quantity.value == 90
    assert found.due is not None
    assert found.due.period_end == date(2024, 12, 31)


def test_the_real_figures_speak_alone_where_they_exist() -> None:
    generated = factories.source("demonstration_bmo", is_demonstration=True)
    figure(source_id=generated.id, period="2025", value=1)
    figure(period="2024", value=95)
    figure(source_id=generated.id, indicator="bmo_difficult", value=2)

    assert one().quantity.value == 95
    assert [o.is_demonstration for o in one().series] == [False]
    assert one("bmo_difficult").quantity.value == 2


def test_what_exists_for_the_country_only_is_read_there() -> None:
    figure(indicator="green_occupations", territory_kind="country", territory_code="FR", value=96)

    found = one("green_occupations")

    assert (found.where, found.quantity.value) == (FRANCE, 96)
    assert one("bmo_projects").where == OCCITANIE


def test_what_was_known_at_that_date() -> None:
    figure(value=95, known=DateTimeTZRange(A_MORNING, LATER))
    figure(value=97, known=DateTimeTZRange(LATER, None))

    def value(as_of: datetime | None) -> float | None:
        return one(as_of=as_of).quantity.value

    assert value(None) == 97
    assert value(LATER) == 97
    assert value(LATER - timedelta(seconds=1)) == 95
    assert value(A_MORNING) == 95
    assert one(as_of=A_MORNING - timedelta(1)).quantity.absence is Absence.MISSING_INPUT


def test_what_became_secret_is_no_longer_said_of_the_past() -> None:
    figure(value=95, known=DateTimeTZRange(A_MORNING, LATER))
    figure(absence="secret", known=DateTimeTZRange(LATER, None))

    assert one(as_of=A_MORNING).quantity.absence is Absence.SECRET


def test_why_there_is_none() -> None:
    def reason(where: Where = OCCITANIE) -> Absence | None:
        return one(where=where).quantity.absence

    assert reason() is Absence.MISSING_INPUT
    figure(territory_kind="departement", territory_code="31")
    assert reason() is Absence.NOT_PUBLISHED
    figure(territory_code="75")
    assert reason() is Absence.NOT_COVERED
    figure(absence="secret")
    assert reason() is Absence.SECRET


def test_what_a_missing_input_is() -> None:
    """Without any figure, its own source; measured as missing, the other source that it needs."""
    tensions = "tension_sessions_share"
    assert one(tensions).missing == ("catalogue_seats", "demonstration_supply")

    figure(indicator=tensions, absence="missing_input")
    figure(indicator="bmo_difficult_share", absence="secret")

    assert one(tensions).missing == ("tension_rome",)
    assert one("bmo_difficult_share").missing == ()


def test_a_figure_is_late_the_day_after_it_was_due() -> None:
    figure(period="2024")  # the next survey is due on 30 April 2025

    def is_late(day: datetime) -> bool:
        Observation.objects.update(known=DateTimeTZRange(datetime(2024, 4, 30, tzinfo=UTC), None))
        return one(as_of=day).is_late

    assert not is_late(datetime(2025, 4, 30, 21, 59, tzinfo=UTC))  # still the 30th in Paris
    assert is_late(datetime(2025, 4, 30, 22, 1, tzinfo=UTC))


def test_all_the_indicators_take_three_queries(
    django_assert_max_num_queries: Budget,
) -> None:
    figure()

    with django_assert_max_num_queries(2):
        compute(OCCITANIE)
    with django_assert_max_num_queries(3):
        compute(OCCITANIE, as_of=LATER)


def test_an_undeclared_indicator_is_refused() -> None:
    with pytest.raises(KeyError):
        compute(OCCITANIE, codes=["unknown"])
