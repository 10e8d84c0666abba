"""Words folded, elided, both genders in one, stemmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.words import fold, meant, sound, stem, stems_of, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boulanger", "Boulangère"),
        ("boulanger", "BOULANGERIE"),
        ("pâtissier", "pâtissières"),
        ("pâtissier", "patisserie"),
        ("plombier", "plomberie"),
        ("cuisinier", "cuisine"),
        ("infirmier", "Infirmières"),
        ("coiffeur", "coiffeuses"),
        ("conducteur", "conductrices"),
        ("électricien", "electriciennes"),
        ("professionnel", "professionnelle"),
    ],
)
def test_one_root_for_both_genders_and_the_trade(one: str, other: str) -> None:
    assert stems_of(one) == stems_of(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CAP pâtissier-boulanger", ["cap", "patissier", "boulanger"]),
        ("l’électricité d'aujourd’hui", ["electricite", "aujourd", "hui"]),
        ("technicien(ne)", ["technicien"]),
        ("vendeur·se", ["vendeur"]),
        ("C.A.P. cuisine", ["cap", "cuisine"]),
        ("CACES R.489", ["caces", "r489"]),
        ("C++ et .NET", ["cplusplus", "et", "dotnet"]),
        ("œnologie", ["oenologie"]),
    ],
)
def test_words_as_people_and_files_write_them(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_of_the_trade_mean_nothing() -> None:
    assert meant(words_of("formation pour devenir boulanger boulanger")) == ["boulanger"]
    assert meant(words_of("une formation")) == []


@given(st.text(max_size=60))
def test_folding_is_idempotent_and_ascii(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert folded.isascii()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_root_is_never_empty(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bureautic", "bureautique"),
        ("plonbier", "plombier"),
        ("coifure", "coiffure"),
        ("fotografe", "photographe"),
        ("estetique", "esthetique"),
    ],
)
def test_words_spelt_as_they_are_heard_sound_alike(typed: str, meant: str) -> None:
    assert sound(typed) == sound(meant)


def test_different_words_sound_different() -> None:
    assert len({sound(word) for word in ("cuisine", "cuisson", "plaquiste", "pompier")}) == 4
