"""What holds for any label and any query."""

import string

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from passerelles.domain.reference.search.index import LabelIndex
from passerelles.domain.reference.search.words import fold
from tests.domain.reference.search.factories import codes, entry

LETTERS = string.ascii_lowercase + "éèàçôû"
words = st.text(LETTERS, min_size=2, max_size=12)
labels = st.lists(words, min_size=1, max_size=4).map(" ".join)
entries = st.lists(labels, min_size=1, max_size=12, unique_by=fold).map(
    lambda found: [entry(f"C{at}", label) for at, label in enumerate(found)]
)
KNOWN = LabelIndex(
    [
        entry("A", "Boulanger / Boulangère", "Ouvrier / Ouvrière en boulangerie"),
        entry("B", "Conducteur / Conductrice de machines agricoles (CMA)"),
        entry("C", "Éducateur / Éducatrice de jeunes enfants", "éveil 2 ans"),
    ]
)


@given(st.text(max_size=10_000))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_search(query: str) -> None:
    found = KNOWN.search(query)
    assert len({match.code for match in found}) == len(found) <= 10
    assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)


@given(entries, st.data())
@settings(deadline=None)
def test_the_exact_label_comes_first(found: list, data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(found))
    assume(fold(wanted.label))
    assert codes(LabelIndex(found), wanted.label)[0] == wanted.code


@given(entries, labels, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_building_changes_nothing(found: list, query: str, shuffle) -> None:  # type: ignore[type-arg, no-untyped-def]
    mixed = list(found)
    shuffle.shuffle(mixed)
    assert LabelIndex(found).search(query) == LabelIndex(mixed).search(query)


@given(entries, labels)
@settings(deadline=None)
def test_accents_and_case_change_nothing(found: list, query: str) -> None:
    index = LabelIndex(found)
    assert index.search(query) == index.search(query.upper()) == index.search(fold(query))


def typo(word: str, data: st.DataObject) -> str:
    """One letter replaced, added, lost or swapped with the next."""
    at = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    kinds = [
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    return data.draw(st.sampled_from(kinds))


@given(st.data())
@settings(deadline=None)
def test_one_error_in_a_long_word_is_forgiven(data: st.DataObject) -> None:
    long_words = st.text(string.ascii_lowercase, min_size=6, max_size=14)
    found = data.draw(st.lists(long_words, min_size=1, max_size=10, unique=True))
    wanted = data.draw(st.sampled_from(found))
    index = LabelIndex([entry(word, word) for word in found])
    assert wanted in codes(index, typo(wanted, data), limit=5)
