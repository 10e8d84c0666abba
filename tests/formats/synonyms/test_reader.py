"""Synonyms are read with their place; what is wrong is named, placed and explained."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.synonyms.reader import SynonymRecord, read_synonym_folder, read_synonyms


def written(folder: Path, text: str, name: str = "sector.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def only_rejection(path: Path) -> Rejection:
    (item,) = read_synonyms(path)
    assert isinstance(item, Rejection)
    return item


def test_an_entry_is_read_with_its_place_and_its_sector(tmp_path: Path) -> None:
    path = written(tmp_path, "# comment\n- words: [cuisto, cuistot ]\n  occupations: [G1609]\n")
    assert list(read_synonyms(path)) == [
        SynonymRecord(("cuisto", "cuistot"), ("G1609",), "", "sector", "sector.yaml:2")
    ]


def test_a_code_may_carry_its_edition(tmp_path: Path) -> None:
    path = written(tmp_path, '- words: [toit]\n  occupations: ["ROME-3.47:F1610"]\n')
    (record,) = read_synonyms(path)
    assert isinstance(record, SynonymRecord)
    assert record.occupations == ("ROME-3.47:F1610",)


@pytest.mark.parametrize(
    ("entry", "rule", "named"),
    [
        ("- words: [x]\n  occupations: [D14]", "synonyms.bad-code", "D14"),
        ("- words: [x]\n  occupations: [Z1101]", "synonyms.bad-code", "Z1101"),
        ("- words: []\n  occupations: [D1401]", "synonyms.empty-list", "words"),
        ("- words: [x]", "synonyms.empty-list", "occupations"),
        ("- words: [no]\n  occupations: [D1401]", "synonyms.not-text", "False"),
        ("- words: [x, X]\n  occupations: [D1401]", "synonyms.repeated", "x, X"),
        ("- words: [x]\n  codes: [D1401]", "synonyms.unknown-key", "codes"),
        ("- cuisto", "synonyms.not-an-entry", "cuisto"),
    ],
)
def test_a_bad_entry_is_refused_alone(tmp_path: Path, entry: str, rule: str, named: str) -> None:
    good = "\n- words: [bon]\n  occupations: [G1602]\n"
    first, second = read_synonyms(written(tmp_path, entry + good))
    assert isinstance(first, Rejection)
    assert (first.rule, first.path) == (rule, "sector.yaml:1")
    assert named in first.message
    assert isinstance(second, SynonymRecord)


def test_a_word_written_in_two_files_is_refused_the_second_time(tmp_path: Path) -> None:
    written(tmp_path, "- words: [Toubib]\n  occupations: [J1102]\n", "a.yaml")
    written(tmp_path, "- words: [toubib]\n  occupations: [J1101]\n", "b.yaml")
    first, second = read_synonym_folder(tmp_path)
    assert isinstance(first, SynonymRecord)
    assert isinstance(second, Rejection)
    assert "a.yaml:1" in second.message


@pytest.mark.parametrize(
    ("text", "named"),
    [("words: [x]\n", "liste"), ("- words: [x\n- y: ]\n", "ligne 2"), ("", "liste")],
)
def test_a_file_that_is_no_list_is_unreadable(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(UnreadableFile, match=named):
        list(read_synonyms(written(tmp_path, text)))


def test_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("- words: [maçon]\n  occupations: [F1703]\n".encode("latin-1"))
    with pytest.raises(UnreadableFile, match="UTF-8"):
        list(read_synonyms(path))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="n’existe pas"):
        list(read_synonyms(tmp_path / "none.yaml"))
