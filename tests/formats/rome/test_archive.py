from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import UnreadableFile
from passerelles.formats.rome.archive import gather, read_release
from tests.formats.rome.factories import MEMBERS, write_archive, write_table

CODES = [["code_rome"], ["D1401"]]


def test_the_archive_gives_its_tables_by_name_whatever_its_version(tmp_path: Path) -> None:
    tables = gather([write_archive(tmp_path)], generation="4")
    assert tables.number == "4.61"
    assert set(tables.by_name) == set(MEMBERS)


def test_loose_files_and_members_give_the_same_rows(tmp_path: Path) -> None:
    loose = [write_table(tmp_path, name, rows).path for name, rows in MEMBERS.items()]
    zipped = gather([write_archive(tmp_path)], generation="4")["texte"]
    unzipped = gather(loose, generation="4")["texte"]
    assert [r.cells for r in zipped.rows(())] == [r.cells for r in unzipped.rows(())]


def test_the_place_of_a_row_names_the_archive_the_member_and_the_line(tmp_path: Path) -> None:
    table = gather([write_archive(tmp_path)], generation="4")["texte"]
    assert next(table.rows(())).path == "RefRomeCsv.zip!unix_texte_v461_utf8.csv:2"


def test_short_names_of_files_are_recognised(tmp_path: Path) -> None:
    for name in ("v347_item_complet.csv", "v347_texte.csv", "notes.csv", "v347_vide.txt"):
        (tmp_path / name).write_text("x\n")
    assert set(gather(tmp_path.iterdir(), generation="3").by_name) == {"item", "texte"}


def test_files_of_the_other_generation_are_left_aside(tmp_path: Path) -> None:
    write_table(tmp_path, "texte", CODES, version="347")
    write_table(tmp_path, "referentiel_code_rome", CODES, version="460")
    assert set(gather(tmp_path.iterdir(), generation="4").by_name) == {"referentiel_code_rome"}


def test_two_editions_together_are_refused(tmp_path: Path) -> None:
    write_table(tmp_path, "texte", CODES, version="460")
    write_table(tmp_path, "texte", CODES, version="461")
    with pytest.raises(UnreadableFile, match="460, 461 sont mêlées"):
        gather(tmp_path.iterdir(), generation="4")


def test_no_table_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="aucune table"):
        gather(tmp_path.iterdir(), generation="4")


def test_a_missing_table_is_named_with_those_found(tmp_path: Path) -> None:
    tables = gather([write_table(tmp_path, "texte", CODES).path], generation="4")
    with pytest.raises(UnreadableFile, match=r"unix_referentiel_code_rome_v461.*texte"):
        tables["referentiel_code_rome"]


def test_what_is_not_a_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "RefRomeCsv.zip"
    path.write_text("<html>Service indisponible</html>")
    with pytest.raises(UnreadableFile, match=r"RefRomeCsv\.zip.*archive zip"):
        gather([path], generation="4")


def test_version_txt_gives_number_and_date(tmp_path: Path) -> None:
    release = read_release(write_archive(tmp_path))
    assert (release.number, release.published_on) == (61, date(2026, 6, 15))


@pytest.mark.parametrize("text", ["", "Numero de version : 61\n", "Date de publication : juin"])
def test_an_archive_that_does_not_date_itself_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"version\.txt"):
        read_release(write_archive(tmp_path, version_text=text))
