"""Suggestions while someone types."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]

Read = Callable[..., Any]


def kinds(answer: Any) -> set[str]:
    return {one["kind"] for one in answer["results"]}


def test_a_suggestion_names_kind_edition_and_code(read: Read) -> None:
    first = read("suggestions", q="electricien du batiment")["results"][0]

    assert first == {
        "kind": "occupation",
        "edition": "ROME-4.60",
        "code": "F1602",
        "label": "Électricien / Électricienne",
        "matched": "Électricien / Électricienne du bâtiment",
    }


def test_every_kind_answers_unless_some_are_named(read: Read) -> None:
    assert kinds(read("suggestions", q="électricien")) == {"occupation", "certification", "skill"}
    assert kinds(read("suggestions", q="toulouse")) == {"place", "provider"}
    assert kinds(read("suggestions", q="électricien", kind="certification")) == {"certification"}
    both = read("suggestions", q="électricien", kind=["certification", "occupation"])
    assert kinds(both) == {"occupation", "certification"}


def test_a_place_is_found_by_its_postcode(read: Read) -> None:
    (place,) = read("suggestions", q="31000", kind="place")["results"]

    assert (place["code"], place["matched"]) == ("commune:31555", "31000")


@pytest.mark.parametrize("text", ["", "é", "el", "  e l  ", "!!!", "…-’ a b"])
def test_fewer_than_three_letters_suggest_nothing(read: Read, text: str) -> None:
    assert read("suggestions", q=text) == {"results": []}


@pytest.mark.parametrize(
    "text",
    [
        "%00"[:1] * 3,
        "' OR 1=1 --",
        "<script>",
        "\\\\\\",
        "électricien" * 40,
        "😀😀😀abc",
        "\u202eabc",
    ],
)
def test_free_text_never_fails(read: Read, text: str) -> None:
    assert isinstance(read("suggestions", q=text)["results"], list)


def test_the_number_of_suggestions_is_bounded(read: Read) -> None:
    assert len(read("suggestions", q="électricien", limit=1)["results"]) == 1
