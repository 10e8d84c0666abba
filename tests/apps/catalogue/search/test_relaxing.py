"""Nothing answers: what is loosened, in which order, and what is said."""

import pytest
from tests import factories, offer_factories
from tests.offer_search import Offer, Search

pytestmark = pytest.mark.django_db


def kinds(answer: object) -> list[str]:
    return [relaxation.kind for relaxation in answer.relaxed]


def test_nothing_is_loosened_when_something_answers(offer: Offer, search: Search) -> None:
    offer("Anglais", "Foix")

    assert kinds(search("anglais", commune="09122", radius_km=10)) == []


def test_the_radius_widens_by_steps_and_says_so(offer: Offer, search: Search) -> None:
    offer("Boulangerie", "Toulouse")
    offer("Boulangerie", "Montpellier")

    answer = search("boulangerie", commune="09122", radius_km=20)

    assert kinds(answer) == ["radius"]
    assert answer.relaxed[0].radius_km == 80
    assert "Foix" in answer.relaxed[0].sentence
    assert answer.total == 1


def test_distance_courses_do_not_hide_that_nothing_is_near(offer: Offer, search: Search) -> None:
    offer("Boulangerie", "Toulouse")
    remote = offer("Boulangerie", mode="remote")

    answer = search("boulangerie", commune="09122", radius_km=20)

    assert kinds(answer) == ["radius"]
    assert remote.id in {found.id for found in answer.sessions}
    assert answer.total == 2


def test_near_occupations_are_proposed(offer: Offer, search: Search) -> None:
    baker = factories.occupation("D1102", label="Boulanger / Boulangère")
    pastry = factories.occupation("D1104", label="Pâtissier / Pâtissière")
    factories.mobility(baker, pastry)
    wanted = offer("CAP pâtisserie")
    offer_factories.leads_to_occupation(wanted.action.training, pastry)

    answer = search("boulanger")

    assert kinds(answer) == ["occupations"]
    assert [found.code for found in answer.relaxed[0].occupations] == ["D1104"]
    assert [found.id for found in answer.sessions] == [wanted.id]


def test_distance_learning_is_proposed(offer: Offer, search: Search) -> None:
    wanted = offer("Boulangerie", mode="remote")

    answer = search("boulangerie", modes=frozenset(("onsite",)))

    assert kinds(answer) == ["remote"]
    assert [found.id for found in answer.sessions] == [wanted.id]


def test_fewer_words_then_fewer_filters_then_anything(offer: Offer, search: Search) -> None:
    offer("Boulangerie", "Toulouse")
    search()

    assert kinds(search("boulangerie médiévale", build=False)) == ["words"]
    refused = search("boulangerie", build=False, programmes=frozenset(("lectio",)))
    assert kinds(refused) == ["filters"]
    nonsense = search("xqzw", build=False)
    assert kinds(nonsense) == ["words"]
    assert "xqzw" in nonsense.relaxed[0].sentence
    assert nonsense.total == 1


def test_nothing_is_loosened_when_the_caller_refuses(offer: Offer, search: Search) -> None:
    offer("Boulangerie", "Toulouse")

    answer = search("xqzw", relax=False)

    assert (answer.total, answer.relaxed) == (0, ())
