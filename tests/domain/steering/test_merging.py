"""Two people write on one sheet: nothing is lost, nothing is overwritten in silence."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.merging import Clash, merge

CELLS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]))


def test_fields_that_only_one_changed_merge():
    merged = merge({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "3"})

    assert merged.changes == {"a": "2"}
    assert merged.clashes == ()


def test_a_field_that_both_changed_is_told_with_both_texts():
    merged = merge({"a": "1"}, {"a": "2"}, {"a": "3"})

    assert merged.changes == {}
    assert merged.clashes == (Clash("a", "3", "2"),)


def test_a_line_removed_by_one_and_changed_by_the_other_is_told():
    assert merge({"a": "1"}, {"a": None}, {"a": "3"}).clashes == (Clash("a", "3", None),)
    assert merge({"a": "1"}, {"a": "2"}, {}).clashes == (Clash("a", None, "2"),)


@given(base=CELLS, mine=CELLS, theirs=CELLS)
def test_what_i_changed_is_written_or_told(
    base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
):
    merged = merge(base, mine, theirs)
    told = {clash.field for clash in merged.clashes}

    for field, value in mine.items():
        if value not in (base.get(field), theirs.get(field)):
            assert (merged.changes.get(field) == value) != (field in told)
    assert all(theirs.get(field) == base.get(field) for field in merged.changes)
