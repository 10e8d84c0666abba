"""What tests take for the smallest observation is one that reads find."""

import pytest
from tests.fact_factories import fact, observation, wanted

from passerelles.apps.indicators.reads.observations import read_one
from passerelles.apps.indicators.writing import Writer
from passerelles.domain.indicators.quantity import SECRET

pytestmark = pytest.mark.django_db


def test_the_smallest_observation_is_found_again() -> None:
    observation()
    found = read_one(wanted())
    assert found is not None
    assert (found.quantity.value, found.territory_key) == (95, "BMO-2024:employment_basin:7617")


def test_an_absence_takes_the_place_of_the_value() -> None:
    observation(absence="secret")
    found = read_one(wanted())
    assert found is not None
    assert found.quantity == SECRET


def test_a_fact_becomes_the_row_of_its_observation() -> None:
    written, saved = Writer("bmo", "BMO-2024")(fact()), observation()
    same = ("indicator", "edition", "territory_code", "geography", "departement", "period", "value")
    assert [getattr(written, name) for name in same] == [getattr(saved, name) for name in same]
