"""Green occupations are counted; offers are green only as far as their descendants say."""

from collections.abc import Callable
from datetime import datetime

import pytest
from tests import factories
from tests.fact_factories import observation

from passerelles.apps.indicators.models import Observation
from passerelles.apps.observatory.actions.measure_green import measure_green
from passerelles.apps.reference.models import Occupation

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]


@pytest.fixture(autouse=True)
def rome() -> None:
    """F1610 became a green and a strategic occupation, A1203 a green one, K2111 a white one."""
    factories.source("green_occupations")
    for old, descendants in {
        "F1610": {"F1610": "green", "F1619": "strategic"},
        "A1203": {"A1203": "green"},
        "K2111": {"K2111": "white"},
    }.items():
        parent = factories.occupation(old, "ROME-3.47")
        for code, flag in descendants.items():
            factories.occupation(code, parent=parent, transition=flag)


def offers(occupation: str, value: float, **changes: object) -> None:
    observation(
        **{
            "source": "tension_rome",
            "indicator": "online_job_offers",
            "edition": "Tension-2021",
            "period": "2021",
            "departement": "",
            "occupation": f"ROME-3.47:{occupation}",
            "value": value,
            **changes,
        }
    )


def figures(indicator: str) -> dict[str, tuple[object, ...]]:
    rows = Observation.objects.current().filter(indicator=indicator)
    return {
        f"{o.territory_kind}:{o.territory_code}": (o.value, o.bound, o.low, o.high, o.denominator)
        for o in rows
    }


def test_occupations_are_counted_by_flag(clock: Clock) -> None:
    measure_green(at=clock())

    assert figures("green_occupations") == {"country:FR": (2, "exact", None, None, None)}
    assert figures("strategic_occupations")["country:FR"][0] == 1
    assert figures("brown_occupations")["country:FR"][0] == 0


def test_offers_are_an_interval_where_descendants_differ(clock: Clock) -> None:
    offers("A1203", 10)
    offers("K2111", 70)
    offers("F1610", 20, territory_code="7609")

    measure_green(at=clock())

    assert figures("green_job_offers") == {
        "employment_basin:7617": (10, "exact", None, None, 80),
        "employment_basin:7609": (0, "at_least", 0, 20, 20),
        "region:76": (10, "at_least", 10, 30, 100),
        "country:FR": (10, "at_least", 10, 30, 100),
    }
    assert figures("strategic_job_offers")["region:76"] == (0, "at_least", 0, 20, 100)


def test_the_same_measure_again_changes_nothing(clock: Clock) -> None:
    offers("A1203", 10)
    measure_green(at=clock())

    assert measure_green(at=clock()) == 0


def test_an_edition_that_flags_nothing_gives_nothing(clock: Clock) -> None:
    Occupation.objects.update(transition="")

    assert measure_green(at=clock()) == 0
