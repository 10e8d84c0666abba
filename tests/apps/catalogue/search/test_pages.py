"""Pages of results: complete, without repeats, stable; orders."""

from datetime import date, timedelta

import pytest
from tests.offer_search import Offer, Search

from passerelles.apps.catalogue.search import ordering

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["relevance", "soonest", "nearest"])
@pytest.mark.parametrize("text", ["anglais", ""])
def test_pages_give_every_session_once(
    offer: Offer, search: Search, monkeypatch: pytest.MonkeyPatch, sort: str, text: str
) -> None:
    monkeypatch.setattr(ordering, "RERANKED", 8)
    made = {
        offer("Anglais", *names, start=date(2027, 1, 4) + timedelta(days=day)).id
        for day in range(6)
        for names in (["Foix"], ["Toulouse", "Albi"], [])
    }
    search()
    seen: list[str] = []
    cursor = ""
    for _ in range(20):
        answer = search(text, build=False, cursor=cursor, limit=5, sort=sort, commune="09122")
        seen += [found.id for found in answer.sessions]
        cursor = answer.next_cursor
        if not cursor:
            break

    assert answer.total == len(made) == len(seen)
    assert set(seen) == made


def test_the_soonest_and_the_nearest_first(offer: Offer, search: Search) -> None:
    far = offer("Anglais", "Montpellier", start=date(2026, 12, 1))
    near = offer("Anglais", "Foix", start=date(2027, 6, 1))
    middle = offer("Anglais", "Toulouse", start=date(2027, 2, 1))

    soonest = search("anglais", sort="soonest", commune="09122")
    assert [found.id for found in soonest.sessions] == [far.id, middle.id, near.id]
    nearest = search("anglais", build=False, sort="nearest", commune="09122")
    assert [found.id for found in nearest.sessions] == [near.id, middle.id, far.id]


def test_a_cursor_of_an_older_index_goes_on(offer: Offer, search: Search) -> None:
    for _ in range(3):
        offer("Anglais")
    first = search("anglais", limit=2)

    rest = search("anglais", limit=2, cursor=first.next_cursor)

    assert len(rest.sessions) == 1
    assert rest.next_cursor == ""


def test_the_place_comes_from_merged_communes_too(offer: Offer, search: Search) -> None:
    offer("Anglais", "Foix")
    answer = search("anglais", commune="31555")

    assert answer.sessions[0].km is not None
    assert 60 < answer.sessions[0].km < 80
