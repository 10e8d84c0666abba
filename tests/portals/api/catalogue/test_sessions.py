"""The search of sessions through the API: what a line says, and what is refused."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories, offer_factories

from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.reference.models import Territory


@pytest.fixture(autouse=True)
def foix(own_index: Path) -> None:
    """A town that has a place on the map."""
    factories.point(factories.territory("09122", name="Foix", population=9_500), 42.965, 1.607)


def offer(title: str, *, start: date | None = None, **fields: Any) -> str:
    """A session of a training called so, in Foix, in a month."""
    training = offer_factories.training(title=title, exit_level=3)
    action = offer_factories.action(training=training, mode="onsite", programme="qualif-pro")
    offer_factories.place(action, commune=Territory.objects.get(code="09122"), city="Foix")
    start = start or timezone.localdate() + timedelta(days=30)
    return offer_factories.session(action=action, start=start, **fields).id


def read(client: Client, **query: Any) -> Any:
    response = client.get("/api/v1/sessions", query)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def test_a_session_found_says_all_that_the_contract_promises(client: Client) -> None:
    key = offer("CAP Boulanger", seats=4)
    build_generation()

    answer = read(client, q="boulanger", commune="09122", facets=1)

    assert set(answer) == {"count", "facets", "relaxed", "next", "results"}
    assert answer["count"] == 1
    assert answer["relaxed"] is None
    assert answer["facets"]["mode"] == {"onsite": 1}
    (line,) = answer["results"]
    assert line["id"] == key
    assert line["place"] == {"label": "Foix", "insee": "09122", "lat": 42.965, "lon": 1.607}
    assert (line["distance_km"], line["minutes"]) == (0.0, 5)
    assert (line["level_out"], line["mode"], line["programme"]) == (3, "onsite", "qualif-pro")
    assert (line["seats"], line["demo"]) == (4, False)


def test_facets_come_only_when_asked(client: Client) -> None:
    offer("CAP Boulanger")
    build_generation()

    assert read(client, q="boulanger")["facets"] is None


def test_a_filter_keeps_what_it_names(client: Client) -> None:
    offer("CAP Boulanger")
    build_generation()

    assert read(client, level_out=3)["count"] == 1
    assert read(client, level_out=4, relax="false")["count"] == 0


def test_pages_follow_one_another_without_overlap(client: Client) -> None:
    kept = {offer(f"CAP Boulanger {number}") for number in range(3)}
    build_generation()

    first = read(client, q="boulanger", limit=2)
    second = read(client, q="boulanger", limit=2, cursor=first["next"])

    assert {line["id"] for line in first["results"] + second["results"]} == kept
    assert second["next"] is None


def test_one_session_is_read_by_its_key(client: Client) -> None:
    key = offer("CAP Boulanger")

    line = client.get(f"/api/v1/sessions/{key}").json()

    assert line["title"] == "CAP Boulanger"
    assert client.get("/api/v1/sessions/offre_locale:RIEN").status_code == 404


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"start_after": "2026-02-31"}, "date"),
        ({"commune": "09122", "radius_km": "-5"}, "plus grand que 0"),
        ({"radius_km": "nan"}, "radius_km"),
        ({"commune": "99999"}, "99999"),
        ({"q": "x" * 10_000}, "500 caractères"),
        ({"cursor": "n'importe quoi"}, "curseur"),
        ({"sort": "au hasard"}, "sort"),
        ({"level_out": "12"}, "level_out"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_french_sentence(
    client: Client, query: dict[str, str], said: str
) -> None:
    offer("CAP Boulanger")
    build_generation()

    response = client.get("/api/v1/sessions", query)

    assert response.status_code == 400
    assert said in response.json()["detail"].lower()


def test_without_any_offer_the_answer_is_empty(client: Client) -> None:
    assert read(client, q="boulanger")["results"] == []


def test_the_same_answer_is_not_sent_twice(client: Client) -> None:
    offer("CAP Boulanger")
    build_generation()
    first = client.get("/api/v1/sessions", {"q": "boulanger"})

    again = client.get(
        "/api/v1/sessions", {"q": "boulanger"}, headers={"If-None-Match": first.headers["ETag"]}
    )

    assert again.status_code == 304
