"""The page of a provider, and the offer on the pages of the reference."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests import factories, sheet_offer
from tests import offer_factories as offer

from passerelles.apps.catalogue.reads.providers import offered_trainings, provider_sheet

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
FAR = date(2099, 1, 5)


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_provider_says_who_it_is_and_what_it_offers(client: Client) -> None:
    session = sheet_offer.full_session()
    factories.body("CFA du fournil", siret="19311384200010", is_qualiopi=True)

    page = text(client, f"/organismes/{session.action.training.provider_id}")

    for said in (
        "École du fournil",
        "19311384200010",
        "formation au handicap suivie",
        "Le fournil, 1 rue du Four, 09000 Foix",
        "CAP Boulanger",
        "CFA du fournil",
        "certifié Qualiopi",
        "annuaire-entreprises.data.gouv.fr/etablissement/19311384200010",
    ):
        assert said in page, said


def test_a_provider_of_whom_nothing_is_known_stands(client: Client) -> None:
    page = text(client, f"/organismes/{offer.provider().id}")

    assert "Contact non communiqué par l’organisme" in page
    assert "ne publie aucune formation" in page
    assert "annuaire-entreprises" not in page


def test_a_provider_that_left_says_so(client: Client) -> None:
    page = text(client, f"/organismes/{offer.provider(closed_on=date(2026, 11, 2)).id}")

    assert "ne le publie plus depuis le 2 novembre 2026" in page


def test_a_generated_provider_is_not_in_the_directory_of_companies(client: Client) -> None:
    source = factories.source("demonstration_offer", is_demonstration=True)
    of = offer.provider(siret="19311384200010", source=source)

    page = text(client, f"/organismes/{of.id}")

    assert "annuaire-entreprises" not in page
    assert "Données de démonstration" in page


@pytest.mark.parametrize("address", ["/organismes/rien", "/organismes/rien?page=2"])
def test_an_unknown_provider_gets_a_french_sentence(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "Aucun organisme de formation" in response.content.decode()


def test_trainings_are_paged_the_soonest_first(client: Client) -> None:
    of = offer.provider()
    for number in range(12):
        offer.training(provider=of, title=f"Sans session {number:02}")
    soon = offer.training(provider=of, title="Zinguerie")
    offer.session(action=offer.action(training=soon), start=FAR)

    first = text(client, f"/organismes/{of.id}")

    assert first.index("Zinguerie") < first.index("Sans session 00")
    assert "Page 1 sur 2" in first
    assert "Sans session 11" in text(client, f"/organismes/{of.id}?page=2")
    assert client.get(f"/organismes/{of.id}?page=3").status_code == 404
    assert client.get(f"/organismes/{of.id}?page=x").status_code == 404


@pytest.mark.parametrize("rows", [1, 9])
def test_queries_of_a_provider_do_not_grow(
    django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    session = sheet_offer.full_session(rows=rows)
    of = session.action.training.provider
    for _ in range(rows):
        offer.session(action=offer.action(training=offer.training(provider=of)))

    with django_assert_max_num_queries(26):
        sheet = provider_sheet(of.id)
        found = offered_trainings(of.id, today=TODAY)

    assert sheet is not None
    assert found.total == rows + 1


def test_a_certification_page_shows_the_sessions_that_prepare_it(client: Client) -> None:
    certification = factories.certification("RNCP1")
    training = offer.training(title="CAP Boulanger")
    offer.leads_to_certification(training, certification)
    session = offer.session(action=offer.action(training=training), start=FAR)
    offer.session(action=session.action, start=date(2020, 1, 6))

    page = text(client, "/certifications/RNCP1")

    assert "1 session à venir, de 1 formation." in page
    assert f'href="/formations/{session.id}"' in page
    assert "/formations?certification=RNCP1" in page


def test_an_occupation_page_gathers_every_edition_of_the_trade(client: Client) -> None:
    old = factories.occupation("F1602", "ROME-3.47", label="Électricité")
    new = factories.occupation("F1602", label="Électricité", parent=old)
    for occupation in (old, new):
        training = offer.training(title=f"Électricien {occupation.edition_id}")
        offer.leads_to_occupation(training, occupation)
        offer.session(action=offer.action(training=training), start=FAR)

    page = text(client, "/metiers/F1602")

    assert "2 sessions à venir, de 2 formations." in page
    assert "/formations?metier=ROME-4.60%3AF1602" in page


def test_a_reference_page_without_offer_says_what_to_do(client: Client) -> None:
    factories.certification("RNCP1")

    assert "Aucune session à venir" in text(client, "/certifications/RNCP1")


@pytest.mark.parametrize("rows", [2, 12])
def test_the_offer_costs_a_reference_page_the_same_whatever_its_size(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    certification = factories.certification("RNCP1")
    for _ in range(rows):
        training = offer.training()
        offer.leads_to_certification(training, certification)
        offer.session(action=offer.action(training=training), start=FAR)

    with django_assert_max_num_queries(36):
        text(client, "/certifications/RNCP1")
