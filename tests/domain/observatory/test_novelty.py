"""What emerges between two editions of a nomenclature."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.novelty import novelties

OLD_NAMES, OLD_CODES = {"1", "2", "3"}, {"M1801", "A1101"}


def test_a_new_code_with_new_names_emerges() -> None:
    (found,) = novelties({"M1811": {"8", "9", "1"}}, known_names=OLD_NAMES, known_codes=OLD_CODES)
    assert (found.new_names, found.names, found.emerges) == (2, 3, True)


def test_a_code_split_from_another_keeps_its_names_and_does_not_emerge() -> None:
    (found,) = novelties({"A1102": {"1", "2", "9"}}, known_names=OLD_NAMES, known_codes=OLD_CODES)
    assert found.is_new_code
    assert not found.emerges


def test_an_old_code_enriched_does_not_emerge() -> None:
    (found,) = novelties({"M1801": {"7", "8", "9"}}, known_names=OLD_NAMES, known_codes=OLD_CODES)
    assert found.share == 1
    assert not found.emerges


def test_a_code_without_new_name_is_left_out() -> None:
    assert novelties({"M1801": {"1"}}, known_names=OLD_NAMES, known_codes=OLD_CODES) == []


names = st.dictionaries(st.text("AB12", max_size=3), st.sets(st.text("xyz", max_size=2)))


@given(names, st.sets(st.text("xyz", max_size=2)))
def test_counts_are_true_and_sorted(found: dict[str, set[str]], known: set[str]) -> None:
    told = novelties(found, known_names=known, known_codes=set())
    assert [(len(found[one.code] - known), len(found[one.code])) for one in told] == [
        (one.new_names, one.names) for one in told
    ]
    assert [one.new_names for one in told] == sorted((o.new_names for o in told), reverse=True)
