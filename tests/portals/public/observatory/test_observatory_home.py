"""The home of the observatory: doors, searches, what is loaded, or how to load it."""

import pytest
from django.test import Client
from tests.explorer_factories import explorable

from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db


def home(client: Client, query: str = "") -> str:
    page = client.get("/observatoire", {"q": query} if query else {}).content.decode()
    return page.replace("\u00a0", " ")


def test_without_figures_it_says_how_to_load_them(client: Client) -> None:
    page = home(client)

    assert "Aucun chiffre n’est encore chargé." in page
    assert "passerelles data import" in page


def test_the_explorer_says_the_same_when_nothing_is_loaded(client: Client) -> None:
    page = client.get("/observatoire/explorer").content.decode()

    assert "Aucun chiffre n’est encore chargé." in page


def test_figures_loaded_are_listed_by_theme_with_their_vintages(client: Client) -> None:
    explorable()
    forget()
    page = home(client)

    assert "Besoins des entreprises" in page
    assert "/observatoire/explorer?indicateur=bmo_projects" in page
    assert "BMO-2024 et BMO-2023" in page
    assert "sans chiffre pour l’instant" in page


def test_a_commune_leads_to_the_diagnoses_of_its_zones(client: Client) -> None:
    explorable()
    forget()
    page = home(client, "Commune 1")

    assert "/observatoire/diagnostic/bassin-d-emploi/7620" in page
    assert "/observatoire/diagnostic/region/76" in page
    assert "bassin-d-emploi/7617" not in page


def test_a_word_that_nothing_bears_says_what_to_try(client: Client) -> None:
    assert "Aucun territoire ni métier ne correspond à « zzzz »" in home(client, "zzzz")


def test_the_menu_shows_where_one_is(client: Client) -> None:
    assert '<a href="/observatoire" aria-current="true">Observatoire</a>' in home(client)
