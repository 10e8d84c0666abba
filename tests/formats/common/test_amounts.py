"""Counts and rates as French files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.common.amounts import read_count, read_decimal


@given(st.integers(min_value=0, max_value=10**12))
def test_a_count_is_read_whatever_its_spaces(count: int) -> None:
    assert read_count(str(count)) == count
    assert read_count(f"{count:,}".replace(",", "\u202f")) == count


@pytest.mark.parametrize("text", ["", "-3", "12,5", "douze", "²"])
def test_what_is_not_a_count_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="n’est pas un nombre entier"):
        read_count(text)


def test_a_decimal_has_a_comma_or_a_point() -> None:
    assert read_decimal("8,7") == read_decimal("8.7") == 8.7
    assert read_decimal("-1\u202f250") == -1250


@pytest.mark.parametrize("text", ["", "nan", "inf", "8,7,1"])
def test_what_is_not_a_decimal_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="n’est pas un nombre"):
        read_decimal(text)
