"""The prospective page: an answer, a refusal in sentences, never a guess."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from tests import fact_factories, factories

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db
PAGE = reverse("prospective")


@pytest.fixture(autouse=True)
def _region(own_index: Path) -> None:
    factories.territory("76", "region", name="Occitanie")
    forget()


def vintages(first: int, *values: float) -> None:
    for at, value in enumerate(values):
        fact_factories.observation(
            territory_kind="region",
            territory_code="76",
            geography="COG-2026",
            period=str(first + at),
            edition=f"BMO-{first + at}",
            value=value,
        )
    forget()


def asked(client: Client, **changes: str) -> str:
    query = {
        "indicateur": "bmo_projects",
        "territoire": "region:76",
        "debut": "2026-09-01",
        "duree": "12",
        **changes,
    }
    return client.get(PAGE, query).text


def test_nothing_loaded_says_what_to_load(client: Client) -> None:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    assert "passerelles data fetch bmo" in answer.text


def test_the_first_visit_shows_an_answer_without_asking_anything(client: Client) -> None:
    vintages(2024, 1_000)
    page = client.get(PAGE).text
    assert "Données insuffisantes" in page
    assert "1 millésime comparable" in page


def test_enough_vintages_give_a_value_an_interval_and_the_past_error(client: Client) -> None:
    vintages(2021, 1_000, 1_150, 1_180, 1_330, 1_380)
    page = asked(client)
    assert "En 2027" in page
    assert "entre" in page
    assert "retenue" in page


def test_a_hypothesis_is_called_one(client: Client) -> None:
    vintages(2024, 1_000)
    assert "C’est un calcul sur votre" in asked(client, hypothese="-10")


@pytest.mark.parametrize(
    "changes",
    [{"indicateur": "inconnu"}, {"territoire": "region:99"}, {"debut": "demain"}, {"duree": "0"}],
)
def test_a_wrong_choice_is_refused_in_a_sentence(client: Client, changes: dict[str, str]) -> None:
    vintages(2024, 1_000)
    query = {"indicateur": "bmo_projects", "territoire": "region:76", "debut": "2026-09-01"}
    answer = client.get(PAGE, {**query, "duree": "12", **changes})
    assert answer.status_code == 400
    assert 'class="error"' in answer.text


def test_emerging_without_two_editions_says_what_lacks(client: Client) -> None:
    assert "deux éditions du ROME" in client.get(reverse("emerging")).text
