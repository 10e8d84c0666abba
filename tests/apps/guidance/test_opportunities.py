"""What data say of every occupation around a commune."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories as make
from tests.fact_factories import bridge, observation

from passerelles.apps.guidance.reads.graph import occupation_graph
from passerelles.apps.guidance.reads.opportunities import opportunities
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.guidance.reaching.openings import Openings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference() -> Iterator[None]:
    """A waiter who descends from the older edition, and Sète in its basin."""
    forget()
    older = make.occupation("G1803", "ROME-3.47")
    make.skill_link(make.occupation("G1803", parent=older), make.skill())
    make.skill_link(make.occupation("G1801"), make.skill())
    sete = make.territory("34301")
    for zoning in ("BMO-2019", "BMO-2024"):
        make.membership(sete, make.territory("7641", "employment_basin", zoning, name="SETE"))
    yield
    forget()


def measured(indicator: str, value: float, **fields: object) -> None:
    observation(
        indicator=indicator, source="tension_rome", edition="Tension-2021", period="2021",
        geography="BMO-2019", occupation="ROME-3.47:G1803", territory_code="7641", value=value,
        **fields,
    )  # fmt: skip


def surveyed(indicator: str, value: float) -> None:
    observation(
        indicator=indicator, territory_code="7641", occupation="FAP-2021:S2Z60", value=value
    )


def at(values: np.ndarray, code: str) -> float:
    return float(values[occupation_graph().number[f"ROME-4.60:{code}"]])


def empty(found: Openings) -> bool:
    return bool(np.isnan(found.tension).all() and np.isnan(found.projects).all())


def test_nothing_loaded_says_nothing() -> None:
    assert empty(opportunities("34301"))
    assert empty(opportunities("99999"))


def test_tension_of_the_older_edition_is_read_by_its_heirs() -> None:
    measured("tension_index", 5)
    measured("tension_job_instability", 4)
    measured("online_job_offers", 120.4)
    found = opportunities("34301")
    assert (found.place, found.tension_vintage) == ("Sete", "2021")
    assert (at(found.tension, "G1803"), at(found.instability, "G1803")) == (5, 4)
    assert at(found.offers, "G1803") == pytest.approx(120.4)
    assert np.isnan(at(found.tension, "G1801"))


def test_projects_are_not_carried_without_a_table() -> None:
    surveyed("bmo_projects", 40)
    assert empty(opportunities("34301"))


def test_projects_follow_a_table_and_give_their_seasonal_part() -> None:
    bridge("FAP-2021", "ROME-4.60", "S2Z60 G1803")
    surveyed("bmo_projects", 40)
    surveyed("bmo_seasonal", 30)
    found = opportunities("34301")
    assert (at(found.projects, "G1803"), at(found.projects_high, "G1803")) == (40, 40)
    assert at(found.seasonal, "G1803") == pytest.approx(0.75)
    assert found.projects_vintage == "2024"


def test_a_basin_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    measured("tension_index", 5)
    opportunities("34301")
    with django_assert_num_queries(0):
        opportunities("34301")
