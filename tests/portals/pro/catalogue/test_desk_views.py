"""The desk: who comes in, what each queue shows, and the acts it gives."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import factories, offer_factories

from passerelles.apps.accounts.models import Role
from passerelles.apps.catalogue.models import (
    Correction,
    Duplicate,
    GreenDecision,
    PortalSighting,
    Session,
)

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = (
    "/pro/offre/",
    "/pro/offre/?q=zzz",
    "/pro/offre/signalements",
    "/pro/offre/signalements?etat=answered&champ=dates&q=zzz",
    "/pro/offre/quarantaine",
    "/pro/offre/quarantaine?source=offre_locale&gravite=error&regle=lheo.x",
    "/pro/offre/doublons",
    "/pro/offre/doublons?etat=merged",
    "/pro/offre/corrections",
    "/pro/offre/corrections?etat=all&q=zzz",
    "/pro/offre/portails",
    "/pro/offre/portails/guidance/absentes",
    "/pro/offre/portails/guidance/absentes.csv",
)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(offer_factories.data_manager(), backend=BACKEND)
    return client


@pytest.mark.parametrize("address", PAGES)
def test_every_page_stands_on_an_empty_offer(desk: Client, address: str):
    assert desk.get(address).status_code == 200


@pytest.mark.parametrize("role", set(Role) - {Role.DATA_MANAGER})
def test_another_role_gets_a_closed_door(client: Client, role: Role):
    # A fictitious account: the second factor that administration asks for is not the matter here.
    person = offer_factories.data_manager(role=role, demonstration=True)
    client.force_login(person, backend=BACKEND)
    session = offer_factories.session()

    for address in (*PAGES, f"/pro/offre/sessions/{session.pk}"):
        response = client.get(address)
        assert response.status_code == 403
        assert "Votre compte ne donne pas accès" in response.content.decode()


def test_a_stranger_is_asked_to_log_in(client: Client):
    for address in PAGES:
        assert "/pro/connexion" in client.get(address).headers["Location"]


def test_only_the_data_manager_sees_the_way_in(client: Client, desk: Client):
    assert "Ouvrir le bureau de l’offre" in desk.get("/pro/compte").content.decode()
    adviser = offer_factories.data_manager("a@exemple.fr", role=Role.ADVISER)
    client.force_login(adviser, backend=BACKEND)
    assert "Ouvrir le bureau de l’offre" not in client.get("/pro/compte").content.decode()


def test_a_report_is_corrected_then_answered_and_the_next_one_opens(desk: Client):
    session = offer_factories.session()
    long_ago = datetime(2026, 1, 5, tzinfo=UTC)
    first = offer_factories.error_report(session, email="lea@exemple.fr", made_at=long_ago)
    second = offer_factories.error_report(session, field="autre")
    page = desk.get(f"/pro/offre/signalements/{first.pk}").content.decode()
    assert "La session a été reportée en février." in page
    assert "Fin des inscriptions" in page

    correct = f"/pro/offre/corriger/session/start/{session.pk}"
    here = f"/pro/offre/signalements/{first.pk}"
    form = {"value": "2027-02-01", "reason": "signalement", "retour": here}
    assert desk.post(correct, form).headers["Location"] == here
    page = desk.get(here).content.decode()
    assert "Nous avons corrigé : Début, maintenant 01/02/2027." in page
    assert "04/01/2027" in page  # received stays beside

    response = desk.post(here, {"answer": "Merci, c’est corrigé."})
    assert response.headers["Location"] == f"/pro/offre/signalements/{second.pk}"
    assert desk.post(f"{here}/rouvrir").status_code == 302


def test_a_correction_refused_says_why_and_keeps_what_was_typed(desk: Client):
    session = offer_factories.session()
    address = f"/pro/offre/corriger/session/seats/{session.pk}"

    page = desk.post(address, {"value": "-3", "reason": "erreur"}).content.decode()

    assert "n’est pas un nombre entier" in page
    assert 'value="-3"' in page
    assert "Dites pourquoi" in desk.post(address, {"value": "3"}).content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize("field", ["start", "recruitment_state", "seats", "registration_terms"])
def test_each_shape_of_field_has_its_form(desk: Client, field: str):
    key = offer_factories.session().pk

    assert desk.get(f"/pro/offre/corriger/session/{field}/{key}").status_code == 200
    assert desk.get(f"/pro/offre/corriger/session/number/{key}").status_code == 404
    assert desk.get(f"/pro/offre/corriger/session/{field}/inconnue").status_code == 404


def test_corrections_are_listed_beside_what_the_source_says_now(desk: Client):
    session = offer_factories.session(seats=3)
    desk.post(f"/pro/offre/corriger/session/seats/{session.pk}", {"value": "9", "reason": "appel"})
    Session.objects.update(seats=9)

    page = desk.get("/pro/offre/corrections").content.decode()

    assert "pareil : à lever" in page
    made = Correction.objects.get()
    assert desk.post(f"/pro/offre/corrections/{made.pk}/lever").status_code == 302
    assert "levée le" in desk.get("/pro/offre/corrections?etat=revoked").content.decode()


def test_a_form_never_leads_out_of_the_site(desk: Client):
    session = offer_factories.session(seats=3)
    address = f"/pro/offre/corriger/session/seats/{session.pk}"
    form = {"value": "9", "reason": "appel", "retour": "https://ailleurs.fr/"}

    assert desk.post(address, form).headers["Location"] == "/pro/offre/corrections"


def test_a_pair_is_merged_undone_and_said_distinct(desk: Client):
    one, two = offer_factories.twins()
    pair = offer_factories.duplicate(one, two)
    address = f"/pro/offre/doublons/{pair.pk}"
    page = desk.get("/pro/offre/doublons").content.decode()
    assert "Même début : 04/01/2027." in page
    assert "Si c’est la même session, laquelle montrer" in page

    desk.post(address, {"decision": "merge", "kept": two.pk})
    pair.refresh_from_db()
    assert (pair.verdict, pair.kept_id) == ("merged", two.pk)
    assert "Cachée" in desk.get("/pro/offre/doublons?etat=merged").content.decode()
    assert "Cette session est cachée" in desk.get(f"/pro/offre/sessions/{one.pk}").content.decode()

    desk.post(address, {"decision": "undo"})
    desk.post(address, {"decision": "distinct"})
    assert Duplicate.objects.get().verdict == "distinct"
    assert desk.post(address, {"decision": "effacer"}).status_code == 404
    assert "Aucune paire" in desk.get("/pro/offre/doublons/0").content.decode()


def test_green_is_decided_from_the_session(desk: Client):
    session = offer_factories.session()
    training = session.action.training_id

    desk.post(f"/pro/offre/vert/{training}", {"vert": "oui", "raison": "écoconstruction"})

    assert GreenDecision.objects.get().author.email == "data@exemple.fr"
    page = desk.get(f"/pro/offre/sessions/{session.pk}").content.decode()
    assert "verte, le" in page
    assert desk.post(f"/pro/offre/vert/{training}", {}).status_code == 404


def test_lists_of_portals_are_recorded_from_files(desk: Client):
    for number in ("SE_1", "SE_2"):
        offer_factories.session(number)
    sent = SimpleUploadedFile("envoi.csv", b"\xef\xbb\xbfintitule;numero\nx;SE_1\ny;SE_2\n")
    seen = SimpleUploadedFile("vues.txt", b"SE_1\nSE_9\n")

    form = {"portail": "guidance"}
    desk.post("/pro/offre/portails", {**form, "quoi": "envoyees", "fichier": sent})
    answer = desk.post(
        "/pro/offre/portails", {**form, "quoi": "vues", "fichier": seen}, follow=True
    )

    assert "1 session reconnue, 1 absente." in answer.content.decode()
    assert PortalSighting.objects.get(session__number="SE_2").missing_since is not None
    assert "SE_2" in desk.get("/pro/offre/portails/guidance/absentes").content.decode()
    assert "SE_2" in desk.get("/pro/offre/portails/guidance/absentes.csv").content.decode()
    assert desk.get("/pro/offre/portails/minitel/absentes").status_code == 404


def test_the_quarantine_of_the_last_import_is_filtered(desk: Client):
    source = factories.source("offre_locale")
    run = factories.run(source, read=2, refused=2)
    factories.quarantined(
        run, rule="lheo.title", message="Pas d’intitulé.", fragment="<formation/>"
    )
    factories.quarantined(run, rule="lheo.date", message="Date fausse.", severity="warning")
    factories.quarantined(factories.run(factories.source("rome_460"), read=1, refused=1))

    page = desk.get("/pro/offre/quarantaine").content.decode()
    assert "2 enregistrements" in page
    assert "Date fausse." not in desk.get("/pro/offre/quarantaine?gravite=error").content.decode()


def test_a_session_is_found_by_its_number(desk: Client):
    session = offer_factories.session("SE_42")

    page = desk.get("/pro/offre/?q=SE_42").content.decode()

    assert f"/pro/offre/sessions/{session.pk}" in page
