"""Formacode, NSF and diploma kinds: what is kept, what is refused and where."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.nomenclatures import formacode, levels
from passerelles.formats.nomenclatures.formacode import (
    FormacodePassage,
    FormacodeTerm,
    read_formacode,
    read_formacode_passage,
    version_of,
)
from passerelles.formats.nomenclatures.levels import DiplomaKind, read_diploma_kinds
from passerelles.formats.nomenclatures.nsf import NsfItem, read_nsf
from tests.formats.rncp.factories import csv_text

GROUPS = ("GROUPE_SPECIALITE", "DOMAINE_SPECIALITE", "LIBELLE_LONG", "LIBELLE_EDITION")


def write(
    path: Path, columns: Sequence[str], *rows: dict[str, str], encoding: str = "utf-8"
) -> Path:
    path.write_bytes(csv_text(columns, rows).encode(encoding))
    return path


def write_formacode(folder: Path, *rows: dict[str, str]) -> Path:
    smallest = {"Code du Terme": "15061", "Descripteur en typo riche": "Accueil"}
    lines = [smallest | row for row in rows]
    return write(folder / "formacodes-v14.csv", formacode.COLUMNS, *lines, encoding="utf-8-sig")


def write_levels(folder: Path, *rows: dict[str, str], encoding: str = "latin-1") -> Path:
    smallest = {"NIVEAU_FORMATION_DIPLOME": "500", "LIBELLE_100": "CAP"}
    lines = [smallest | row for row in rows]
    return write(folder / "bcn_n_niveau.csv", levels.COLUMNS, *lines, encoding=encoding)


def test_a_term_has_its_synonyms_its_broader_and_related_terms(tmp_path: Path) -> None:
    row = {
        "Synonymes": "aide###appui### ",
        "Synonymes métier": "aidante",
        "TG (Terme Générique)": "Développement - personnel - 15054",
        "TA (Termes Associés)": "Accueil - 15061###Bilan - 15081",
    }
    (term,) = read_formacode(write_formacode(tmp_path, row))
    assert isinstance(term, FormacodeTerm)
    assert term.synonyms == ("aide", "appui")
    assert term.job_synonyms == ("aidante",)
    assert (term.broader, term.theme) == ("15054", "")
    assert term.related == ("15081",)


def test_the_head_of_a_field_names_a_theme(tmp_path: Path) -> None:
    (term,) = read_formacode(write_formacode(tmp_path, {"TG (Terme Générique)": "Sciences"}))
    assert isinstance(term, FormacodeTerm)
    assert (term.broader, term.theme) == ("", "Sciences")


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"Code du Terme": "5061"}, "formacode.malformed-code"),
        ({"Code du Terme": "Total"}, "formacode.malformed-code"),
        ({"Descripteur en typo riche": ""}, "formacode.empty-label"),
    ],
)
def test_a_doubtful_term_is_refused(tmp_path: Path, row: dict[str, str], rule: str) -> None:
    (rejection,) = read_formacode(write_formacode(tmp_path, row))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == rule
    assert rejection.path == "formacodes-v14.csv:2"


def test_a_version_is_read_in_the_name(tmp_path: Path) -> None:
    assert version_of(tmp_path / "formacodes-v14.csv") == "14"
    with pytest.raises(UnreadableFile, match="ne dit pas sa version"):
        version_of(tmp_path / "formacodes.csv")


def write_passage(folder: Path, text: str) -> Path:
    path = folder / "formacodes_v12.txt"
    path.write_text(text)
    return path


def test_a_passage_counts_a_repeated_field_once(tmp_path: Path) -> None:
    outcomes = list(read_formacode_passage(write_passage(tmp_path, "11016 0542,0542\n32039 KO\n")))
    assert outcomes == [
        FormacodePassage("formacodes_v12.txt:1", "11016", ("0542",)),
        FormacodePassage("formacodes_v12.txt:2", "32039", ()),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("1106 0542", "formacode.malformed-code"),
        ("11016 0541", "formacode.duplicate-key"),
        ("11022 542", "formacode.malformed-field"),
        ("11022 *", "formacode.malformed-field"),
    ],
)
def test_a_doubtful_passage_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    _, rejection = read_formacode_passage(write_passage(tmp_path, f"11016 0542\n{line}\n"))
    assert isinstance(rejection, Rejection)
    assert (rejection.rule, rejection.path) == (rule, "formacodes_v12.txt:2")


def test_another_text_is_no_passage(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="table de passage"):
        list(read_formacode_passage(write_passage(tmp_path, "bonjour\n")))
    with pytest.raises(UnreadableFile, match="n’existe pas"):
        list(read_formacode_passage(tmp_path / "absent.txt"))


def test_a_group_prefers_the_label_with_accents(tmp_path: Path) -> None:
    rows = (
        {
            "GROUPE_SPECIALITE": "412",
            "DOMAINE_SPECIALITE": "41",
            "LIBELLE_LONG": "DEV.",
            "LIBELLE_EDITION": "Développement",
        },
        {"GROUPE_SPECIALITE": "229", "DOMAINE_SPECIALITE": "22", "LIBELLE_LONG": "DO22 : TRANSFO"},
    )
    named, marked = read_nsf(write(tmp_path / "nsf.csv", GROUPS, *rows))
    assert named == NsfItem("nsf.csv:2", "group", "412", "Développement", "41")
    assert isinstance(marked, NsfItem)
    assert marked.label == "TRANSFO"


@pytest.mark.parametrize("code", ["41", "4120", "*", ""])
def test_a_group_has_three_digits(tmp_path: Path, code: str) -> None:
    row = {"GROUPE_SPECIALITE": code, "LIBELLE_LONG": "A"}
    (rejection,) = read_nsf(write(tmp_path / "nsf.csv", GROUPS, row))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "nsf.malformed-code"


def test_a_group_given_twice_is_refused(tmp_path: Path) -> None:
    row = {"GROUPE_SPECIALITE": "412", "LIBELLE_LONG": "A"}
    _, rejection = read_nsf(write(tmp_path / "nsf.csv", GROUPS, row, row))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "nsf.duplicate-key"


def test_a_file_of_no_floor_is_unreadable(tmp_path: Path) -> None:
    path = write(tmp_path / "nsf.csv", ("CODE", "LIBELLE_LONG"), {"CODE": "1"})
    with pytest.raises(UnreadableFile, match="GROUPE_SPECIALITE"):
        list(read_nsf(path))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_diploma_kinds_are_read_in_both_encodings(tmp_path: Path, encoding: str) -> None:
    row = {
        "LIBELLE_COURT": "ÉTÉ",
        levels.OLD_LEVEL: "NIVEAU V",
        levels.LEVEL: "NIVEAU 3",
        "DATE_OUVERTURE": "01/08/1996",
    }
    (kind,) = read_diploma_kinds(write_levels(tmp_path, row, encoding=encoding))
    assert isinstance(kind, DiplomaKind)
    assert (kind.short_label, kind.label) == ("ÉTÉ", "CAP")
    assert (kind.old_level, kind.level) == ("NIVEAU V", "NIVEAU 3")
    assert kind.opened_on == date(1996, 8, 1)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"NIVEAU_FORMATION_DIPLOME": "10"}, "levels.malformed-code"),
        ({"LIBELLE_100": ""}, "levels.empty-label"),
        ({"DATE_FERMETURE": "1992"}, "levels.malformed-date"),
    ],
)
def test_a_doubtful_diploma_kind_is_refused(tmp_path: Path, row: dict[str, str], rule: str) -> None:
    (rejection,) = read_diploma_kinds(write_levels(tmp_path, row))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == rule


def test_a_diploma_kind_given_twice_is_refused(tmp_path: Path) -> None:
    _, rejection = read_diploma_kinds(write_levels(tmp_path, {}, {}))
    assert isinstance(rejection, Rejection)
    assert rejection.rule == "levels.duplicate-key"


@pytest.mark.parametrize("read", [read_formacode, read_nsf, read_diploma_kinds])
def test_a_missing_file_or_column_is_named(
    tmp_path: Path, read: Callable[[Path], Iterator[object]]
) -> None:
    with pytest.raises(UnreadableFile, match="n’existe pas"):
        list(read(tmp_path / "absent.csv"))
    with pytest.raises(UnreadableFile, match="introuvable"):
        list(read(write(tmp_path / "other.csv", ("A",), {"A": "1"})))
