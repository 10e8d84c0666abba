"""The calendar of information meetings, as a page and as an agenda."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories, offer_factories

pytestmark = pytest.mark.django_db


def meeting(title: str = "CAP Boulanger", *, days: int = 1, **fields: Any) -> date:
    training = offer_factories.training(title=title)
    session = offer_factories.session(action=offer_factories.action(training=training))
    on = timezone.localdate() + timedelta(days=days)
    offer_factories.meeting(session, start=on, **fields)
    return on


def page(client: Client, **query: Any) -> str:
    response = client.get("/reunions", query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_meeting_says_hours_place_and_seats(client: Client) -> None:
    meeting(start_time=time(9, 30), end_time=time(11), postcode="09000", city="Foix", seats=3)

    shown = page(client)

    assert "09 h 30 – 11 h 00" in shown
    assert "09000 Foix" in shown
    assert "3 places restantes" in shown


def test_what_nobody_told_is_said_to_be_unknown(client: Client) -> None:
    meeting()

    shown = page(client)

    assert "Heure non communiquée" in shown
    assert "Places non communiquées" in shown
    assert "Lieu non communiqué" in shown


def test_a_full_meeting_is_told_complete(client: Client) -> None:
    meeting(seats=0)

    assert "Complet" in page(client)


def test_a_place_keeps_what_is_around_it(client: Client) -> None:
    foix = factories.territory("09122", name="Foix", population=9_000, postcodes=["09000"])
    pamiers = factories.territory("09225", name="Pamiers", population=15_000)
    nimes = factories.territory("30189", name="Nîmes", population=150_000)
    for place, (lat, lon) in {
        foix: (42.96, 1.6),
        pamiers: (43.11, 1.61),
        nimes: (43.8, 4.3),
    }.items():
        factories.point(place, lat, lon)
    meeting("CAP Boulanger", commune=pamiers)
    meeting("CAP Cuisine", commune=nimes)

    shown = page(client, ou="Foix")

    assert "CAP Boulanger" in shown
    assert "CAP Cuisine" not in shown
    assert "À 30 km ou moins de Foix (09)" in shown


def test_an_unknown_place_is_told_and_hides_nothing(client: Client) -> None:
    meeting()

    shown = page(client, ou="Nulle-Part-les-Bains")

    assert "Nous ne trouvons pas « Nulle-Part-les-Bains »" in shown
    assert "CAP Boulanger" in shown


@pytest.mark.parametrize(
    "query", [{"apres": "2026-02-31"}, {"rayon": "-3"}, {"rayon": "loin"}, {"q": "x" * 10_000}]
)
def test_what_cannot_be_asked_is_refused_with_a_sentence(
    client: Client, query: dict[str, str]
) -> None:
    for address in ("/reunions", "/reunions.ics"):
        response = client.get(address, query)
        assert response.status_code == 400
        said = response.content.decode()
        assert any(
            words in said
            for words in ("n’existe pas", "au moins", "entier", "trop long", "caractères")
        )


def test_the_calendar_is_followed_by_an_agenda(client: Client) -> None:
    on = meeting(start_time=time(14), is_remote=True)

    response = client.get("/reunions.ics")

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"DTSTART;TZID=Europe/Paris:{on:%Y%m%d}T140000" in response.content.decode()
    assert "LOCATION:À distance" in response.content.decode()


def test_generated_meetings_say_so(client: Client) -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    session = offer_factories.session(source=generated)
    offer_factories.meeting(session, start=timezone.localdate())

    assert "données de démonstration" in page(client)
    assert "[Démonstration]" in client.get("/reunions.ics").content.decode()


def test_queries_do_not_grow_with_meetings(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        meeting(days=number)
    page(client)

    with django_assert_max_num_queries(8):
        page(client)
