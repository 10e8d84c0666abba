"""Studies of observatories, found by what they are about."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.observatory.models import Publication
from passerelles.apps.observatory.reads.publications import PublicationFilter, publications

pytestmark = pytest.mark.django_db
PAGE = reverse("publications")


def study(number: str = "soudure", **changes: Any) -> Publication:
    fields = {"title": "Le soudage en région", "publisher": "orci", "published": "2026-03"}
    fields["kind"] = "etude"
    source = factories.source("publications")
    return Publication.objects.create(
        id=f"publications:{number}", source=source, **fields | changes
    )


def test_without_any_study_the_page_says_who_may_publish(client: Client) -> None:
    page = client.get(PAGE).text
    assert "Aucune étude n’est encore déposée" in page
    assert "Observatoire régional des compétences industrielles" in page


def test_a_study_is_found_by_publisher_action_and_words(client: Client) -> None:
    study(actions=[3], summary="Robots et chaudronnerie")
    study("logistique", title="Les caristes", publisher="optl")
    for asked in ({"editeur": "orci"}, {"action": "3"}, {"q": "chaudronnerie"}):
        page = client.get(PAGE, asked).text
        assert "Le soudage en région" in page, asked
        assert "Les caristes" not in page, asked


def test_a_study_is_found_by_occupation_and_territory() -> None:
    study(occupations=["ROME-4.60:H2913"], territories=["COG-2026:region:76"])
    for wanted in (
        PublicationFilter(occupation="ROME-4.60:H2913"),
        PublicationFilter(territory="COG-2026:region:76"),
    ):
        assert [found.title for found in publications(wanted)] == ["Le soudage en région"]
    assert publications(PublicationFilter(occupation="ROME-4.60:A1101")) == []


def test_what_a_study_is_about_leads_somewhere_and_dates_are_french(client: Client) -> None:
    welder = factories.occupation("H2913", label="Soudeur / Soudeuse")
    factories.territory("7617", "employment_basin", "BMO-2024", name="FOIX")
    study(
        kind="enquete",
        published="2026-03-01",
        occupations=[welder.id],
        territories=["BMO-2024:employment_basin:7617"],
        sectors=["C"],
        actions=[3],
    )
    page = client.get(PAGE).text
    for said in ("enquête, 1er mars 2026", ">Foix</a>", ">Soudeur / Soudeuse</a>", "action 3"):
        assert said in page, said
    assert reverse("diagnosis", args=["bassin-d-emploi", "7617"]) in page
    assert "/observatoire/secteurs" not in page


def test_a_list_narrowed_by_an_address_says_so(client: Client) -> None:
    welder = factories.occupation("H2913", label="Soudeur / Soudeuse")
    study(occupations=[welder.id])
    page = client.get(PAGE, {"metier": welder.id}).text
    assert "Études sur\u00a0: <strong>Soudeur / Soudeuse</strong>" in page
    none = client.get(PAGE, {"metier": "ROME-4.60:A1101"}).text
    assert "Aucune étude ne correspond" in none


def test_a_closed_study_is_not_shown() -> None:
    study(closed_on="2026-11-01")
    assert publications(PublicationFilter()) == []


def test_a_wrong_action_is_refused_in_a_sentence(client: Client) -> None:
    answer = client.get(PAGE, {"action": "99"})
    assert answer.status_code == 400
    assert "33" in answer.text


def test_the_number_of_queries_does_not_grow_with_studies(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(5):
        study(str(number), occupations=["ROME-4.60:H2913"], territories=["COG-2026:region:76"])
    with django_assert_num_queries(3):
        publications(PublicationFilter())
