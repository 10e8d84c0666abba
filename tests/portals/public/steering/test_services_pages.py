"""The public catalogue of services: nothing hidden, nothing invented."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from passerelles.apps.steering.reads.services.content import service_book

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_the_list_shows_every_service_and_says_which_to_check(client: Client):
    page = text(client, "/services")

    assert page.count('<li>\n  <h2><a href="/services/') == len(service_book().services)
    assert "à confirmer" in page
    assert "Télécharger cette liste" in page


def test_a_search_keeps_its_filters_in_the_files_it_offers(client: Client):
    page = text(client, "/services?q=creche&pour=person")

    assert "Aide à la garde d’enfants (AGE)" in page
    assert "/services.csv?q=creche&amp;pour=person" in page


def test_an_empty_list_offers_ways_out(client: Client):
    page = text(client, "/services?q=creche&pour=provider")

    assert "Aucun service ne correspond" in page
    assert "/services?q=creche" in page


def test_a_choice_that_does_not_exist_is_told(client: Client):
    page = text(client, "/services?theme=planete", 400)

    assert "« planete » n’est pas un choix de cette liste" in page


def test_a_sheet_says_what_is_known_and_what_is_not(client: Client):
    page = text(client, "/services/aide-garde-enfants")

    for said in (
        "250 € au début du stage, par stagiaire (ligne 1480)".replace("250 €", "250\u202f€"),
        "80\u202f€",
    ):
        assert said in page or said.replace("\u202f", " ") in page
    assert "À confirmer avant de vous engager" in page
    assert "On ne le sait pas encore." in page
    assert 'href="/plan/actions/A10"' in page


@pytest.mark.parametrize("slug", list(service_book().services))
def test_every_sheet_stands(client: Client, slug: str):
    assert "<h1>" in text(client, f"/services/{slug}")


def test_an_unknown_sheet_is_a_french_404(client: Client):
    assert "Aucun service « lune »" in text(client, "/services/lune", 404)


def test_a_hostile_search_is_shown_as_text(client: Client):
    page = text(client, "/services?q=<script>alert(1)</script>")

    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("csv", "text/csv"), ("ods", "application/vnd.oasis.opendocument.spreadsheet")],
)
def test_the_list_is_a_file_with_the_same_filters(client: Client, form: str, media_type: str):
    response = client.get(f"/services.{form}?q=creche")

    assert response.headers["Content-Type"].startswith(media_type)
    assert "attachment" in response.headers["Content-Disposition"]
    if form == "csv":
        body = response.content.decode("utf-8-sig")
        assert "aide-garde-enfants" in body
        assert "qualif-pro" not in body


def test_the_json_file_is_in_the_form_of_data_inclusion(client: Client):
    v1 = pytest.importorskip("data_inclusion.schema.v1", reason="schema only in the extra scripts")
    body = json.loads(client.get("/services.json").content)

    for one in body["services"]:
        v1.Service(**one)
    for one in body["structures"]:
        v1.Structure(**one)
    assert len(body["services"]) == len(service_book().services)


def test_the_list_asks_the_database_twice_for_services(
    client: Client, django_assert_max_num_queries
):
    client.get(reverse("services"))

    with django_assert_max_num_queries(4):
        client.get(reverse("services"))
