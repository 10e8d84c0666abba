"""Services by the API: data·inclusion, pages, ETag, sentences."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, get_args

import pytest
from django.test import Client

from passerelles.apps.steering.reads.services.content import service_book
from passerelles.formats.services.records import Audience, Reliability, ServiceState
from passerelles.portals.api.steering.service_answers import (
    AudienceCode,
    ReliabilityCode,
    StateCode,
)

pytestmark = pytest.mark.django_db
Read = Callable[..., Any]


def test_a_service_is_in_the_form_of_data_inclusion_and_says_its_plan(read: Read):
    answer = read("services/vae")

    assert answer["id"] == "passerelles--vae"
    assert answer["structure_id"] == "passerelles--france-vae"
    assert answer["zone_eligibilite"] == ["france"]
    assert answer["frais"] is None
    assert answer["modes_mobilisation"] == ["utiliser-lien-mobilisation"]
    assert answer["passerelles"]["plan"][0] == {"action": "A5", "line": 950}
    assert answer["passerelles"]["is_stale"] is True
    assert read("services/passerelles--vae") == answer


@pytest.mark.parametrize(
    ("told", "known"),
    [(AudienceCode, Audience), (StateCode, ServiceState), (ReliabilityCode, Reliability)],
)
def test_the_words_of_the_api_are_those_of_the_content(told: Any, known: type[StrEnum]):
    assert list(get_args(told)) == [one.value for one in known]


def test_a_regional_service_names_its_departements(read: Read):
    zones = read("services/qualif-pro")["zone_eligibilite"]

    assert len(zones) == 13
    assert "31" in zones


def test_pages_give_each_service_once(read: Read):
    seen, cursor = [], None
    while True:
        asked = {"limit": 25} | ({"cursor": cursor} if cursor else {})
        answer = read("services", **asked)
        seen += [one["passerelles"]["slug"] for one in answer["results"]]
        cursor = answer["next"]
        if cursor is None:
            break

    assert seen == list(service_book().services)


def test_filters_and_words_keep_what_the_page_keeps(read: Read):
    found = read("services", q="crèches", audience="person")["results"]

    assert found[0]["passerelles"]["slug"] == "aide-garde-enfants"
    assert read("services", departement="75", q="qualif")["results"] == []


def test_structures_are_those_that_offer_something(read: Read):
    answer = read("structures", limit=100)["results"]

    linked = {one["id"]: one["services"] for one in answer}
    assert "passerelles--vae" in linked["passerelles--france-vae"]
    assert all(linked.values())


def test_what_was_read_is_not_sent_again(client: Client):
    tag = client.get("/api/v1/services").headers["ETag"]

    assert client.get("/api/v1/services", headers={"If-None-Match": tag}).status_code == 304


def test_a_wrong_service_is_a_french_sentence(client: Client):
    response = client.get("/api/v1/services/lune")

    assert response.status_code == 404
    assert "Aucun service « lune »" in response.json()["detail"]
