"""The apprenticeship kit and Certif Info."""

from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.rncp import kit
from passerelles.formats.rncp.certif_info import COLUMNS, read_certif_info
from passerelles.formats.rncp.kit import read_kit
from passerelles.formats.rncp.records import CertifInfoRecord, KitRecord
from tests.formats.rncp.factories import csv_text, write_workbook

CSV_COLUMNS = ("Code_Diplome", "Code_RNCP", *kit._COMMON)
XLSX_COLUMNS = ("Code Diplôme", "FicheRNCP", *kit._WORKBOOK)


def write_csv(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "kit_apprentissage_20231218.csv"
    path.write_text(csv_text(CSV_COLUMNS, rows), encoding="utf-8-sig", newline="")
    return path


def write_kit(folder: Path, *rows: dict[str, str], sheet: str = kit.SHEET) -> Path:
    """A kit whose first row is blank, as the producer makes it."""
    path = folder / "kit_apprentissage_20250131.xlsx"
    lines = [[row.get(name, "") for name in XLSX_COLUMNS] for row in rows]
    return write_workbook(path, sheet=sheet, lines=[[], XLSX_COLUMNS, *lines])


def test_the_csv_has_no_title_of_entries(tmp_path: Path) -> None:
    row = {
        "Code_Diplome": "01022103",
        "Code_RNCP": "RNCP5",
        "Intitulé diplôme (DEPP)": "TRAITEUR",
        "Niveau fiche RNCP": "Niveau 3",
        "Fiche ACTIVE/INACTIVE": "INACTIVE",
        "Date d'échéance de la fiche RNCP": "31/12/2024",
        "Accès à l'apprentissage de la fiche RNCP (oui/non)": "oui",
    }
    (record,) = read_kit(write_csv(tmp_path, row))
    assert isinstance(record, KitRecord)
    assert (record.title, record.diploma_title) == ("", "TRAITEUR")
    assert record.is_active is False
    assert record.apprenticeship is True
    assert record.registered_until == date(2024, 12, 31)


def test_the_workbook_has_its_header_on_the_second_row(tmp_path: Path) -> None:
    row = {
        "Code Diplôme": "01022103",
        "FicheRNCP": "RNCP5",
        "Intitulé certification (RNCP)": "CS - Traiteur",
        kit._EFFECTIVE: "01/09/2023",
    }
    (record,) = read_kit(write_kit(tmp_path, row))
    assert isinstance(record, KitRecord)
    assert record.path == "kit_apprentissage_20250131.xlsx:3"
    assert record.title == "CS - Traiteur"
    assert record.effective_on == date(2023, 9, 1)
    assert record.apprenticeship is None


def test_a_diploma_that_no_entry_matches_says_nothing_else(tmp_path: Path) -> None:
    row = dict.fromkeys(XLSX_COLUMNS, "NR") | {"Code Diplôme": "36022201"}
    (record,) = read_kit(write_kit(tmp_path, row))
    assert isinstance(record, KitRecord)
    assert (record.certification, record.title, record.level) == ("", "", "")
    assert record.is_active is None


def test_a_lost_leading_zero_is_told(tmp_path: Path) -> None:
    (rejection,) = read_kit(write_csv(tmp_path, {"Code_Diplome": "1022103", "Code_RNCP": "RNCP5"}))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "rncp.malformed-diploma-code"
    assert "un zéro a été perdu" in rejection.message


def test_a_pair_given_twice_is_refused(tmp_path: Path) -> None:
    row = {"Code_Diplome": "01022103", "Code_RNCP": "RNCP5"}
    _, rejection = read_kit(write_csv(tmp_path, row, row))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "rncp.duplicate-key"


def test_a_workbook_without_the_sheet_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Kit Apprentissage"):
        list(read_kit(write_kit(tmp_path, sheet="Autre")))


def test_what_is_no_workbook_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "kit_apprentissage_20250131.xlsx"
    path.write_text("Erreur 404")
    with pytest.raises(UnreadableFile, match="n’est pas un classeur"):
        list(read_kit(path))


def write_certif_info(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "certif_info.csv"
    path.write_text(csv_text(COLUMNS, rows), encoding="utf-8", newline="")
    return path


def test_certif_info_names_the_register(tmp_path: Path) -> None:
    rows = [{"Code_Diplome": "1", "Code_RS": "5638"}, {"Code_Diplome": "2"}]
    records = list(read_certif_info(write_certif_info(tmp_path, *rows)))
    assert [r.certification for r in records if isinstance(r, CertifInfoRecord)] == ["RS5638", ""]


@pytest.mark.parametrize(
    "row", [{"Code_RNCP": "5", "Code_RS": "6"}, {"Code_RNCP": "5*"}, {"Code_RS": "0638"}]
)
def test_certif_info_gives_one_number_at_most(tmp_path: Path, row: dict[str, str]) -> None:
    (rejection,) = read_certif_info(write_certif_info(tmp_path, {"Code_Diplome": "1", **row}))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "rncp.malformed-number"


def test_a_total_row_of_certif_info_is_refused(tmp_path: Path) -> None:
    (rejection,) = read_certif_info(write_certif_info(tmp_path, {"Code_Diplome": "TOTAL"}))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "rncp.total-row"
