"""A process remembers what it computed until the reference changes."""

import pytest
from pytest_django import DjangoAssertNumQueries

from passerelles.apps.reference.models import Generation
from passerelles.apps.reference.reads import generation
from passerelles.apps.reference.reads.generation import forget, remembered

pytestmark = pytest.mark.django_db


def test_the_generation_is_zero_before_any_import() -> None:
    assert generation.generation() == 0


def test_the_generation_is_read_at_most_once_a_second(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        generation.generation()
        generation.generation()


def test_a_value_is_computed_once_a_generation() -> None:
    calls = []
    value = remembered(lambda: calls.append(1) or len(calls))

    assert [value(), value()] == [1, 1]

    Generation.objects.update_or_create(id=1, defaults={"number": 7})
    forget_only_the_clock()

    assert [value(), value()] == [2, 2]


def forget_only_the_clock() -> None:
    generation._seen.at = float("-inf")


def test_forgetting_drops_values_of_the_same_generation() -> None:
    calls = []
    value = remembered(lambda: calls.append(1) or len(calls))
    value()

    forget()

    assert value() == 2
