"""History in words."""

import pytest

from passerelles.portals.pro.people.history import told


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "–"),
        ("", "–"),
        ([], "–"),
        (True, "oui"),
        (False, "non"),
        (0, "0"),
        (["a", "b"], "a, b"),
    ],
)
def test_a_value_is_told_in_words(value: object, words: str):
    assert told(value) == words
