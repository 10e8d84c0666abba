"""Filters read in the words typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.understanding import Phrase, Reading, read

TODAY = date(2026, 11, 23)
PHRASES = {
    ("cours", "du", "soir"): Phrase("paces", ("evening",)),
    ("soir",): Phrase("paces", ("evening",)),
    ("qualif", "pro"): Phrase("programmes", ("qualif-pro",)),
    ("foix",): Phrase("commune", ("09122",), frozenset(("a",))),
}


def reading(text: str, kept: tuple[str, ...] = ()) -> Reading:
    return read(text, [PHRASES], today=TODAY, kept=kept)


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.name, found.values) for found in reading(text).filters]


@pytest.mark.parametrize(
    ("text", "filters", "words"),
    [
        ("comptable niveau 4", [("levels_out", ("4",))], ("comptable",)),
        ("comptable niveau IV", [("levels_out", ("4",))], ("comptable",)),
        ("commerce bac+2", [("levels_out", ("5",))], ("commerce",)),
        ("commerce bac +3", [("levels_out", ("6",))], ("commerce",)),
        ("commerce Bac + 5", [("levels_out", ("7",))], ("commerce",)),
        ("cours du soir de bureautique", [("paces", ("evening",))], ("bureautique",)),
        ("Qualif’Pro soudeur", [("programmes", ("qualif-pro",))], ("soudeur",)),
        ("aide-soignante avant mars", [("start_before", ("2027-02-28",))], ("aide", "soignante")),
        ("anglais en janvier", [("start", ("2027-01-01", "2027-01-31"))], ("anglais",)),
        ("anglais à partir de juin", [("start_after", ("2027-06-01",))], ("anglais",)),
        ("anglais après juin 2027", [("start_after", ("2027-07-01",))], ("anglais",)),
        ("coiffure à Foix", [("commune", ("09122",))], ("coiffure",)),
        ("CAP cuisine", [], ("cap", "cuisine")),
        ("bac pro cuisine", [], ("bac", "pro", "cuisine")),
        ("foix", [], ("foix",)),
        ("CACES R 489", [], ("caces", "r489")),
    ],
)
def test_filters_and_words(
    text: str, filters: list[tuple[str, tuple[str, ...]]], words: tuple[str, ...]
) -> None:
    assert said(text) == filters
    assert reading(text).words == words


def test_the_words_of_a_filter_are_kept_as_typed() -> None:
    assert reading("Boulanger, Niveau 3 !").filters[0].words == "Niveau 3"


def test_words_that_the_person_keeps_are_searched() -> None:
    found = reading("comptable Niveau 4", kept=("Niveau 4",))

    assert found.filters == ()
    assert found.words == ("comptable", "niveau", "4")


def test_a_month_already_begun_is_this_one() -> None:
    assert said("novembre") == [("start", ("2026-11-01", "2026-11-30"))]
    assert said("décembre 2027") == [("start", ("2027-12-01", "2027-12-31"))]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = reading(text)

    assert all(word == word.strip() and word for word in found.words)
