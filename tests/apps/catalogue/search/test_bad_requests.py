"""What cannot be searched is refused with a French sentence, never with a crash."""

from datetime import date
from typing import Any

import pytest
from tests.offer_search import Offer, Search

from passerelles.apps.catalogue.search.errors import BadSearch

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"text": "a" * 10_000}, "10000 caractères"),
        ({"text": "a\x00b"}, "caractère nul"),
        ({"commune": "31555", "radius_km": -3}, "rayon « -3 »"),
        ({"commune": "31555", "radius_km": float("nan")}, "rayon"),
        ({"commune": "31555", "max_minutes": 0}, "temps de trajet « 0 »"),
        ({"commune": "99999"}, "« 99999 » est inconnue"),
        ({"commune": "'; drop"}, "est inconnue"),
        ({"radius_km": 10}, "depuis une commune"),
        ({"sort": "nearest"}, "depuis une commune"),
        ({"cursor": "n’importe quoi"}, "curseur"),
        ({"cursor": "a" * 10_000}, "curseur"),
        ({"limit": 0}, "résultats par page"),
        ({"levels_out": frozenset((12,))}, "niveau « 12 »"),
        (
            {"start_after": date(2027, 3, 1), "start_before": date(2027, 1, 1)},
            "échangez les deux dates",
        ),
    ],
)
def test_a_sentence_says_what_is_wrong(
    offer: Offer, search: Search, options: dict[str, Any], said: str
) -> None:
    offer("Anglais", "Toulouse")

    with pytest.raises(BadSearch, match=said):
        search(**options)


@pytest.mark.parametrize(
    "text", ['"', "AND OR NOT", "title:x", "*", "(((", "é" * 500, "+-&&", "😀"]
)
def test_any_text_is_searched_as_words(offer: Offer, search: Search, text: str) -> None:
    offer("Anglais", "Toulouse")

    assert search(text).total <= 1


def test_unknown_values_answer_nothing_or_say_that_filters_were_dropped(
    offer: Offer, search: Search
) -> None:
    offer("Anglais", "Toulouse")

    answer = search("anglais", programmes=frozenset(("inconnu",)))

    assert answer.relaxed[0].kind == "filters"


def test_without_any_offer_nothing_is_found(db: None, search: Search) -> None:
    assert search("anglais", build=False).total == 0
    assert search("anglais").total == 0
