"""Cursors: what is written is read, anything else is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.cursor import BrokenCursor, Cursor, read_cursor


@given(st.integers(0, 10**12), st.integers(0, 10**7), st.integers(0, 10**8))
def test_what_is_written_is_read(generation: int, seed: int, rank: int) -> None:
    cursor = Cursor(generation, seed, rank)

    assert read_cursor(str(cursor)) == cursor


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(BrokenCursor):
        assert read_cursor(text).rank >= 0


@pytest.mark.parametrize("text", ["", "é", "abc", "MS4x", "A" * 5000])
def test_what_no_search_gave_is_refused(text: str) -> None:
    with pytest.raises(BrokenCursor):
        read_cursor(text)
