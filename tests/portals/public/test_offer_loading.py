"""The banner that tells the first visitors that trainings are on their way."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from passerelles.apps.catalogue.reads import loading
from passerelles.config.demonstration import defer_wanted_offer

pytestmark = pytest.mark.django_db


def test_pages_say_that_the_offer_is_loading(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO, settings.DEMO_SESSIONS = True, 12
    monkeypatch.setattr(loading._Memory, "quiet_until", 0.0)
    defer_wanted_offer()

    shown = client.get("/sources?page=1").content.decode()

    assert "L’offre de démonstration se charge" in shown
    assert 'href="/sources?page=1"' in shown


def test_pages_say_nothing_of_it_otherwise(client: Client) -> None:
    assert "se charge" not in client.get("/sources").content.decode()
