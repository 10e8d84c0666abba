"""The stock at 31 December: what is read, what is refused, where and with which remedy."""

from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.apprenticeship.sifa import StockLine, read_sifa
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from tests.formats.apprenticeship.files import write_stock


def refused(path: Path) -> Rejection:
    (rejection,) = [r for r in read_sifa(path) if isinstance(r, Rejection)]
    return rejection


def test_a_line_is_read(tmp_path: Path) -> None:
    (line,) = read_sifa(write_stock(tmp_path, {"departement_formation": "9", "rqth": "oui"}))

    assert line == StockLine("sifa.csv:2", 2024, date(2025, 3, 15), "09", "3", "F", True, "312", 40)


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [
        ("departement_formation", "99", "apprenticeship.unknown-departement"),
        ("departement_formation", "", "apprenticeship.unknown-departement"),
        ("departement_formation", "Total Occitanie", "apprenticeship.total-row"),
        ("niveau", "Ensemble", "apprenticeship.total-row"),
        ("niveau", "9", "apprenticeship.unknown-level"),
        ("niveau", "V", "apprenticeship.unknown-level"),
        ("sexe", "H", "apprenticeship.unknown-sex"),
        ("rqth", "1", "apprenticeship.unknown-answer"),
        ("nsf", "312t", "apprenticeship.unknown-field"),
        ("effectif", "-3", "apprenticeship.bad-count"),
        ("effectif", "12,5", "apprenticeship.bad-count"),
        ("effectif", "*", "apprenticeship.bad-count"),
        ("annee", "24", "apprenticeship.bad-year"),
        ("date_observation", "30/02/2025", "apprenticeship.bad-date"),
        ("date_observation", "30/11/2024", "apprenticeship.observed-too-early"),
    ],
)
def test_a_refusal_names_place_column_and_value(
    tmp_path: Path, column: str, value: str, rule: str
) -> None:
    found = refused(write_stock(tmp_path, {}, {"nsf": "313", column: value}))

    assert (found.path, found.rule) == ("sifa.csv:3", rule)
    assert f"« {column} »" in found.message
    assert value in found.fragment


def test_a_combination_told_twice_is_refused_with_its_first_place(tmp_path: Path) -> None:
    found = refused(write_stock(tmp_path, {}, {"effectif": "2"}))

    assert found.rule == "apprenticeship.duplicate"
    assert "sifa.csv:2" in found.message


def test_a_renamed_column_stops_everything(tmp_path: Path) -> None:
    path = write_stock(tmp_path, {})
    path.write_text(path.read_text(encoding="utf-8").replace("rqth", "handicap"), encoding="utf-8")

    with pytest.raises(UnreadableFile, match="rqth"):
        list(read_sifa(path))


def test_another_encoding_stops_everything(tmp_path: Path) -> None:
    path = tmp_path / "sifa.csv"
    path.write_bytes("annee;été\n".encode("latin-1"))

    with pytest.raises(UnreadableFile, match="ligne 1 : ce n’est pas écrit en UTF-8"):
        list(read_sifa(path))
