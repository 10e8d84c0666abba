"""Names completed from the beginning of any of their words."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.suggestion import begun_by, starts, typed_prefix

NAMES = ("CAP Pâtissier", "Anglais pour les pâtissiers", "Soudure")


def completed(prefix: str) -> set[str]:
    begun = starts(NAMES)
    found = begun_by([start.text for start in begun], typed_prefix(prefix))
    return {NAMES[begun[at].name] for at in found}


def test_any_word_of_a_name_can_be_begun() -> None:
    assert completed("pâtis") == {"CAP Pâtissier", "Anglais pour les pâtissiers"}
    assert completed("cap pa") == {"CAP Pâtissier"}
    assert completed("SOUDU") == {"Soudure"}


def test_two_letters_are_not_enough() -> None:
    assert typed_prefix("ca") == ""


@given(st.lists(st.text(max_size=20), max_size=10), st.text(max_size=5))
def test_what_is_found_begins_so(names: list[str], prefix: str) -> None:
    texts = [start.text for start in starts(names)]
    found = begun_by(texts, prefix)

    assert [text for text in texts if text.startswith(prefix)] == [texts[at] for at in found]
