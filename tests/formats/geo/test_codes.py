from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.geo.codes import (
    commune_code,
    departement_code,
    refuse_duplicates,
    required,
)


@pytest.mark.parametrize(
    ("received", "code"),
    [("1001", "01001"), ("31555", "31555"), ("2A004", "2A004"), ("2b033", "2B033")],
)
def test_a_commune_code_regains_its_lost_zero(received: str, code: str) -> None:
    assert commune_code(received) == code


@pytest.mark.parametrize(
    ("received", "rule"),
    [
        ("Total", "table.total-row"),
        ("Ensemble", "table.total-row"),
        ("3155*", "table.starred-code"),
        ("31", "commune.malformed-code"),
        ("2A04", "commune.malformed-code"),
        ("Toulouse", "commune.malformed-code"),
        ("", "commune.malformed-code"),
    ],
)
def test_what_is_not_a_commune_code_is_named(received: str, rule: str) -> None:
    with pytest.raises(CellFault) as fault:
        commune_code(received)
    assert fault.value.rule == rule
    assert f"« {received} »" in str(fault.value)


@pytest.mark.parametrize(
    ("received", "code"),
    [("9", "09"), ("009", "09"), ("02A", "2A"), ("2b", "2B"), ("974", "974"), ("31", "31")],
)
def test_a_departement_code_is_brought_to_its_usual_form(received: str, code: str) -> None:
    assert departement_code(received) == code


@pytest.mark.parametrize("received", ["", "1234", "2C", "Ariège"])
def test_what_is_not_a_departement_is_named(received: str) -> None:
    with pytest.raises(CellFault, match="département"):
        departement_code(received)


def test_an_empty_cell_is_refused_with_its_column() -> None:
    with pytest.raises(CellFault, match="« zone » est vide"):
        required(Row("f.csv:2", {"zone": ""}), "zone", rule="zone.missing-zone")


@dataclass(frozen=True, slots=True)
class _Record:
    path: str
    code: str


def _parse(row: Row) -> _Record:
    return _Record(row.path, commune_code(row["code"]))


def _rows() -> Iterator[Row | Rejection]:
    yield Row("f.csv:2", {"code": "1001"})
    yield Row("f.csv:3", {"code": "Total"})
    yield Row("f.csv:4", {"code": "01001"})


def test_a_fault_becomes_a_rejection_of_its_row_and_the_rest_is_read() -> None:
    kept, refused, _again = list(parse_rows(_rows(), _parse))
    assert kept == _Record("f.csv:2", "01001")
    assert isinstance(refused, Rejection)
    assert (refused.path, refused.rule, refused.fragment) == ("f.csv:3", "table.total-row", "Total")


def test_the_second_of_two_equal_keys_is_refused_with_the_place_of_the_first() -> None:
    outcomes = list(
        refuse_duplicates(
            parse_rows(_rows(), _parse), key=lambda r: r.code, rule="commune.duplicate-key"
        )
    )
    duplicate = outcomes[2]
    assert isinstance(duplicate, Rejection)
    assert duplicate.rule == "commune.duplicate-key"
    assert duplicate.path == "f.csv:4"
    assert "f.csv:2" in duplicate.message
    assert duplicate.fragment == "01001"
