"""InserJeunes, in the shapes and under the headers that it is met with."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.outcomes.inserjeunes import OutcomeRecord, read_inserjeunes

BY_TRAINING = (
    "Année;UAI;Libellé;Région;Type diplome;Libellé formation;Code formation mefstat11;"
    "Taux poursuite études;Taux emploi 6 mois;Taux emploi 12 mois;DEVENIR Part poursuite études;"
    "DEVENIR Part en emploi;DEVENIR Part autre situation"
)
WHOLE = (
    "annee;uai;libelle;region;part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie;"
    "part_des_autres_situations;taux_contrats_interrompus;taux_poursuite_etudes;taux_emploi_6_mois"
)
BY_DIPLOMA = (
    "annee;uai;libelle;region;niveau_formation;taux_poursuite_etudes;taux_emploi_6_mois;"
    "taux_interruption_formation;taux_contrats_interrompus"
)


def read(folder: Path, *lines: str) -> list[OutcomeRecord | Rejection]:
    path = folder / "ij.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return list(read_inserjeunes(path))


def test_a_training_of_a_lycee_is_read(tmp_path: Path) -> None:
    line = "cumul 2023-2024;0310001A;Lycée;OCCITANIE;BTS;Commerce;32211031202;62;51,5;60;62;20;18"

    (record,) = read(tmp_path, BY_TRAINING, line)

    assert isinstance(record, OutcomeRecord)
    assert (record.year, record.uai, record.level) == (2024, "0310001A", "5")
    assert record.sector == "MEFSTAT-11:32211031202"
    assert record.rates == {"insertion": 51.5, "further_study": 62, "favourable": 82}


def test_an_empty_cell_is_hidden_and_never_zero(tmp_path: Path) -> None:
    line = "cumul 2023-2024;0310001A;Lycée;OCCITANIE;CAP;Cuisine;23220022139;40;;;;;"

    (record,) = read(tmp_path, BY_TRAINING, line)

    assert isinstance(record, OutcomeRecord)
    assert record.rates == {"insertion": None, "further_study": 40, "favourable": None}


def test_a_whole_centre_has_no_sector_and_its_broken_contracts_are_no_dropout(
    tmp_path: Path,
) -> None:
    (record,) = read(tmp_path, WHOLE, "cumul 2022-2023;0340002B;CFA;OCCITANIE;30;45;25;12;30;64")

    assert isinstance(record, OutcomeRecord)
    assert (record.year, record.sector, record.level) == (2023, "", "")
    assert record.rates == {"insertion": 64, "further_study": 30, "favourable": 75}


@pytest.mark.parametrize(
    ("diploma", "level"), [("BAC PRO", "4"), ("autres niveaux 3", "3"), ("MC5", "")]
)
def test_the_dropout_rate_comes_by_diploma(tmp_path: Path, diploma: str, level: str) -> None:
    (record,) = read(tmp_path, BY_DIPLOMA, f"2024;0340002B;CFA;OCCITANIE;{diploma};30;64;9;12")

    assert isinstance(record, OutcomeRecord)
    assert (record.sector, record.level) == (f"InserJeunes-diplome:{diploma}", level)
    assert record.rates["dropout"] == 9


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("total;0340002B;CFA;OCCITANIE;30;45;25;12;30;64", "table.total-row"),
        ("2024;Ensemble;CFA;OCCITANIE;30;45;25;12;30;64", "table.total-row"),
        ("hier;0340002B;CFA;OCCITANIE;30;45;25;12;30;64", "outcomes.malformed-year"),
        ("2024;340002B;CFA;OCCITANIE;30;45;25;12;30;64", "outcomes.malformed-uai"),
        ("2024;0340002B;CFA;OCCITANIE;30;45;25;12;30;164", "outcomes.not-a-rate"),
        ("2024;0340002B;CFA;OCCITANIE;30;45;25;12;30;beaucoup", "outcomes.not-a-rate"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, rule: str) -> None:
    (refused,) = read(tmp_path, WHOLE, line)

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == (rule, "ij.csv:2")


def test_a_missing_column_is_told_by_its_usual_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Taux emploi 6 mois"):
        read(tmp_path, "annee;uai;taux_poursuite_etudes", "2024;0340002B;30")


def test_a_school_told_twice_is_refused_once(tmp_path: Path) -> None:
    line = "2024;0340002B;CFA;OCCITANIE;30;45;25;12;30;64"

    _, refused = read(tmp_path, WHOLE, line, line.replace(";64", ";65"))

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == ("outcomes.duplicate-line", "ij.csv:3")
    assert "« ij.csv:2 »" in refused.message


def test_an_empty_file_is_told_as_empty(tmp_path: Path) -> None:
    (tmp_path / "ij.csv").touch()
    with pytest.raises(UnreadableFile, match="« ij.csv » est vide"):
        list(read_inserjeunes(tmp_path / "ij.csv"))
