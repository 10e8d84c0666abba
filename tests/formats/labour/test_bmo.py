"""The workbook of the survey of recruitment, and what makes it unreadable."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.labour.bmo import BmoRow, fap_edition, read_bmo
from tests.formats.geo.workbooks import write_workbook
from tests.formats.geo.writing import split
from tests.formats.labour.files import bmo_row, write_bmo


def test_a_row_gives_its_counts_and_its_place(tmp_path: Path) -> None:
    (row,), rejections = split(read_bmo(write_bmo(tmp_path, bmo_row())))
    assert row == BmoRow(
        path="bmo_2024.xlsx:2",
        year="2024",
        occupation="A0X40",
        basin="7617",
        basin_name="TOULOUSE",
        departement="31",
        region="76",
        projects=115,
        difficult=30,
        seasonal=105,
    )
    assert rejections == []


def test_a_star_is_neither_zero_nor_one(tmp_path: Path) -> None:
    (row,), _ = split(read_bmo(write_bmo(tmp_path, bmo_row(met="*", xmet="*", smet="*"))))
    assert (row.projects, row.difficult, row.seasonal) == (None, None, None)


def test_a_zero_lost_overseas_is_put_back_and_codes_lose_their_decimals(tmp_path: Path) -> None:
    cells = bmo_row(BE24="102", Dept="971", REG="1.0", met="115.0")
    (row,), _ = split(read_bmo(write_bmo(tmp_path, cells)))
    assert (row.basin, row.region, row.projects) == ("0102", "01", 115)


def test_the_year_is_in_the_name_of_the_columns(tmp_path: Path) -> None:
    cells = {k.replace("24", "26"): v for k, v in bmo_row(annee=2026).items()}
    (row,), _ = split(read_bmo(write_bmo(tmp_path, cells)))
    assert (row.year, row.basin) == ("2026", "7617")


def test_the_survey_speaks_the_families_of_its_time() -> None:
    assert [fap_edition(year) for year in ("2015", "2023", "2024", "2026")] == [
        "FAP-2009",
        "FAP-2009",
        "FAP-2021",
        "FAP-2021",
    ]


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({"met": "n.d."}, "labour.malformed-number", "« met » : « n.d. »"),
        ({"met": "12,5"}, "labour.malformed-number", "« met » : « 12,5 »"),
        ({"met": ""}, "labour.empty-number", "« met » est vide"),
        ({"met": "10", "xmet": "30"}, "bmo.part-above-whole", "« xmet » : 30 projets sur 10"),
        ({"smet": "120"}, "bmo.part-above-whole", "« smet » : 120 projets sur 115"),
        ({"Code métier BMO": "Total"}, "table.total-row", "« Code métier BMO » : « Total »"),
        ({"BE24": "Ensemble"}, "table.total-row", "« BE24 » : « Ensemble »"),
        ({"Code métier BMO": ""}, "labour.empty-code", "« Code métier BMO » est vide"),
        ({"Code métier BMO": "A0X"}, "labour.malformed-code", "« A0X »"),
        ({"annee": 2023}, "bmo.other-year", "« annee » : « 2023 »"),
        ({"Dept": "310"}, "labour.malformed-code", "« Dept » : « 310 »"),
    ],
)
def test_a_row_that_cannot_be_read_says_its_line_and_its_column(
    tmp_path: Path, changes: dict[str, object], rule: str, said: str
) -> None:
    path = write_bmo(tmp_path, bmo_row(), bmo_row(**changes), bmo_row(BE24="7618"))
    kept, (refused,) = split(read_bmo(path))
    assert isinstance(refused, Rejection)
    assert (refused.path, refused.rule) == ("bmo_2024.xlsx:3", rule)
    assert said in refused.message
    assert len(kept) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("met", "projets", "introuvable(s) : met"),
        ("BE24", "Bassin", "introuvable(s) : BEaa"),
        ("NOMBE24", "NOMBE23", "introuvable(s) : BEaa"),
        ("Code métier BMO", "Code FAP", "introuvable(s) : Code métier BMO"),
    ],
)
def test_a_renamed_column_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    cells = {new if column == old else column: value for column, value in bmo_row().items()}
    with pytest.raises(UnreadableFile) as failure:
        list(read_bmo(write_bmo(tmp_path, cells)))
    assert said in str(failure.value)


def test_a_renamed_sheet_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="aucune feuille n’a « open_data ».*Données"):
        list(read_bmo(write_bmo(tmp_path, bmo_row(), sheet="Données")))


def test_a_workbook_without_rows_is_told(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "bmo.xlsx", "open_data", [list(bmo_row())])
    with pytest.raises(UnreadableFile, match="aucune ligne"):
        list(read_bmo(path))


def test_a_file_that_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "bmo_2024.xlsx"
    path.write_text("annee;met\n2024;12\n", encoding="latin-1")
    with pytest.raises(UnreadableFile, match="pas un classeur lisible"):
        list(read_bmo(path))
