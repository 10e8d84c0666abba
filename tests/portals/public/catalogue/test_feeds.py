"""A search followed from outside: nothing more, nothing less than what it asks."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories, offer_factories

from passerelles.apps.catalogue.search.build import build_generation

pytestmark = pytest.mark.usefixtures("own_index")


def offer(title: str, **fields: Any) -> str:
    action = offer_factories.action(training=offer_factories.training(title=title))
    fields.setdefault("start", timezone.localdate() + timedelta(days=30))
    return offer_factories.session(action=action, **fields).id


def items(client: Client, **query: Any) -> list[Any]:
    response = client.get("/formations.rss", query)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall("channel/item")  # noqa: S314


def test_a_feed_holds_the_sessions_found_the_soonest_first(client: Client) -> None:
    today = timezone.localdate()
    later = offer("CAP Boulanger", start=today + timedelta(days=60))
    sooner = offer("CAP Boulanger", start=today + timedelta(days=20), updated_on=date(2026, 11, 2))
    offer("CAP Cuisine")
    build_generation()

    found = items(client, q="boulanger")

    assert [item.findtext("guid") for item in found] == [sooner, later]
    assert found[0].findtext("link") == f"http://testserver/formations/{sooner}"
    assert found[0].findtext("pubDate", "").startswith("Mon, 02 Nov 2026")
    assert found[1].find("pubDate") is None


def test_a_followed_search_never_widens_by_itself(client: Client) -> None:
    offer("CAP Boulanger")
    build_generation()

    assert items(client, q="soudeur") == []


def test_generated_sessions_say_so_to_those_who_follow(client: Client) -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    offer("CAP Boulanger", source=generated)
    build_generation()

    (item,) = items(client, q="boulanger")

    assert "cette formation n’existe pas" in item.findtext("description", "")


def test_an_agenda_holds_days_and_meetings(client: Client) -> None:
    from passerelles.apps.catalogue.models import Session

    key = offer("CAP Boulanger", start=date(2999, 1, 4))
    offer_factories.meeting(Session.objects.get(id=key), start=date(2998, 12, 1))
    build_generation()

    agenda = client.get("/formations.ics", {"q": "boulanger"}).content.decode()

    assert "DTSTART;VALUE=DATE:29990104" in agenda
    assert "SUMMARY:Réunion d’information : CAP Boulanger" in agenda


@pytest.mark.parametrize("address", ["/formations.rss", "/formations.ics"])
@pytest.mark.parametrize("query", [{"apres": "2026-02-31"}, {"commune": "99999"}])
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    client: Client, address: str, query: dict[str, str]
) -> None:
    response = client.get(address, query)

    assert response.status_code == 400
    assert response.content.decode().endswith(".")
