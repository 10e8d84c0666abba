"""A forecast comes from comparable, exact, real figures, or says why there is none."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.indicators.reads.computed import compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.observatory.reads.vintages import Forecast, forecast

pytestmark = pytest.mark.django_db
REGION = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
YEARS = range(2018, 2025)


def series(**changes: Any) -> None:
    for year in YEARS:
        told = {"period": str(year), "edition": f"BMO-{year}", "value": 100 + 10 * (year - 2018)}
        observation(**REGION | told | changes)


def asked(code: str = "bmo_projects", **options: Any) -> Forecast:
    (found,) = compute(Where("region", "76"), codes=[code], **options)
    return forecast(found.series, 2026)


def test_a_steady_series_is_carried_on_with_its_interval() -> None:
    series()

    found = asked()

    assert found.refusal == ""
    assert found.projection is not None
    assert found.projection.value == pytest.approx(180)
    assert found.projection.interval.low <= 180 <= found.projection.interval.high
    assert list(found.kept) == list(YEARS)


def test_a_share_never_passes_a_hundred() -> None:
    for year in YEARS:
        told = {"period": str(year), "edition": f"BMO-{year}", "value": 70 + 5 * (year - 2018)}
        observation(**REGION, indicator="bmo_difficult_share", **told)

    found = asked("bmo_difficult_share")

    assert found.projection is not None
    assert found.projection.value <= found.projection.interval.high <= 100


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"bound": "at_least"}, "les minimums"),
        ({"source_id": "demonstration_bmo"}, "Une série de démonstration ne se projette pas"),
        ({"period": "2024"}, "1 millésime comparable"),
    ],
)
def test_why_there_is_no_forecast(changes: dict[str, Any], told: str) -> None:
    factories.source("demonstration_bmo", is_demonstration=True)
    series(**changes)

    found = asked()

    assert found.projection is None
    assert told in found.refusal


def test_months_and_no_figure_at_all_make_no_forecast() -> None:
    for month in range(1, 9):
        observation(**REGION, indicator="training_entries", period=f"2026-{month:02}")

    assert asked("training_entries").projection is None
    assert "0 millésime comparable" in asked("jobs").refusal


def test_the_forecast_of_a_past_date_knows_what_was_known_then() -> None:
    series(known=DateTimeTZRange(A_MORNING - timedelta(days=30), None))
    observation(**REGION, period="2025", edition="BMO-2025", value=900)

    then, now = asked(as_of=A_MORNING - timedelta(days=1)), asked()

    assert then.projection is not None
    assert now.projection is not None
    assert 2025 not in then.kept
    assert 2025 in now.kept
