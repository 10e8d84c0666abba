"""Suggestions while one types."""

import pytest
from tests import factories, offer_factories
from tests.offer_search import Offer, Search

from passerelles.apps.catalogue.search.suggest import suggest_offer

pytestmark = pytest.mark.django_db


def test_kinds_take_turns_occupations_first(offer: Offer, search: Search) -> None:
    factories.occupation("D1102", label="Boulanger / Boulangère")
    body = offer_factories.provider(name="Boulang’Formation")
    wanted = offer("CAP boulanger", training={"provider": body})
    title = factories.certification("RNCP37537", title="CAP Boulanger")
    offer_factories.leads_to_certification(wanted.action.training, title)
    offer("BP boulanger")
    search()

    found = suggest_offer("boulan")

    assert [name.kind for name in found[:4]] == [
        "occupation",
        "training",
        "provider",
        "certification",
    ]
    assert found[0].key == "ROME-4.60:D1102"
    assert {name.label for name in found if name.kind == "training"} == {
        "CAP boulanger",
        "BP boulanger",
    }
    assert next(name for name in found if name.kind == "provider").key == body.id


@pytest.mark.parametrize("typed", ["", "bo", "  ", "\x00", "a" * 5000])
def test_too_little_or_too_much_suggests_nothing(offer: Offer, search: Search, typed: str) -> None:
    offer("Boulangerie")
    search()

    assert suggest_offer(typed) == []


def test_before_any_offer_occupations_are_suggested(db: None) -> None:
    factories.occupation("D1102", label="Boulanger / Boulangère")

    assert [name.kind for name in suggest_offer("boulang")] == ["occupation"]
