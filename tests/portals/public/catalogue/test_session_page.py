"""The sheet of a session: what it says, what it never says, and what it gives to machines."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories, sheet_offer
from tests import offer_factories as offer

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def sheet(client: Client, session: offer.Session) -> str:
    return text(client, f"/formations/{session.id}")


def linked_data(page: str) -> list[dict]:
    found = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])["@graph"]


def test_a_full_sheet_says_everything(client: Client) -> None:
    page = sheet(client, sheet_offer.full_session())

    for said in (
        "CAP Boulanger",
        "École du fournil",
        "Du 4 janvier 2027 au 30 juin 2027",
        "630 h, 35 h par semaine",
        "Tenue : 60 €",
        "prise en charge possible",
        "3 places libres sur 12",
        "chiffre du 20 novembre 2026",
        "Inscriptions ouvertes".lower(),
        "du 1er octobre 2026 au 11 décembre 2026".capitalize(),
        "1er décembre 2026, de 9 h 30 à 12 h",
        "8 places",
        "Bus 2, arrêt Halle",
        "Région (10 places)",
        "formation au handicap suivie",
        "actions de formation, formation par apprentissage",
        "Compétences transversales",
        "selon Camille Faure",
        "emploi vert",
        "Remplacée par",
        "niveau 3 (CAP, BEP ; ancien niveau V)",
        "Personnes en recherche d’emploi, personnes en situation de handicap",
        "Une formation qui prépare à un métier",
    ):
        assert said in page.replace("\u00a0", " "), said


def test_an_empty_sheet_says_what_is_missing_and_never_zero(client: Client) -> None:
    page = sheet(client, sheet_offer.bare_session())
    body = page.split("<main", 1)[1].split("</main>", 1)[0]

    assert body.count("non communiqué par l’organisme".lower()) >= 10
    assert not re.search(r">\s*0\b", body)
    assert not re.search(r"<(dd|p|li|h3)>\s*</", body)
    assert "None" not in body


@pytest.mark.parametrize("seats", [0, 1])
def test_no_seat_left_is_said_and_is_not_unknown(client: Client, seats: int) -> None:
    page = sheet(client, offer.session(seats=seats))

    assert ("Complet" in page) is (seats == 0)
    assert ("1 place libre" in page) is (seats == 1)
    assert "chiffre sans date" in page


def test_a_closed_session_says_so_and_leads_to_the_others(client: Client) -> None:
    action = offer.action()
    closed = offer.session(action=action, closed_on=date(2026, 11, 2))
    other = offer.session(action=action, start=date(2099, 1, 5))

    page = sheet(client, closed)

    assert "Sa source ne la publie plus depuis le 2 novembre 2026" in page
    assert f'href="/formations/{other.id}"' in page
    assert "agenda.ics" not in page


def test_a_session_alone_and_over_leads_to_the_search(client: Client) -> None:
    page = sheet(client, offer.session(start=date(2020, 1, 6), end=date(2020, 6, 30)))

    assert "session terminée" in page
    assert "Chercher une formation" in page


def test_a_merged_session_leads_to_the_one_kept(client: Client) -> None:
    kept, other = offer.session(), offer.session()
    offer.duplicate(kept, other, verdict="merged")

    assert f'href="/formations/{kept.id}"' in sheet(client, other)


def test_the_programme_avenir_is_shown_and_never_bookable(client: Client) -> None:
    action = offer.action(programme="avenir", url="https://exemple.fr/inscription")
    session = offer.session(
        action=action,
        recruitment_state="open",
        registration_terms="Écrivez-nous",
        contacts=[sheet_offer.SECRETARY],
        registration_end=date(2098, 1, 1),
    )
    offer.meeting(session, start=date(2098, 1, 1))
    offer.place(action, city="Foix", phone="05 61 00 00 09")

    page = sheet(client, session)

    assert "On n’y entre pas par soi-même" in page
    for way_in in (
        "exemple.fr/inscription",
        "Écrivez-nous",
        "Claude Vidal",
        "05 61 00 00 09",
        "inscriptions ouvertes",
    ):
        assert way_in not in page
    assert len(linked_data(page)) == 1
    assert "inscrire" not in text(client, f"/formations/{session.id}/agenda.ics")


def test_a_correction_is_told(client: Client) -> None:
    session = offer.session()
    offer.correction(session, "session", "start", "2027-02-01")

    page = sheet(client, session)

    assert "1er février 2027" in page
    assert "Corrigé à la main par l’équipe du site : date de début" in page


def test_generated_data_is_never_said_to_be_real(client: Client) -> None:
    source = factories.source("demonstration_offer", is_demonstration=True)
    session = offer.session(action=offer.action(training=offer.training(source=source)))

    page = sheet(client, session)

    assert "Données de démonstration : cette formation n’existe pas." in page
    assert 'content="noindex"' in page
    assert "n’existe pas" in linked_data(page)[0]["description"]
    assert "[Démonstration]" in text(client, f"/formations/{session.id}/agenda.ics")


def test_what_a_publisher_writes_is_never_markup(client: Client) -> None:
    evil = "</script><script>alert(1)</script>"
    training = offer.training(title=evil, objective=evil, url="javascript:alert(1)")
    page = sheet(client, offer.session(action=offer.action(training=training)))

    assert "<script>alert" not in page
    assert "javascript:alert" not in page
    assert linked_data(page)[0]["name"] == evil


def test_machines_read_the_course_its_session_and_its_meetings(client: Client) -> None:
    course, meeting = linked_data(sheet(client, sheet_offer.full_session()))

    assert course["@type"] == "Course"
    assert course["hasCourseInstance"]["startDate"] == "2027-01-04"
    assert course["provider"]["url"].startswith("http://testserver/organismes/")
    assert meeting["startDate"] == "2026-12-01T09:30:00+01:00"


def test_the_data_block_carries_the_nonce_of_the_policy(client: Client) -> None:
    response = client.get(f"/formations/{offer.session().id}")

    nonce = re.search(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"])
    assert nonce
    assert f'nonce="{nonce[1]}"' in response.content.decode()


def test_an_agenda_gets_the_days_the_meetings_and_the_deadline(client: Client) -> None:
    session = sheet_offer.full_session()

    response = client.get(f"/formations/{session.id}/agenda.ics")

    said = response.content.decode().replace("\r\n ", "")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert said.count("BEGIN:VEVENT") == 4
    assert f"UID:{session.id}#debut@passerelles" in said
    assert "DTSTART;TZID=Europe/Paris:20261201T093000" in said
    assert "Dernier jour pour s’inscrire : CAP Boulanger" in said


def test_a_month_is_not_an_event(client: Client) -> None:
    session = offer.session(start=date(2027, 3, 1), start_precision="month")

    assert "en mars 2027 (jour à préciser)" in sheet(client, session)
    assert "BEGIN:VEVENT" not in text(client, f"/formations/{session.id}/agenda.ics")


def test_a_key_made_of_anything_has_its_address(client: Client) -> None:
    session = offer.session("A%2FB%20c%C3%A9")

    page = text(client, "/formations/offre_locale:A%252FB%2520c%25C3%25A9")

    assert session.action.training.title in page
    assert "/formations/offre_locale:A%252FB%2520c%25C3%25A9/erreur" in page


@pytest.mark.parametrize("path", ["", "/agenda.ics", "/erreur", "/erreur/merci"])
def test_an_unknown_session_gets_a_french_sentence(client: Client, path: str) -> None:
    response = client.get(f"/formations/offre_locale:rien{path}")

    assert response.status_code == 404
    assert "Aucune session de formation" in response.content.decode()


def test_an_impossible_key_is_refused(client: Client) -> None:
    assert client.get("/formations/%00").status_code == 400
    assert client.get("/formations/" + "a" * 10_000).status_code == 400


def test_entries_all_year_are_told_with_their_dates(client: Client) -> None:
    action = offer.action(entry_mode="continuous")
    session = offer.session(action=action, end=date(2099, 6, 30))

    assert "Entrées toute l’année, du 4 janvier 2027 au 30 juin 2099" in sheet(client, session)


def test_meetings_that_are_over_are_counted_and_no_longer_proposed(client: Client) -> None:
    session = offer.session()
    offer.meeting(session, start=date(2020, 1, 6))

    page = sheet(client, session)

    assert "1 réunion est passée, aucune autre n’est annoncée." in page
    assert "6 janvier 2020" not in page


def test_a_sheet_untouched_for_a_year_is_to_be_confirmed(client: Client) -> None:
    said = "à confirmer : pas mise à jour depuis un an"

    assert said in sheet(client, offer.session(updated_on=date(2020, 1, 6)))
    assert said not in sheet(client, offer.session(updated_on=timezone.localdate()))
