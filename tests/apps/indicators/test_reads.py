"""Reading figures: the right ones, in few queries, without reading them all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from tests import factories
from tests.fact_factories import A_MORNING, observation, wanted

from passerelles.apps.indicators.reads.observations import periods, read, read_one
from passerelles.apps.indicators.reads.periods import levels
from passerelles.apps.indicators.reads.territories import name_of, names

pytestmark = pytest.mark.django_db
LATER = A_MORNING + timedelta(days=30)


def test_an_empty_dimension_is_the_total() -> None:
    total = observation()
    observation(occupation="FAP-2021:A0X40", value=4)

    assert [o.id for o in read(wanted())] == [total.id]
    assert len(read(wanted(occupation=None))) == 2


def test_occupations_of_one_floor_of_a_nomenclature() -> None:
    for code in ("A", "A0X", "A0X40", "A0X41"):
        observation(occupation=f"FAP-2021:{code}")
    observation(occupation="FAP-2009:A0Z40")

    found = read(wanted(scheme="FAP-2021", occupation_length=5))

    assert [o.dimensions.occupation[-5:] for o in found] == ["A0X40", "A0X41"]


def test_what_was_known_then() -> None:
    observation(value=95, known=DateTimeTZRange(A_MORNING, LATER))
    observation(value=97, known=DateTimeTZRange(LATER, None))

    def value(as_of: object) -> object:
        found = read_one(wanted(as_of=as_of))
        return found and found.quantity.value

    assert value(None) == 97
    assert value(LATER) == 97
    assert value(LATER - timedelta(seconds=1)) == 95
    assert value(A_MORNING - timedelta(seconds=1)) is None


def test_a_generated_figure_gives_way_to_a_real_one() -> None:
    generated = factories.source("demonstration_bmo", is_demonstration=True)
    observation(source_id=generated.id, value=1)
    observation(source_id=generated.id, value=2, territory_code="7618")
    observation(value=95)

    found = read(replace(wanted(), code=None))

    assert [(o.quantity.value, o.is_demonstration) for o in found] == [(95, False), (2, True)]


def test_the_newest_edition_answers_alone() -> None:
    observation(period="2023", edition="BMO-2023")
    newest = observation(period="2024")

    assert read_one(wanted(period=None)).id == newest.id  # type: ignore[union-attr]  # it is there
    assert read_one(wanted(code="9999")) is None


def test_periods_are_those_known_now_the_newest_first() -> None:
    for period in ("2023", "2024-T1", "R2024", "2024"):
        observation(period=period)
    observation(period="2024", territory_code="7618")
    observation(period="2022", known=DateTimeTZRange(A_MORNING, LATER))
    observation(period="2021", territory_kind="region", territory_code="76")

    assert periods("bmo_projects", kind="employment_basin") == ["R2024", "2024-T1", "2024", "2023"]
    assert periods("bmo_projects")[-1] == "2021"
    assert levels(["bmo_projects", "bmo_difficult"])["bmo_projects"][-1] == ("region", "2021")
    assert periods("bmo_difficult") == []


def test_territories_are_named_in_one_query(django_assert_num_queries: object) -> None:
    factories.territory("7617", "employment_basin", "BMO-2024", name="Toulouse")
    factories.territory("7637", "employment_basin", "BMO-2024", name="Le Vigan - Ganges")
    observation()
    observation(territory_kind="employment_basin_part", territory_code="7637-30")
    observation(territory_kind="country", territory_code="FR", geography="COG-2026")
    unknown = observation(territory_code="7699")
    found = read(wanted(kind=None, code=None))

    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture
        named = names(found)

    assert sorted(named.values()) == ["France", "Le Vigan - Ganges (partie 30)", "Toulouse"]
    assert name_of(next(o for o in found if o.id == unknown.id)) == "7699"
