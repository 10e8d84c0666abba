"""Tables are read row by row, and what cannot be read is named."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import (
    Dialect,
    Row,
    columns_of,
    read_csv,
    read_workbook,
    read_zipped_csv,
)


def write(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "t.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rows_know_their_place(tmp_path: Path) -> None:
    rows = list(read_csv(write(tmp_path, "code;nom\nA;Un\n\nB;Deux\n"), columns=["code"]))

    assert [(row.path, row["nom"]) for row in rows if isinstance(row, Row)] == [
        ("t.csv:2", "Un"),
        ("t.csv:4", "Deux"),
    ]


def test_a_row_too_long_is_refused_with_its_place(tmp_path: Path) -> None:
    (refused,) = read_csv(write(tmp_path, "code;nom\nA;Un;trop\n"), columns=["code"])

    assert isinstance(refused, Rejection)
    assert (refused.path, refused.rule) == ("t.csv:2", "table.too-many-cells")
    assert refused.fragment == "A;Un;trop"


def test_missing_cells_read_as_empty(tmp_path: Path) -> None:
    (row,) = read_csv(write(tmp_path, "code;nom\nA\n"), columns=["code"])

    assert isinstance(row, Row)
    assert row["nom"] == ""


def test_a_row_that_stops_before_a_needed_column_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "code;nombre;nom\nA;12;Un\nB;1")

    kept, refused = read_csv(path, columns=["nombre", "code", "nom"])

    assert isinstance(kept, Row)
    assert isinstance(refused, Rejection)
    assert (refused.path, refused.rule) == ("t.csv:3", "table.too-few-cells")
    assert "avant la colonne « nom »" in refused.message
    assert "téléchargez-le de nouveau" in refused.message


def test_a_renamed_column_is_named_with_those_found(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"introuvable\(s\) : nom.*code, libelle"):
        list(read_csv(write(tmp_path, "code;libelle\nA;Un\n"), columns=["code", "nom"]))


def test_a_wrong_encoding_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "code;nom\nA;Été\n", encoding="latin-1")

    with pytest.raises(UnreadableFile, match="UTF-8"):
        list(read_csv(path, columns=["code"]))
    (row,) = read_csv(path, columns=["code"], dialect=Dialect(encoding="latin-1"))
    assert isinstance(row, Row)
    assert row["nom"] == "Été"


ACCENTS = "code;nom\n" + "A;Un\n" * 30_000 + "B;Été\n"


def test_a_wrong_encoding_says_its_line_and_its_column(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as failure:
        list(read_csv(write(tmp_path, ACCENTS, encoding="cp1252"), columns=["code"]))

    assert str(failure.value) == (
        "« t.csv », ligne 30002, colonne « nom » : ce n’est pas écrit en UTF-8 (sans doute en "
        "Windows-1252) : enregistrez le fichier en UTF-8."
    )


def test_a_wrong_encoding_in_an_archive_says_its_line_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("in.csv", ACCENTS.encode("cp1252"))

    with pytest.raises(UnreadableFile, match="« t.zip!in.csv », ligne 30002, colonne « nom »"):
        list(read_zipped_csv(tmp_path / "t.zip", "in.csv", columns=["code"]))


@pytest.mark.parametrize("read", [lambda p: list(read_csv(p, columns=["code"])), columns_of])
def test_the_other_alphabet_of_spreadsheets_is_named(
    tmp_path: Path, read: Callable[[Path], object]
) -> None:
    with pytest.raises(UnreadableFile, match="« t.csv », ligne 1 : .*sans doute en UTF-16"):
        read(write(tmp_path, "code;nom\nA;Un\n", encoding="utf-16"))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="vérifiez le chemin"):
        list(read_csv(tmp_path / "absent.csv", columns=["code"]))


def test_a_member_of_an_archive_is_read_in_place(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("in.csv", "code;nom\nA;Un\n")

    (row,) = read_zipped_csv(archive, "in.csv", columns=["code"])

    assert isinstance(row, Row)
    assert row.path == "a.zip!in.csv:2"


def test_what_is_not_a_zip_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="archive zip"):
        list(read_zipped_csv(write(tmp_path, "x"), "in.csv", columns=[]))


def test_what_is_not_a_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("not a workbook", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="classeur"):
        list(read_workbook(path, sheet="x", columns=[]))


def test_a_null_character_refuses_its_row(tmp_path: Path) -> None:
    refused, kept = read_csv(write(tmp_path, "code;nom\nA\x00;Un\nB;Deux\n"), columns=["code"])

    assert isinstance(refused, Rejection)
    assert (refused.path, refused.rule) == ("t.csv:2", "table.null-character")
    assert "\x00" not in refused.fragment
    assert isinstance(kept, Row)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"« t\.csv » n’est pas un fichier texte"):
        list(read_csv(write(tmp_path, "\x00\x01\x02"), columns=["code"]))


def test_an_empty_table_is_told_as_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="« t.csv » est vide"):
        list(read_csv(write(tmp_path, ""), columns=["code"]))


@pytest.mark.parametrize(
    "read",
    [
        lambda path: read_zipped_csv(path, "t.csv", columns=["code"]),
        lambda path: read_workbook(path, sheet="a", columns=["code"]),
    ],
)
def test_a_truncated_archive_is_told_in_one_french_sentence(
    tmp_path: Path, read: Callable[[Path], Iterator[Row | Rejection]]
) -> None:
    (tmp_path / "t.zip").write_bytes(b"PK\x03\x04 and nothing else")

    with pytest.raises(UnreadableFile, match="^« t.zip » n’est pas .* téléchargez-l[ae]") as caught:
        list(read(tmp_path / "t.zip"))

    assert "\n" not in str(caught.value)
    assert "error" not in str(caught.value)
