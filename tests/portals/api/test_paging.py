"""Pages: walking a list gives each row exactly once, and a cursor is only ours."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests import factories

from passerelles.apps.reference.reads.lists.windows import LostPosition, Window, cut

Read = Callable[..., Any]


def occupations() -> None:
    for number in range(7):
        factories.occupation(f"F{1600 + number}", label=f"Électricien {number}")


def skills() -> None:
    used_by = factories.occupation()
    for number in range(7):
        factories.skill_link(used_by, factories.skill(f"{number}", label=f"Poser {number}"))


def certifications() -> None:
    for number in range(7):
        factories.certification(f"RNCP{number + 1}", title=f"Électricien {number}")


def territories() -> None:
    for number in range(7):
        factories.territory(f"{number}", name=f"Ville {number}")


def places() -> None:
    for number in range(7):
        factories.body(f"Agence {number}", kind="agency")


def sources() -> None:
    for number in range(7):
        factories.source(f"source_{number}", position=number % 3)


LISTS = [
    ("occupations", occupations, {}),
    ("occupations", occupations, {"q": "électricien"}),
    ("skills", skills, {}),
    ("skills", skills, {"q": "poser"}),
    ("certifications", certifications, {}),
    ("certifications", certifications, {"q": "électricien"}),
    ("territories", territories, {"q": "ville"}),
    ("places", places, {}),
    ("sources", sources, {}),
]


def walk(read: Read, name: str, query: dict[str, str], limit: int) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        answer = read(name, **query, limit=limit, **({"cursor": cursor} if cursor else {}))
        pages.append([line.get("id") or line["code"] for line in answer["results"]])
        cursor = answer["next"]
        if cursor is None:
            return pages


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "fill", "query"), LISTS)
@pytest.mark.parametrize("limit", [1, 3, 7, 100])
def test_walking_the_pages_gives_each_row_once(
    read: Read, name: str, fill: Callable[[], None], query: dict[str, str], limit: int
) -> None:
    fill()

    pages = walk(read, name, query, limit)

    rows = [row for page in pages for row in page]
    assert len(rows) == len(set(rows)) == 7
    assert all(len(page) == limit for page in pages[:-1])
    assert rows == walk(read, name, query, 100)[0]


@given(
    items=st.lists(st.text(min_size=1), unique=True, max_size=40),
    limit=st.integers(min_value=1, max_value=10),
)
def test_cutting_a_list_loses_nothing(items: list[str], limit: int) -> None:
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        batch = cut(items, Window(after=after, limit=limit), key=str)
        found += batch.items
        after = batch.last
    assert found == items


def test_a_row_that_left_the_ranking_is_not_guessed() -> None:
    with pytest.raises(LostPosition):
        cut(["a", "b"], Window(after="c"), key=str)


@pytest.mark.django_db
def test_a_ranking_that_changed_asks_to_begin_again(client: Client, read: Read) -> None:
    sources()
    cursor = read("sources", limit=2)["next"]
    factories.source("source_0").__class__.objects.filter(id="source_3").delete()

    response = client.get("/api/v1/sources", {"limit": 2, "cursor": cursor})

    assert response.status_code == 400
    assert "a changé" in response.json()["detail"]


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["abc", "abc:def", "IkYxNjAyIg:AAAA", "é", ":", "a" * 401])
def test_a_broken_cursor_is_refused(client: Client, cursor: str) -> None:
    response = client.get("/api/v1/occupations", {"cursor": cursor})

    assert response.status_code == 400
    assert "« cursor »" in response.json()["detail"]


@pytest.mark.django_db
def test_a_cursor_serves_only_its_list_and_filters(client: Client, read: Read) -> None:
    occupations()
    cursor = read("occupations", limit=2)["next"]

    assert read("occupations", limit=3, cursor=cursor)["results"][0]["code"] == "F1602"
    for address in ("occupations?field=F", "certifications?"):
        response = client.get(f"/api/v1/{address}&cursor={cursor}")
        assert response.status_code == 400
