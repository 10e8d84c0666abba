"""Trainings and providers of the API: what a line says, what filters keep, how many queries."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests import factories, offer_factories

pytestmark = pytest.mark.django_db

Read = Callable[..., Any]


@pytest.fixture
def read(client: Client) -> Read:
    def reader(address: str, **query: Any) -> Any:
        response = client.get(f"/api/v1/{address}", query)
        assert response.status_code == 200, response.content.decode()
        return response.json()

    return reader


def test_a_training_says_its_levels_codes_and_sessions(read: Read) -> None:
    training = offer_factories.training("F1", title="CAP Boulanger", exit_level=3)
    offer_factories.leads_to_certification(
        training, factories.certification("RNCP37537", title="CAP Boulanger", level=3)
    )
    offer_factories.leads_to_occupation(training, factories.occupation("D1102"))
    action = offer_factories.action(training=training)
    offer_factories.session(action=action)
    offer_factories.session(action=action, closed_on="2026-01-01")

    (line,) = read("trainings")["results"]

    assert line["id"] == "offre_locale:F1"
    assert (line["level_in"], line["level_out"]) == (None, 3)
    assert line["certifications"] == [{"code": "RNCP37537", "title": "CAP Boulanger"}]
    assert line["occupations"] == [{"edition": "ROME-4.60", "code": "D1102"}]
    assert line["sessions"] == 1
    assert line["demo"] is False


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["offre_locale:F1", "offre_locale:F2"]),
        ({"provider": "offre_locale:O2"}, ["offre_locale:F2"]),
        ({"rncp": "RNCP37537"}, ["offre_locale:F1"]),
        ({"occupation": "ROME-4.60:D1102"}, ["offre_locale:F1"]),
        ({"occupation": "ROME-3.47:D1102"}, []),
    ],
)
def test_filters_keep_the_trainings_they_name(
    read: Read, filters: dict[str, str], kept: list[str]
) -> None:
    first = offer_factories.training("F1")
    offer_factories.training("F2", provider=offer_factories.provider("O2"))
    offer_factories.training("F3", closed_on="2026-01-01")
    offer_factories.leads_to_certification(first, factories.certification("RNCP37537"))
    offer_factories.leads_to_occupation(first, factories.occupation("D1102"))

    assert [line["id"] for line in read("trainings", **filters)["results"]] == kept


def test_a_closed_training_is_still_read_by_its_key(read: Read) -> None:
    offer_factories.training("F3", closed_on="2026-01-01")

    assert read("trainings/offre_locale:F3")["number"] == "F3"


def test_an_unknown_training_is_told_in_french(client: Client) -> None:
    response = client.get("/api/v1/trainings/offre_locale:nulle-part")

    assert response.status_code == 404
    assert "Aucune formation ne porte le code" in response.json()["detail"]


def test_pages_of_trainings_cost_the_same_when_they_grow(
    read: Read, django_assert_num_queries: Any
) -> None:
    baker = factories.occupation("D1102")
    for number in range(30):
        offer_factories.leads_to_occupation(offer_factories.training(f"F{number:02}"), baker)
    read("trainings", limit=1)

    with django_assert_num_queries(3):
        answer = read("trainings", limit=30)
    assert len(answer["results"]) == 30


def test_providers_are_found_by_name_without_accents(read: Read) -> None:
    offer_factories.provider("O1", name="École des métiers du bois", city="Foix")
    offer_factories.provider("O2", name="Institut du numérique", qualiopi=["formation"])

    found = read("providers", q="ecole du bois")["results"]

    assert [line["name"] for line in found] == ["École des métiers du bois"]
    assert found[0]["qualiopi"] is None


def test_a_provider_tells_its_labels(read: Read) -> None:
    offer_factories.provider("O2", qualiopi=["formation"], regional_label=True, siret="1" * 14)

    line = read("providers/offre_locale:O2")

    assert line["qualiopi"] == ["formation"]
    assert line["certif_region"] is True
    assert line["trainings"] == 0


def test_generated_rows_say_so(read: Read) -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    offer_factories.training(provider=offer_factories.provider("O1", source=generated))

    assert read("providers")["results"][0]["demo"] is True
    assert read("trainings")["results"][0]["demo"] is True
