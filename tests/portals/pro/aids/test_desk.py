"""The desk of aids: overdue first, an amount dated, its effect, its publication, its history."""

import pytest
from django.test import Client
from tests import account_factories as people

from passerelles.apps.aids.models import DatedAmount

pytestmark = pytest.mark.django_db
TYPED = {
    "value": "785,65",
    "starts_on": "2026-04-01",
    "source": "Arrêté du 28 mars 2026",
    "address": "",
    "read_on": "2026-01-20",
    "confidence": "official",
    "review_by": "2028-03-31",
    "reason": "Revalorisation.",
}


@pytest.fixture
def officer(client: Client) -> Client:
    region = people.institution("region")
    for verb in ("propose", "write"):
        people.grant(region, verb, "aids")
    client.force_login(people.member(region))
    return client


def test_the_amounts_that_nobody_dated_come_first(officer: Client) -> None:
    officer.post("/pro/aides/montants/rsfp_26", TYPED)
    row = DatedAmount.objects.get()
    officer.post(f"/pro/aides/propositions/{row.pk}", {"do": "publish"})

    page = officer.get("/pro/aides/").content.decode()

    assert page.rindex("à dater") < page.index("en vigueur")


def test_an_amount_is_dated_seen_published_and_withdrawn(officer: Client) -> None:
    proposed = officer.post("/pro/aides/montants/rsfp_26", TYPED, follow=True)
    row = DatedAmount.objects.get()
    address = f"/pro/aides/propositions/{row.pk}"

    waiting = officer.get("/pro/aides/").content.decode()
    published = officer.post(address, {"do": "publish"}, follow=True)
    public = officer.get("/aides").content.decode()
    refused = officer.post(address, {"do": "withdraw", "why": ""})
    withdrawn = officer.post(address, {"do": "withdraw", "why": "Texte annulé."}, follow=True)
    history = officer.get("/pro/aides/montants/rsfp_26").content.decode()

    assert "population de démonstration change de réponse" in proposed.content.decode()
    assert "Rémunération des stagiaires de 26 ans et plus : 785,65" in waiting
    assert "Le montant est publié" in published.content.decode()
    assert "785,65" in public
    assert "Dites pourquoi vous retirez" in refused.content.decode()
    assert "il reste à l’historique" in withdrawn.content.decode()
    assert "Texte annulé." in history


def test_what_is_wrong_is_said_at_the_field_and_kept(officer: Client) -> None:
    wrong = {"value": "beaucoup", "starts_on": "", "review_by": "2020-01-01"}
    response = officer.post("/pro/aides/montants/rsfp_26", {**TYPED, **wrong})

    page = response.content.decode()
    assert response.status_code == 400
    assert "« beaucoup » n’est pas un montant" in page
    assert "Date vide" in page
    assert "n’est pas après aujourd’hui" in page
    assert "Arrêté du 28 mars 2026" in page
    assert not DatedAmount.objects.exists()


def test_a_reader_sees_without_writing(client: Client) -> None:
    client.force_login(people.user(role="planner"))

    page = client.get("/pro/aides/montants/rsfp_26")
    posted = client.post("/pro/aides/montants/rsfp_26", TYPED)

    assert "Dater une nouvelle valeur" not in page.content.decode()
    assert posted.status_code == 403


def test_a_stranger_stays_out_and_a_wrong_address_says_so(client: Client) -> None:
    outside = client.get("/pro/aides/")
    client.force_login(people.user())
    forbidden = client.get("/pro/aides/")
    client.force_login(people.user("p@exemple.fr", role="planner"))

    assert outside.status_code == 302
    assert forbidden.status_code == 403
    assert client.get("/pro/aides/montants/rien").status_code == 404
    assert client.get("/pro/aides/propositions/999").status_code == 404
