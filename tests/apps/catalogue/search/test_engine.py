"""What a person finds: words, names of occupations, places."""

import pytest
from tests import factories, offer_factories
from tests.offer_search import Offer, Search

pytestmark = pytest.mark.django_db


def test_a_baker_finds_a_hyphenated_title(offer: Offer, search: Search) -> None:
    wanted = offer("CAP pâtissier-boulanger", "Foix")
    offer("Anglais professionnel", "Foix")

    answer = search("boulanger")

    assert [found.id for found in answer.sessions] == [wanted.id]
    assert answer.total == 1


def test_an_everyday_word_finds_sessions_that_lead_to_its_occupation(
    offer: Offer, search: Search
) -> None:
    cook = factories.occupation("G1609", label="Cuisinier / Cuisinière")
    wanted = offer("Titre professionnel de production culinaire", "Foix")
    offer_factories.leads_to_occupation(wanted.action.training, cook)

    answer = search("cuisto")

    assert [found.id for found in answer.sessions] == [wanted.id]
    assert answer.understanding.occupations[0].code == "G1609"
    assert answer.understanding.occupations[0].said == "cuisto"


def test_the_nearest_comes_first_then_distance_courses(offer: Offer, search: Search) -> None:
    far = offer("CAP accompagnant éducatif petite enfance", "Toulouse")
    near = offer("CAP accompagnant éducatif petite enfance", "Mende")
    remote = offer("CAP accompagnant éducatif petite enfance", "Montpellier", mode="remote")

    answer = search("petite enfance", commune="48095")

    assert [found.id for found in answer.sessions] == [near.id, remote.id, far.id]
    assert answer.sessions[0].km == 0
    assert answer.sessions[1].km is None
