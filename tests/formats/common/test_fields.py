"""Fields: no value crashes the reader, and what is told stays short."""

from decimal import Decimal
from typing import Any

import pytest

from passerelles.formats.common.fields import FieldFinding, Fields


def told(given: dict[str, Any], read: str = "n") -> dict[str, str]:
    findings: list[FieldFinding] = []
    fields = Fields(given, findings)
    fields.refuse_others(("n", "on_are"))
    fields.whole("n", low=0, high=10)
    fields.amount("n", low=0, high=10)
    return {one.field: one.message for one in findings}


@pytest.mark.parametrize("value", ["1e30", "1e999999", "-1e30", "-Infinity"])
def test_a_number_too_great_to_divide_is_told(value: str) -> None:
    assert "attendu" in told({"n": Decimal(value)})["n"]


def test_whole_numbers_may_be_written_with_a_point() -> None:
    assert told({"n": 3.0}) == told({"n": Decimal("3.0")}) == {}


def test_a_thousand_unknown_fields_are_told_in_ten_lines() -> None:
    found = told({f"k{n}": 1 for n in range(1000)})
    assert len(found) == 10
    assert "les 990 suivants" in found["k9"]


def test_a_name_that_looks_like_nothing_gives_the_list() -> None:
    assert "champs : n, on_are" in told({"name": 1})["name"]
    assert "vouliez-vous écrire « on_are »" in told({"on_aer": 1})["on_aer"]
