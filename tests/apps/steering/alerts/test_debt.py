"""Which actions are blind, for want of which data, and how to bring it."""

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import steering_factories
from tests.fact_factories import observation

from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.reads.debt.read import data_debt
from passerelles.apps.steering.reads.debt.remedies import RemedyKind, remedies_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plan() -> None:
    forget()
    for number in range(1, 34):
        steering_factories.action(f"A{number}")


def test_what_blinds_most_actions_comes_first() -> None:
    found = data_debt()
    ranks = [(len(debt.blind), len(debt.actions)) for debt in found.debts]

    assert ranks == sorted(ranks, reverse=True)
    assert found.total == 33
    assert set(found.blind).isdisjoint(found.unmeasured)


def test_one_figure_opens_the_eyes_of_its_actions() -> None:
    before = data_debt()
    place = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
    observation(**place)
    after = data_debt()
    lacking = {one.indicator.code for debt in after.debts for one in debt.lacking}

    assert "bmo_projects" not in lacking
    assert set(before.blind) - set(after.blind)


def test_each_debt_says_who_owes_it_and_how_to_pay() -> None:
    (bmo,) = [
        debt
        for debt in data_debt().debts
        if any(one.indicator.code == "bmo_projects" for one in debt.lacking)
    ]

    assert bmo.owner_code == "france_travail"
    assert [remedy.source for remedy in bmo.remedies] == ["bmo"]
    assert bmo.remedies[0].files


@pytest.mark.parametrize(
    ("sources", "kind"),
    [
        (("cog_epci",), RemedyKind.FETCH),
        (("academies",), RemedyKind.FILE),
        (("catalogue_seats", "demonstration_supply"), RemedyKind.DERIVED),
        ((), RemedyKind.TYPED),
    ],
)
def test_the_remedy_follows_the_register(sources: tuple[str, ...], kind: RemedyKind) -> None:
    assert [one.kind for one in remedies_of(sources)] == [kind]


def test_the_debt_costs_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(6):
        data_debt()
