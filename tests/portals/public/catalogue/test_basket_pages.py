"""The basket as a person uses it: fill, look, share, export, empty."""

import csv
import io
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from tests import factories, offer_factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def baker() -> str:
    training = offer_factories.training(title="CAP Boulanger")
    session = offer_factories.session("SE_1", action=offer_factories.action(training=training))
    return session.id


def add(client: Client, *keys: str, **headers: Any) -> Any:
    return client.post("/selection/ajouter", {"cle": list(keys)}, **headers)


def test_an_empty_basket_says_how_to_fill_it(client: Client) -> None:
    page = client.get("/selection").content.decode()

    assert "Votre sélection est vide" in page
    assert 'href="/formations"' in page


def test_a_session_added_is_kept_by_the_browser_and_counted_on_every_page(
    client: Client, baker: str
) -> None:
    response = add(client, baker)

    assert response.cookies["selection"].value == baker
    page = client.get("/selection").content.decode()
    assert "CAP Boulanger" in page
    assert "Ma sélection (1)" in client.get("/accessibilite").content.decode()


def test_one_comes_back_to_the_page_that_asked_and_never_elsewhere(
    client: Client, baker: str
) -> None:
    ours = add(client, baker, HTTP_REFERER="http://testserver/formations?q=pain")
    theirs = add(client, baker, HTTP_REFERER="https://exemple.invalid/")

    assert ours.headers["Location"] == "http://testserver/formations?q=pain"
    assert theirs.headers["Location"] == "/selection"


def test_a_session_removed_leaves_the_others(client: Client, baker: str) -> None:
    other = offer_factories.session("SE_2").id
    add(client, baker, other)
    client.post("/selection/retirer", {"cle": baker})

    assert client.cookies["selection"].value == other


def test_the_basket_can_be_emptied_at_once(client: Client, baker: str) -> None:
    add(client, baker)
    client.post("/selection/vider")

    assert "Votre sélection est vide" in client.get("/selection").content.decode()


def test_a_link_shows_the_same_sessions_to_somebody_else(client: Client, baker: str) -> None:
    page = client.get("/selection", {"s": baker}).content.decode()

    assert "Une sélection partagée avec vous" in page
    assert "CAP Boulanger" in page
    assert f'name="cle" value="{baker}"' in page
    assert "selection" not in client.cookies


def test_a_session_that_no_source_knows_any_more_is_told(client: Client, baker: str) -> None:
    page = client.get("/selection", {"s": [baker, "offre_locale:PARTIE"]}).content.decode()

    assert "1 session de cette sélection n’est plus connue de nos sources." in page


def test_a_full_basket_says_so_and_keeps_what_it_holds(client: Client) -> None:
    keys = [offer_factories.session().id for _ in range(31)]
    add(client, *keys)

    page = client.get("/selection").content.decode()
    assert "Votre sélection est pleine" in page
    assert "Ma sélection (30)" in page


def test_a_shared_link_too_long_says_what_it_leaves_out(client: Client, baker: str) -> None:
    keys = "&".join(f"s=offre_locale:SE_{number}" for number in range(2, 62))

    page = client.get(f"/selection?s={baker}&{keys}").content.decode()

    assert "les 30 premières sont là, 31 autres ne sont pas montrées" in page


def test_what_is_no_key_is_not_told_as_a_full_basket(client: Client) -> None:
    add(client, "<script>", "")

    assert "pleine" not in client.get("/selection").content.decode()


def test_the_table_opens_in_a_french_spreadsheet_without_running_formulas(client: Client) -> None:
    training = offer_factories.training(title="=HYPERLINK(1)")
    session = offer_factories.session(action=offer_factories.action(training=training))

    response = client.get("/selection/tableau.csv", {"s": session.id})
    text = response.content.decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(text), delimiter=";")

    assert header[0] == "Formation"
    assert row[0] == "'=HYPERLINK(1)"
    assert row[-1].startswith("http://testserver/formations/")


def test_generated_sessions_are_told_in_the_table(client: Client) -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    session = offer_factories.session(source=generated)

    text = client.get("/selection/tableau.csv", {"s": session.id}).content.decode("utf-8-sig")

    assert "données de démonstration" in text


def test_the_agenda_holds_the_days_and_the_meetings(client: Client, baker: str) -> None:
    from passerelles.apps.catalogue.models import Session

    offer_factories.meeting(
        Session.objects.get(id=baker), start=date(2999, 1, 4), start_time=time(9), city="Foix"
    )
    add(client, baker)

    agenda = client.get("/selection/agenda.ics").content.decode()

    assert "SUMMARY:Début : CAP Boulanger" in agenda
    assert "DTSTART;TZID=Europe/Paris:29990104T090000" in agenda


def test_only_a_form_of_ours_changes_the_basket(baker: str) -> None:
    client = Client(enforce_csrf_checks=True)

    refused = client.get("/selection/ajouter")
    assert refused.status_code == 405
    assert refused.headers["Allow"] == "POST"
    assert "elle reçoit un formulaire" in refused.content.decode()
    assert add(client, baker).status_code == 403


def test_queries_do_not_grow_with_the_basket(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    keys = [offer_factories.session().id for _ in range(20)]
    client.get("/selection", {"s": keys[:1]})

    with django_assert_max_num_queries(14):
        assert client.get("/selection", {"s": keys}).status_code == 200
