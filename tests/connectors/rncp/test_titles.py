"""Sheets of the kit, of Certif Info and of the official export."""

from datetime import date
from pathlib import Path

from passerelles.apps.reference.models import (
    Certification,
    CertificationAccess,
    CertificationSheet,
    CertificationTerm,
    Edition,
)
from passerelles.connectors.common.editions import Outcome
from passerelles.connectors.rncp import titles
from passerelles.formats.common.rejection import Rejection
from tests.formats.rncp.test_kit import write_certif_info, write_csv, write_kit

KIT_ROW = {
    "Code Diplôme": "01022103",
    "FicheRNCP": "RNCP5",
    "Niveau fiche RNCP": "Niveau 3",
    "Intitulé certification (RNCP)": "CS - Traiteur",
    "Fiche ACTIVE/INACTIVE": "ACTIVE",
    "Accès à l'apprentissage de la fiche RNCP (oui/non)": "Oui",
}


def rows_of(outcomes: list[Outcome]) -> list[object]:
    return [row for outcome in outcomes if not isinstance(outcome, Rejection) for row in outcome]


def test_a_kit_row_describes_its_entry_and_files_its_diploma(tmp_path: Path) -> None:
    rows = rows_of(list(titles.load([write_kit(tmp_path, KIT_ROW)])))
    kinds = [type(row) for row in rows]
    assert kinds == [
        Edition,
        Certification,
        CertificationTerm,
        CertificationSheet,
        CertificationAccess,
    ]
    sheet = rows[3]
    assert isinstance(sheet, CertificationSheet)
    assert (sheet.id, sheet.rank, sheet.level) == ("RNCP5:kit", 1, 3)
    assert sheet.is_active is True
    assert sheet.vintage == date(2025, 1, 31)


def test_the_entry_of_several_diplomas_has_one_sheet(tmp_path: Path) -> None:
    other = KIT_ROW | {"Code Diplôme": "01022104"}
    rows = rows_of(list(titles.load([write_kit(tmp_path, KIT_ROW, other)])))
    assert sum(isinstance(row, CertificationSheet) for row in rows) == 1
    assert sum(isinstance(row, CertificationTerm) for row in rows) == 2


def test_a_diploma_without_entry_is_read_and_makes_nothing(tmp_path: Path) -> None:
    (outcome,) = titles.load([write_kit(tmp_path, KIT_ROW | {"FicheRNCP": "NR"})])
    assert not isinstance(outcome, Rejection)
    assert [type(row) for row in outcome] == [Edition]


def test_the_newest_kit_describes_first(tmp_path: Path) -> None:
    old = {
        "Code_Diplome": "01022103",
        "Code_RNCP": "RNCP5",
        "Niveau fiche RNCP": "Niveau 4",
        "Fiche ACTIVE/INACTIVE": "INACTIVE",
    }
    files = [write_csv(tmp_path, old, old | {"Code_RNCP": "RNCP6"}), write_kit(tmp_path, KIT_ROW)]
    sheets = [r for r in rows_of(list(titles.load(files))) if isinstance(r, CertificationSheet)]
    assert [(s.certification_id, s.level, s.is_active, s.vintage.year) for s in sheets] == [
        ("RNCP5", 3, True, 2025),
        ("RNCP6", 4, False, 2023),
    ]


def certif_info_row(code: str, **others: str) -> dict[str, str]:
    return {"Code_Diplome": code, "Date_MaJ": "01/06/2024", **others}


def test_certif_info_does_not_say_whether_an_entry_is_alive(tmp_path: Path) -> None:
    row = certif_info_row("1", Code_RS="5638", Libelle_Diplome="TOSA", Code_Niveau_Europeen="")
    rows = rows_of(list(titles.load([write_certif_info(tmp_path, row)])))
    (sheet,) = [row for row in rows if isinstance(row, CertificationSheet)]
    assert (sheet.id, sheet.rank) == ("RS5638:certif-info", 2)
    assert (sheet.is_active, sheet.level) == (None, None)


def test_of_several_titles_the_last_updated_is_kept_and_the_other_told(tmp_path: Path) -> None:
    older = certif_info_row("1", Code_RNCP="5", Libelle_Diplome="Option A", Date_MaJ="01/01/2020")
    newer = certif_info_row("2", Code_RNCP="5", Libelle_Diplome="Option B")
    outcomes = list(titles.load([write_certif_info(tmp_path, older, newer)]))
    (sheet,) = [row for row in rows_of(outcomes) if isinstance(row, CertificationSheet)]
    assert (sheet.title, sheet.vintage) == ("Option B", date(2024, 6, 1))
    (warning,) = [outcome for outcome in outcomes if isinstance(outcome, Rejection)]
    assert (warning.rule, warning.severity) == ("rncp.several-titles", "warning")


def test_what_no_register_holds_makes_no_row(tmp_path: Path) -> None:
    row = certif_info_row("1", Libelle_Diplome="DU actuaire")
    (outcome,) = titles.load([write_certif_info(tmp_path, row)])
    assert not isinstance(outcome, Rejection)
    assert [type(r) for r in outcome] == [Edition]
