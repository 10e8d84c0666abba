"""Suggestions of what is learnt."""

from pathlib import Path

import pytest
from django.test import Client
from tests import factories, offer_factories

from passerelles.apps.catalogue.search.build import build_generation

pytestmark = pytest.mark.usefixtures("own_index")


def test_a_word_begun_becomes_an_occupation_or_a_title_of_the_offer(client: Client) -> None:
    factories.occupation("D1102", label="Boulanger / Boulangère")
    training = offer_factories.training(title="CAP Boulanger")
    offer_factories.session(action=offer_factories.action(training=training))
    build_generation()

    found = client.get("/api/v1/suggestions/offer", {"q": "boulan"}).json()["results"]

    assert {"kind": "training", "key": None, "label": "CAP Boulanger", "sessions": 1} in found
    assert found[0]["kind"] == "occupation"


def test_two_letters_suggest_nothing(client: Client) -> None:
    assert client.get("/api/v1/suggestions/offer", {"q": "bo"}).json() == {"results": []}


def test_an_index_that_cannot_be_read_is_told(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_factories.session()
    number = build_generation()
    for path in (tmp_path / "index" / "sessions" / str(number)).rglob("*"):
        if path.is_file():
            path.write_bytes(b"")

    response = client.get("/api/v1/sessions", {"q": "boulanger"})

    assert response.status_code == 503
    assert response.json()["detail"].endswith(".")
