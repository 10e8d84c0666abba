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
    source = factories.source("publications")
    return Publication.objects.create(
        id=f"publications:{number}", kind="etude", source=source, **fields | changes
    )


def test_without_any_study_the_page_says_who_may_publish(client: Client) -> None:
    page = client.get(PAGE).text
    assert "Aucune étude" in page
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
