"""Places, confirmed wishes and pupils, line by line."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.initial_training.capacity import CapacityRecord, read_capacity
from passerelles.formats.initial_training.pupils import PupilRecord, read_pupils

CAPACITY = "UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP"
PUPILS = "Rentrée scolaire;UAI;Mef Bcp 11;Nombre d'élèves : Total"
LINE = "0310001A;BTS Commerce;32211031202;54;Apprentissage;8"


def written(folder: Path, *lines: str, name: str = "attractivite_capacite_2024.csv") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def test_a_training_is_read(tmp_path: Path) -> None:
    (record,) = read_capacity(written(tmp_path, CAPACITY, LINE))

    assert record == CapacityRecord(
        path="attractivite_capacite_2024.csv:2",
        year=2024,
        uai="0310001A",
        mefstat="32211031202",
        route="apprenticeship",
        wishes=54,
        capacity=8,
    )


def test_two_parcours_count_and_a_line_repeated_in_full_does_not(tmp_path: Path) -> None:
    path = written(tmp_path, CAPACITY, LINE, LINE.replace(";54;", ";12;"), LINE)

    *kept, repeated = read_capacity(path)

    assert len(kept) == 2
    assert isinstance(repeated, Rejection)
    assert "attractivite_capacite_2024.csv:2" in repeated.message


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("310001A;BTS;32211031202;54;Scolaire;8", "initial.malformed-uai"),
        ("0310001A;BTS;3221103120;54;Scolaire;8", "initial.malformed-mefstat"),
        ("0310001A;BTS;32211031202;54;Mixte;8", "initial.unknown-status"),
        ("0310001A;BTS;32211031202;*;Scolaire;8", "initial.not-a-count"),
        ("0310001A;BTS;32211031202;54;Scolaire;", "initial.not-a-count"),
        ("Total;;;54;Scolaire;8", "table.total-row"),
    ],
)
def test_a_bad_training_names_its_line(tmp_path: Path, line: str, rule: str) -> None:
    (refused,) = read_capacity(written(tmp_path, CAPACITY, line))

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == (rule, "attractivite_capacite_2024.csv:2")


def test_a_name_without_year_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, CAPACITY, LINE, name="capacites.csv")

    with pytest.raises(UnreadableFile, match="ne dit pas l’année"):
        list(read_capacity(path))


def test_a_renamed_column_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, CAPACITY.replace("CAPACITEPSUP", "PLACES"), LINE)

    with pytest.raises(UnreadableFile, match="CAPACITEPSUP"):
        list(read_capacity(path))


def test_pupils_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, PUPILS, "2020;0750330B;32211022207;83", name="constat_2020.csv")

    assert list(read_pupils(path)) == [
        PupilRecord("constat_2020.csv:2", 2020, "0750330B", "32211022207", 83)
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Total;0750330B;32211022207;83", "initial.malformed-year"),
        ("2020;0750330B;32211022207;-1", "initial.not-a-count"),
        ("2020;0750330B;32211022207;12", "initial.duplicate-line"),
    ],
)
def test_a_bad_line_of_pupils_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    first = "2020;0750330B;32211022207;83"

    _, refused = read_pupils(written(tmp_path, PUPILS, first, line, name="constat_2020.csv"))

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == (rule, "constat_2020.csv:3")


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "constat_2020.csv"
    path.write_bytes(f"{PUPILS}\n2020;0750330B;32211022207;83\n".encode("latin-1"))

    with pytest.raises(UnreadableFile, match="n’est pas écrit en UTF-8"):
        list(read_pupils(path))
