"""Which figures exist is read from the index: levels, periods, occupations and sectors."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from pytest_django import DjangoAssertNumQueries
from tests.explorer_factories import COOKS, explorable, observe
from tests.fact_factories import A_MORNING

from passerelles.apps.observatory.reads.explorer.grid import Cell, grid, subjects
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget()


def test_the_levels_come_in_order_and_the_newest_period_first() -> None:
    explorable()

    assert grid()["bmo_projects"] == (
        Cell("region", "2024"),
        Cell("region", "2023"),
        Cell("employment_basin", "2024"),
    )
    assert grid()["tension_index"] == (Cell("employment_basin", "2021"),)


def test_parts_of_basins_and_closed_rows_are_no_choice() -> None:
    observe(territory_kind="employment_basin_part", territory_code="7637-30")
    observe(period="2022", known=DateTimeTZRange(A_MORNING, A_MORNING.replace(hour=9)))

    assert grid() == {}


def test_reading_costs_one_query_then_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    explorable()
    with django_assert_num_queries(2):  # the generation, then the cells
        grid()
    with django_assert_num_queries(0):
        grid()


def test_a_cell_tells_its_occupations_and_its_total() -> None:
    explorable()
    observe(sector="NAF-2008:4120B", period="2024")

    known = subjects("bmo_projects", "employment_basin", "2024")

    assert known.has_total
    assert known.occupations == (COOKS,)
    assert known.sectors == ("NAF-2008:4120B",)
    assert not subjects("tension_index", "employment_basin", "2021").has_total
