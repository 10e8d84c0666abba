"""One partition an indicator, whoever starts first."""

import threading

import pytest
from django.db import connection
from tests.fact_factories import observation, wanted

from passerelles.apps.indicators.actions.partitions import make_partitions
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import read_one

CODES = ("trial_one", "trial_two")


def partition_of(row: Observation) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tableoid::regclass::text FROM indicators_observation WHERE id = %s", [row.id]
        )
        (name,) = cursor.fetchone()
    return str(name)


@pytest.mark.django_db
def test_a_figure_goes_to_the_partition_of_its_indicator() -> None:
    make_partitions(CODES)

    assert partition_of(observation(indicator="trial_one")).endswith("_trial_one")
    assert partition_of(observation(indicator="trial_three")).endswith("_others")


@pytest.mark.django_db
def test_an_indicator_whose_figures_came_first_stays_where_it_is() -> None:
    row = observation(indicator="trial_one")

    make_partitions(CODES)
    make_partitions(CODES)

    assert partition_of(row).endswith("_others")
    assert partition_of(observation(indicator="trial_two")).endswith("_trial_two")


@pytest.mark.django_db
def test_a_declared_partition_serves_the_same_figures() -> None:
    make_partitions(["bmo_projects"])
    row = observation()

    found = read_one(wanted())

    assert found is not None
    assert found.id == row.id


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_start_together_make_each_partition_once() -> None:
    """Two connections, as the site and its worker have."""
    errors: list[BaseException] = []
    barrier = threading.Barrier(2)

    def start() -> None:
        barrier.wait()
        try:
            make_partitions(CODES)
        except BaseException as error:  # noqa: BLE001 (told by the assertion below)
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with connection.cursor() as cursor:
        names = set(connection.introspection.table_names(cursor, include_views=True))
        for code in CODES:
            cursor.execute(f"DROP TABLE IF EXISTS indicators_observation_{code}")
    assert errors == []
    assert {f"indicators_observation_{code}" for code in CODES} <= names
