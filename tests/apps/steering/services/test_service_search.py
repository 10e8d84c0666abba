"""Services found with the person's words; filters that never empty the list in silence."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.account_factories import grant, institution, member
from tests.steering_factories import NOON

from passerelles.apps.accounts.models import Verb
from passerelles.apps.steering.actions.services.review_service import (
    ServiceReview,
    review_service,
    texts_of,
)
from passerelles.apps.steering.reads.services.content import service_book
from passerelles.apps.steering.reads.services.search import ServiceFilter, covers, find_services
from passerelles.apps.steering.reads.services.values import service_values

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def slugs(**asked: object) -> list[str]:
    found = find_services(ServiceFilter(**asked), on=TODAY)
    return [one.slug for one in found.services]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("creche", "aide-garde-enfants"),
        ("gardes d'enfants", "aide-garde-enfants"),
        ("LIRE ECRIRE", "lectio"),
        ("partir à l’étranger", "mobilite-internationale"),
        ("qualité de vie au travail", "autodiagnostic-qvt"),
        ("valider mon expérience", "vae"),
        ("décrocheurs", "psad"),
        ("ordinateurs", "ordinateur-e2c"),
        ("salon taf", "salons-taf"),
    ],
)
def test_the_words_of_a_person_find_the_service(words: str, first: str):
    assert slugs(words=words)[0] == first


def test_a_word_still_being_typed_already_finds():
    assert "mentorat" in slugs(words="mento")


def test_when_no_service_has_every_word_those_with_some_are_told_as_such():
    found = find_services(ServiceFilter(words="crèche zéppelin"), on=TODAY)

    assert found.relaxed
    assert found.services[0].slug == "aide-garde-enfants"


def test_an_empty_list_says_what_dropping_a_filter_brings():
    asked = ServiceFilter(words="crèche", audience="provider")

    found = find_services(asked, on=TODAY)

    assert found.services == ()
    ways = {way.field: way.count for way in found.ways_out}
    assert ways["audience"] == len(slugs(words="crèche"))
    assert ways["words"] == len(slugs(audience="provider"))


@pytest.mark.parametrize(
    "asked",
    [
        {"audience": "company"},
        {"public": "jeunes"},
        {"theme": "se-former"},
        {"departement": "31"},
        {"prescriber": True},
    ],
)
def test_a_filter_narrows_and_never_invents(asked: dict[str, object]):
    kept = slugs(**asked)

    assert 0 < len(kept) <= len(slugs())
    assert set(kept) <= set(slugs())


def test_a_service_for_everybody_answers_every_public():
    assert "vae" in slugs(public="seniors")
    assert "revenu-ecologique-jeunes" not in slugs(public="seniors")


def test_a_regional_service_stops_at_the_region():
    service = service_book().services["qualif-pro"]

    assert covers(service, "31")
    assert not covers(service, "75")
    assert covers(service_book().services["vae"], "75")


def test_a_sheet_past_its_review_is_told_stale_and_stays():
    values = {one.slug: one for one in service_values(on=TODAY)}

    assert values["aide-garde-enfants"].is_stale
    assert not values["maisons-orientation-mobiles"].is_stale
    assert len(values) == len(service_book().services)


def test_a_correction_is_searched_too(django_assert_num_queries):
    of = institution("region")
    grant(of, Verb.WRITE, "offer", owned=True)
    texts = texts_of(service_book().services["vae"])
    academy = institution("state")
    grant(academy, Verb.WRITE, "offer", owned=True)
    review_service(
        "vae",
        ServiceReview(texts={**texts, "summary": "Parler au perroquet."}, revision=0),
        author=member(academy),
        now=NOON,
    )

    with django_assert_num_queries(2):
        assert slugs(words="perroquet") == ["vae"]


class AnyWords(TestCase):
    @given(st.text(max_size=60))
    def test_any_text_is_answered(self, text: str):
        found = find_services(ServiceFilter(words=text), on=TODAY)

        assert len(found.services) <= found.total
