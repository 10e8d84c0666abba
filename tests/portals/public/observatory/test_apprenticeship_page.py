"""The page of the book, its files, and what it says when nothing is loaded."""

import csv
import io

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories
from tests.apprenticeship_factories import apprenticeship

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db

PAGE = "/observatoire/apprentissage"


def text(client: Client, address: str = PAGE) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode().replace("\u202f", " ").replace("\u00a0", " ")


def test_every_line_of_the_action_is_there(client: Client) -> None:
    apprenticeship()
    page = text(client)

    for said in (
        "L’apprentissage, année 2024 : Occitanie",
        "1 000 apprentis",
        "+25,0 %",
        "Haute-Garonne",
        "Niveau 3 (CAP)",
        "Part des femmes",
        "Handicap reconnu (RQTH)",
        "Génie civil, construction et bois",
        "Les secteurs en tension de recrutement",
        "Rompus avant le dixième mois",
        "Dont sans retour dans les six mois",
        "pas encore publié",
        "Rupture de série",
        "Secret statistique",
        "/sources/sifa",
    ):
        assert said in page
    assert "Données de démonstration" not in page


def test_generated_figures_are_announced(client: Client) -> None:
    factories.source("demonstration_apprenticeship", is_demonstration=True)
    apprenticeship("demonstration_apprenticeship")

    assert "Données de démonstration." in text(client)


def test_a_departement_and_a_year_can_be_asked(client: Client) -> None:
    apprenticeship()

    assert "année 2024 : Gers" in text(client, f"{PAGE}?annee=2024&territoire=departement:32")


@pytest.mark.parametrize(
    "query", ["?annee=1999", "?territoire=region:99", "?territoire=x", "?annee=abc"]
)
def test_what_nobody_tells_is_not_found(client: Client, query: str) -> None:
    apprenticeship()

    assert client.get(PAGE + query).status_code == 404


def test_without_figures_the_page_says_whom_to_ask(client: Client) -> None:
    page = text(client)

    assert "Aucun chiffre de l’apprentissage n’est chargé" in page
    assert "/sources/sifa" in page


def test_a_table_comes_as_a_file_with_its_definitions(client: Client) -> None:
    apprenticeship()
    response = client.get(f"{PAGE}/niveaux.csv?annee=2024&territoire=region:76")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))

    assert rows[0][:2] == ["Niveau", "31/12/2024"]
    assert rows[1][:2] == ["Niveau 3 (CAP)", "700"]
    assert rows[2][2:4] == ["secret", "secret"]
    assert any("Secret statistique" in cell for row in rows for cell in row)


def test_all_tables_come_in_one_spreadsheet(client: Client) -> None:
    apprenticeship()
    response = client.get(f"{PAGE}/cahier.ods")

    assert response.status_code == 200
    assert response.content[:2] == b"PK"
    assert client.get(f"{PAGE}/inconnu.ods").status_code == 404


def test_the_page_asks_a_constant_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    apprenticeship()
    client.get(PAGE)

    with django_assert_num_queries(4):
        client.get(PAGE)


def test_the_book_comes_as_a_pdf(client: Client) -> None:
    assert client.get(f"{PAGE}.pdf").status_code == 404
    forget()
    apprenticeship()
    response = client.get(f"{PAGE}.pdf?annee=2024&territoire=departement:31")

    assert response.content.startswith(b"%PDF")
    assert "apprentissage-31-2024.pdf" in response["Content-Disposition"]
