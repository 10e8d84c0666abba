"""The desk of services: an institution confirms its sheets, the others are refused."""

import pytest
from django.test import Client
from tests.account_factories import grant, institution, member, user

from passerelles.apps.accounts.models import User, Verb
from passerelles.apps.steering.actions.services.review_service import texts_of
from passerelles.apps.steering.models import ServiceLayer
from passerelles.apps.steering.reads.services.content import service_book

pytestmark = pytest.mark.django_db
ADDRESS = "/pro/pilotage/services"


@pytest.fixture
def keeper(client: Client) -> User:
    of = institution("region")
    grant(of, Verb.WRITE, "offer", owned=True)
    who = member(of)
    client.force_login(who)
    return who


def form(slug: str = "pass-rh", **said: object) -> dict[str, object]:
    return {**texts_of(service_book().services[slug]), "revision": 0, "why": "", **said}


def test_the_list_holds_what_the_institution_keeps(client: Client, keeper: User):
    page = client.get(ADDRESS).content.decode()

    assert "Pass RH" in page
    assert "Validation des acquis" not in page


def test_confirming_a_sheet_comes_back_to_the_list(client: Client, keeper: User):
    response = client.post(f"{ADDRESS}/pass-rh", form(), follow=True)

    assert "est relu aujourd’hui" in response.content.decode()
    assert ServiceLayer.objects.get().author == keeper


def test_two_people_see_both_texts(client: Client, keeper: User):
    client.post(f"{ADDRESS}/pass-rh", form(access="Première façon."))

    response = client.post(f"{ADDRESS}/pass-rh", form(access="Seconde façon."))

    page = response.content.decode()
    assert response.status_code == 409
    assert "Première façon." in page
    assert "Seconde façon." in page
    assert 'name="revision" value="1"' in page


def test_a_refusal_keeps_the_text(client: Client, keeper: User):
    response = client.post(f"{ADDRESS}/pass-rh", form(link="pas une adresse", access="À garder."))

    page = response.content.decode()
    assert "n’est pas une adresse" in page
    assert "À garder." in page


def test_the_page_tells_what_was_changed(client: Client, keeper: User):
    client.post(f"{ADDRESS}/pass-rh", form(access="Écrire à la Région.", why="Nouvelle voie"))

    page = client.get(f"{ADDRESS}/pass-rh").content.decode()

    assert "« Écrire à la Région. »" in page
    assert "Nouvelle voie" in page


def test_who_keeps_nothing_is_refused(client: Client):
    of = institution("employers")
    grant(of, Verb.READ, "offer")
    client.force_login(member(of))

    assert "Aucune fiche n’est à votre institution" in client.get(ADDRESS).content.decode()
    assert client.get(f"{ADDRESS}/pass-rh").status_code == 403
    assert client.post(f"{ADDRESS}/pass-rh", form()).status_code == 403
    assert not ServiceLayer.objects.exists()


def test_strangers_stay_out(client: Client):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(user("personne@exemple.fr"))
    assert client.get(ADDRESS).status_code == 403
