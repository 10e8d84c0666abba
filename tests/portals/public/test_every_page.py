"""Every page answers, empty or full, and every wrong address gets a French sentence."""

import pytest
from django.test import Client
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = (
    "/",
    "/recherche",
    "/recherche?q=couvreur",
    "/metiers",
    "/metiers?q=couvreur",
    "/competences",
    "/competences?q=poser",
    "/certifications",
    "/certifications?q=titre",
    "/territoires",
    "/territoires?q=31000",
    "/territoires?nature=commune",
    "/plan",
    "/sources",
    "/composants",
    "/accessibilite",
    "/mentions-legales",
    "/pro/connexion",
)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_stands_on_an_empty_database(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert "<h1" in response.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_a_list_stands_with_rows(client: Client, address: str) -> None:
    factories.appellation(factories.occupation(label="Couvreur / Couvreuse"), "Ardoisier")
    factories.certification()
    factories.territory(postcodes=["31000"], population=500_000)

    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/metiers/Z9999",
        "/metiers/ROME-9.99/F1602",
        "/metiers?domaine=Z",
        "/competences/ROME-4.60/inconnue",
        "/certifications/RNCP0",
        "/territoires/commune/00000",
        "/territoires/planete/1",
        "/sources/inconnue",
        "/certifications?page=abc",
        "/certifications?page=99",
        "/certifications?page=²",
        "/rien-ici",
    ],
)
def test_an_unknown_address_gets_a_french_sentence(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    page = response.content.decode()
    assert "Que faire maintenant" in page
    assert "n’existe pas" in page or "Aucun" in page


@pytest.mark.parametrize(
    "address",
    ["/recherche?q=" + "a" * 10_000, "/metiers?q=%00", "/metiers/%00", "/" + "a" * 10_000],
)
def test_an_impossible_address_is_refused_politely(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 400
    assert "Demande impossible à lire" in response.content.decode()
