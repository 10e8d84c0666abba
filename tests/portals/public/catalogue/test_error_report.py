"""Signalling an error: no account, no script, no robot."""

import pytest
from django.test import Client
from tests import factories
from tests import offer_factories as offer

from passerelles.apps.catalogue.actions.report_error import SaidError, report_error
from passerelles.apps.catalogue.models import ErrorReport, Session
from passerelles.apps.journal.models import JournalEntry
from passerelles.portals.public.catalogue.report.limits import ALLOWED

pytestmark = pytest.mark.django_db
SAID = {"field": "dates", "message": "Elle commence en février.", "email": "", "website": ""}


@pytest.fixture
def address() -> str:
    return f"/formations/{offer.session().id}/erreur"


def test_a_reader_signals_an_error_and_is_thanked(client: Client, address: str) -> None:
    response = client.post(address, {**SAID, "email": "moi@exemple.fr"}, follow=True)

    assert response.redirect_chain == [(f"{address}/merci", 302)]
    assert "Merci" in response.content.decode()
    report = ErrorReport.objects.get()
    assert (report.field, report.email) == ("dates", "moi@exemple.fr")


def test_the_form_may_come_with_its_subject_chosen(client: Client, address: str) -> None:
    page = client.get(f"{address}?champ=cout").content.decode()

    assert '<option value="cout" selected>' in page
    assert "Pour vous répondre" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"message": ""},
        {"message": "a" * 2001},
        {"message": "a\x00b"},
        {"field": "inventé"},
        {"email": "pas une adresse"},
    ],
)
def test_a_wrong_form_comes_back_with_its_words(client: Client, address: str, wrong: dict) -> None:
    response = client.post(address, {**SAID, **wrong})

    assert response.status_code == 400
    assert 'class="error"' in response.content.decode()
    assert 'aria-invalid="true"' in response.content.decode()
    assert not ErrorReport.objects.exists()


def test_a_robot_is_thanked_and_forgotten(client: Client, address: str) -> None:
    response = client.post(address, {**SAID, "website": "https://spam.example"})

    assert response.status_code == 302
    assert not ErrorReport.objects.exists()


def test_one_address_cannot_flood_the_desk(client: Client, address: str) -> None:
    for number in range(ALLOWED):
        said = {**SAID, "message": f"Message {number}"}
        assert client.post(address, said, REMOTE_ADDR="203.0.113.9").status_code == 302

    refused = client.post(address, SAID, REMOTE_ADDR="203.0.113.9")

    assert refused.status_code == 429
    assert "Réessayez dans une heure" in refused.content.decode()
    assert client.post(address, SAID, REMOTE_ADDR="203.0.113.10").status_code == 302
    assert ErrorReport.objects.count() == ALLOWED + 1


def test_a_form_without_its_token_is_refused(address: str) -> None:
    assert Client(enforce_csrf_checks=True).post(address, SAID).status_code == 403


def test_the_same_words_twice_are_one_report_until_answered() -> None:
    said = SaidError(offer.session().id, "dates", "Elle commence en février.")

    first = report_error(said, at=factories.A_MORNING)
    assert report_error(said, at=factories.A_MORNING) == first

    first.answered_at = factories.A_MORNING
    first.save()
    assert report_error(said, at=factories.A_MORNING) != first


def test_the_journal_keeps_neither_words_nor_address() -> None:
    said = SaidError(offer.session().id, "dates", "Mon histoire", "moi@exemple.fr")

    report_error(said, at=factories.A_MORNING)

    entry = JournalEntry.objects.get()
    assert (entry.actor, entry.details) == ("public", {"field": "dates"})


def test_a_report_on_nothing_is_refused() -> None:
    with pytest.raises(Session.DoesNotExist):
        report_error(SaidError("offre_locale:rien", "dates", "?"), at=factories.A_MORNING)
