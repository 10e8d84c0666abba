"""The tables of the France compétences export: what is kept, what is refused and where."""

import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.rncp.records import (
    BranchRecord,
    CertifierRecord,
    OccupationRecord,
    SheetRecord,
    SuccessionRecord,
    TermRecord,
)
from passerelles.formats.rncp.tables import read_export, read_table
from passerelles.formats.rncp.values import vintage_of
from tests.formats.rncp.factories import STEMS, csv_text, table_text, write_export, write_table


def only_rejection(path: Path) -> Rejection:
    (outcome,) = read_table(path)
    assert isinstance(outcome, Rejection)
    return outcome


def test_a_rome_row_keeps_code_and_label_and_undoubles_apostrophes(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "I1306", "Codes_Rome_Libelle": "Pose d''appareils à froid"}
    (record,) = read_table(write_table(tmp_path, "rome", row))
    assert record == OccupationRecord(
        "export_fiches_CSV_Rome_2026_02_01.csv:2", "RNCP1", "I1306", "Pose d'appareils à froid"
    )


@pytest.mark.parametrize("code", ["D14", "M18", "12345", "d1401", ""])
def test_a_truncated_rome_code_is_refused_and_named(tmp_path: Path, code: str) -> None:
    row = {"Codes_Rome_Code": code, "Codes_Rome_Libelle": "Vente à distance"}
    rejection = only_rejection(write_table(tmp_path, "rome", row))
    assert rejection.rule == "rncp.truncated-rome-code"
    assert rejection.severity == "error"
    assert rejection.path.endswith("_Rome_2026_02_01.csv:2")
    assert f"« {code} »" in rejection.message
    assert "Vente à distance" in rejection.fragment


def test_a_professional_domain_is_not_an_occupation(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "F1200", "Codes_Rome_Libelle": "Chantiers"}
    rejection = only_rejection(write_table(tmp_path, "rome", row))
    assert rejection.rule == "rncp.generic-rome-code"


def test_a_tab_before_a_siret_is_told_once_and_taken_off(tmp_path: Path) -> None:
    rows = [
        {"Siret_Certificateur": f"\t1200270160056{n}", "Nom_Certificateur": "École"} for n in (3, 4)
    ]
    warning, *records = read_table(write_table(tmp_path, "certificateurs", *rows))
    assert isinstance(warning, Rejection)
    assert (warning.rule, warning.severity) == ("rncp.tab-before-siret", "warning")
    assert "\t12002701600563" in warning.fragment
    assert [record.siret for record in records if isinstance(record, CertifierRecord)] == [
        "12002701600563",
        "12002701600564",
    ]


def test_a_total_row_is_refused(tmp_path: Path) -> None:
    row = {"Numero_Fiche": "Total", "Codes_Rome_Code": "65070"}
    assert only_rejection(write_table(tmp_path, "rome", row)).rule == "rncp.total-row"


@pytest.mark.parametrize("number", ["37780", "RNCP", "RNCP012", "*", "rncp1"])
def test_a_malformed_number_is_refused(tmp_path: Path, number: str) -> None:
    row = {"Numero_Fiche": number, "Codes_Rome_Code": "M1203"}
    assert only_rejection(write_table(tmp_path, "rome", row)).rule == "rncp.malformed-number"


def test_a_duplicated_key_is_refused_once_kept_once(tmp_path: Path) -> None:
    row = {"Codes_Rome_Code": "M1203", "Codes_Rome_Libelle": "Comptabilité"}
    kept, refused = read_table(write_table(tmp_path, "rome", row, row))
    assert isinstance(kept, OccupationRecord)
    assert isinstance(refused, Rejection)
    assert refused.rule == "rncp.duplicate-key"
    assert refused.path.endswith(":3")


def test_a_code_repeated_before_its_label_is_taken_off(tmp_path: Path) -> None:
    nsf = write_table(tmp_path, "nsf", {"Nsf_Code": "314t", "Nsf_Intitule": "314t : Comptes"})
    assert list(read_table(nsf)) == [TermRecord(f"{nsf.name}:2", "RNCP1", "NSF", "314t", "Comptes")]
    row = {"Formacode_Code": "42872", "Formacode_Libelle": "42872 : Incendie"}
    (record,) = read_table(write_table(tmp_path, "formacode", row))
    assert isinstance(record, TermRecord)
    assert record.label == "Incendie"


@pytest.mark.parametrize(("stem", "column"), [("nsf", "Nsf_Code"), ("formacode", "Formacode_Code")])
@pytest.mark.parametrize("code", ["4", "*", "4287", "ABC"])
def test_a_code_of_another_shape_is_refused(
    tmp_path: Path, stem: str, column: str, code: str
) -> None:
    rejection = only_rejection(write_table(tmp_path, stem, {column: code}))
    assert rejection.rule == f"rncp.malformed-{stem}-code"


def test_branches_may_leave_the_first_place_empty(tmp_path: Path) -> None:
    row = {"Ccn_2_Numero": "3108", "Ccn_2_Libelle": "Chimie"}
    (record,) = read_table(write_table(tmp_path, "ccn", row))
    assert isinstance(record, BranchRecord)
    assert record.branches == (("3108", "Chimie"),)


def test_a_row_without_any_branch_is_refused(tmp_path: Path) -> None:
    assert only_rejection(write_table(tmp_path, "ccn", {})).rule == "rncp.empty-branch"


def test_a_succession_row_declares_one_or_two_pairs(tmp_path: Path) -> None:
    row = {"Ancienne_Certification": "RNCP9", "Nouvelle_Certification": "RS10"}
    (record,) = read_table(write_table(tmp_path, "ancienne_nouvelle_certification", row))
    assert isinstance(record, SuccessionRecord)
    assert record.pairs == (("RNCP9", "RNCP1"), ("RNCP1", "RS10"))


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({}, "rncp.empty-succession"),
        ({"Ancienne_Certification": "123"}, "rncp.malformed-number"),
    ],
)
def test_a_succession_row_must_name_an_entry(
    tmp_path: Path, row: dict[str, str], rule: str
) -> None:
    path = write_table(tmp_path, "ancienne_nouvelle_certification", row)
    assert only_rejection(path).rule == rule


def test_a_body_needs_a_siret_or_a_name(tmp_path: Path) -> None:
    assert only_rejection(write_table(tmp_path, "certificateurs", {})).rule == "rncp.nameless-body"
    assert only_rejection(write_table(tmp_path, "partenaires", {})).rule == "rncp.nameless-body"


def test_a_block_belongs_to_its_entry(tmp_path: Path) -> None:
    row = {"Bloc_Competences_Code": "RNCP2BC01", "Bloc_Competences_Libelle": "Autre fiche"}
    assert (
        only_rejection(write_table(tmp_path, "blocs_de_comp", row)).rule == "rncp.malformed-block"
    )


def test_a_sheet_is_read_whole(tmp_path: Path) -> None:
    row = {
        "Intitule": "Horloger d''édifice",
        "Nomenclature_Europe_Niveau": "NIV4",
        "Date_Fin_Enregistrement": "31/08/2027",
        "Actif": "ACTIVE",
    }
    (record,) = read_table(write_table(tmp_path, "standard", row))
    assert isinstance(record, SheetRecord)
    assert record.title == "Horloger d'édifice"
    assert record.level == "NIV4"
    assert record.registered_until == date(2027, 8, 31)
    assert record.is_active is True


@pytest.mark.parametrize("word", ["", "NR", "?"])
def test_whether_an_entry_is_alive_is_never_guessed(tmp_path: Path, word: str) -> None:
    (record,) = read_table(write_table(tmp_path, "standard", {"Intitule": "A", "Actif": word}))
    assert isinstance(record, SheetRecord)
    assert record.is_active is None


@pytest.mark.parametrize("text", ["2027-08-31", "31/02/2027", "31/8/27"])
def test_a_date_that_cannot_be_read_is_left_out_with_a_warning(tmp_path: Path, text: str) -> None:
    row = {"Intitule": "A", "Date_Decision": text}
    warning, record = read_table(write_table(tmp_path, "standard", row))
    assert isinstance(warning, Rejection)
    assert (warning.rule, warning.severity) == ("rncp.malformed-date", "warning")
    assert text in warning.message
    assert isinstance(record, SheetRecord)
    assert record.decided_on is None


def test_a_renamed_column_makes_the_file_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "fc_rome_2026_02.csv"
    path.write_text(csv_text(["Numero_Fiche", "Code_Rome", "Codes_Rome_Libelle"], []))
    with pytest.raises(UnreadableFile, match=r"Codes_Rome_Code.*Colonnes lues.*Code_Rome"):
        list(read_table(path))


def test_another_encoding_makes_the_file_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "fc_rome_2026_02.csv"
    row = {"Codes_Rome_Code": "M1203", "Codes_Rome_Libelle": "Comptabilité"}
    path.write_bytes(table_text("rome", [row]).encode("latin-1"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        list(read_table(path))


def test_a_file_of_another_name_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="aucun des dix fichiers"):
        list(read_table(tmp_path / "communes_2026_01.csv"))


def test_an_archive_gives_its_ten_tables_descriptions_first(tmp_path: Path) -> None:
    content = {
        "rome": [{"Codes_Rome_Code": "M1203", "Codes_Rome_Libelle": "Comptabilité"}],
        "standard": [{"Intitule": "Horloger"}],
    }
    sheet, link = read_export(write_export(tmp_path, content))
    assert isinstance(sheet, SheetRecord)
    assert isinstance(link, OccupationRecord)
    assert link.path == ("export-fiches-csv-2026-02-01.zip!export_fiches_CSV_Rome_2026_02_01.csv:2")


@pytest.mark.parametrize("form", ["NFD", "cp437"])
def test_accented_names_are_found_however_the_archive_writes_them(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "export-fiches-csv-2026-02-01.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for stem, name in STEMS.items():
            written = (
                unicodedata.normalize("NFD", name)
                if form == "NFD"
                else name.encode().decode("cp437")
            )
            archive.writestr(f"export_fiches_CSV_{written}_2026_02_01.csv", table_text(stem, []))
    assert list(read_export(path)) == []


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    path = write_export(tmp_path, {}, without=["rome", "nsf"])
    with pytest.raises(UnreadableFile, match=r"il manque 2 des dix fichiers.*rome, nsf"):
        list(read_export(path))


def test_what_is_no_zip_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "export-fiches-csv-2026-02-01.zip"
    path.write_text("<html>Erreur 404</html>")
    with pytest.raises(UnreadableFile, match="n’est pas une archive zip"):
        list(read_export(path))


@pytest.mark.parametrize(
    ("name", "vintage"),
    [
        ("fc_rome_2026_02.csv", date(2026, 2, 1)),
        ("export_fiches_CSV_Rome_2026_02_01.csv", date(2026, 2, 1)),
        ("export-fiches-csv-2024-02-22.zip", date(2024, 2, 22)),
        ("Kit_apprentissage_20250131.xlsx", date(2025, 1, 31)),
    ],
)
def test_the_vintage_is_in_the_name(name: str, vintage: date) -> None:
    assert vintage_of(name) == vintage


@pytest.mark.parametrize("name", ["kit.xlsx", "kit_20251301.xlsx", "kit_2099.csv"])
def test_a_name_without_date_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile, match="ne porte pas de date"):
        vintage_of(name)
