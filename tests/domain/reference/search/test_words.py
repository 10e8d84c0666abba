"""Words are folded, cut and stemmed as French people mistype them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.search.words import (
    QUERY_WORDS,
    family,
    fold,
    fold_lines,
    query_words,
    stem,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élagueur", "elagueur"),
        ("ŒNOLOGUE", "oenologue"),
        ("chef d’équipe", "chef d equipe"),
        ("aide-soignant(e)", "aide soignant e"),
        ("B.T.P.", "btp"),
        ("  deux\n lignes ", "deux lignes"),
        ("中文 🙂", ""),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.lists(st.text(max_size=50), min_size=1, max_size=8))
def test_folding_many_is_folding_each(texts: list[str]) -> None:
    assert fold_lines(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    "words",
    [
        ("infirmier", "infirmiere", "infirmiers", "infirmieres"),
        ("vendeur", "vendeuse", "vendeuses"),
        ("conducteur", "conductrice", "conductrices"),
        ("mecanicien", "mecanicienne"),
        ("animal", "animaux"),
        ("employe", "employee", "employees"),
    ],
)
def test_gender_and_number_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("boulanger", "boulangerie"),
        ("jardinier", "jardinage"),
        ("soudeur", "soudure", "souder"),
        ("menuisier", "menuiserie"),
        ("coiffeur", "coiffure"),
    ],
)
def test_a_trade_and_its_action_share_a_family(words: tuple[str, ...]) -> None:
    assert len({family(stem(word)) for word in words}) == 1


def test_stop_words_are_dropped_unless_alone() -> None:
    assert query_words("le métier de la mer") == ["metier", "mer"]
    assert query_words("de la") == ["de", "la"]


def test_contractions_are_written_in_full_and_repeats_dropped() -> None:
    assert query_words("St Gaudens saint") == ["saint", "gaudens"]


def test_a_long_query_is_cut() -> None:
    assert len(query_words(" ".join(f"mot{n}" for n in range(5000)))) == QUERY_WORDS
