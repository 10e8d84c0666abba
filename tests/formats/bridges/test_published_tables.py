"""The published tables: what is read, what is refused and how it is said."""

from pathlib import Path

import pytest

from passerelles.formats.bridges.fap_rome import read_fap_rome
from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.bridges.rome_naf import HiringsCell, read_rome_naf
from passerelles.formats.bridges.sas_formats import RomeFap, read_sas_formats
from passerelles.formats.common.rejection import Rejection, UnreadableFile

SAS = """/* "A0000" in a comment = no */
proc format ;
value  $FAP9RSQ
"A1403","A1407"   =\t"A0Z41"
"K2111"   = "ZZZZZ"
 Other ="ZZZZZ";
 run;
value  $FAP9RAQ
"A12041","A12042" = "A0Z42"
"A12049" = "B0Z20"
 Other = "ZZZZZ";
"""


def written(folder: Path, text: str, *, encoding: str = "utf-8") -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_family_has_occupations_or_none(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Fap;Rome;intitule_rome\nA0Z40;A1416;Élevage\nA0Z00;NA;NA\n;;\n",
        encoding="cp1252",
    )

    lines = list(read_fap_rome(path))

    assert [(x.origin, x.target, x.target_label) for x in lines if isinstance(x, BridgeLine)] == [
        ("A0Z40", "A1416", "Élevage"),
        ("A0Z00", "", ""),
    ]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("A0Z4;A1416;x", "bridge.malformed-code"),
        ("A0Z40;1416;x", "bridge.malformed-code"),
        ("A0Z41;A1403;x", "bridge.duplicate"),
    ],
)
def test_a_bad_pair_is_refused_with_its_line(tmp_path: Path, line: str, rule: str) -> None:
    path = written(tmp_path, f"Fap;Rome;intitule_rome\nA0Z41;A1403;x\n{line}\n")

    refused = [x for x in read_fap_rome(path) if isinstance(x, Rejection)]

    assert [(r.rule, r.path) for r in refused] == [(rule, "table.csv:3")]


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="intitule_rome"):
        list(read_fap_rome(written(tmp_path, "Fap;Rome\nA0Z40;A1416\n")))


def test_sas_formats_give_a_family_with_and_without_qualification(tmp_path: Path) -> None:
    found = [x for x in read_sas_formats(written(tmp_path, SAS)) if isinstance(x, RomeFap)]

    assert [(x.written.origin, x.plain.origin, x.plain.target) for x in found] == [
        ("A1403", "A1403", "A0Z41"),
        ("A1407", "A1407", "A0Z41"),
        ("K2111", "K2111", ""),
        ("A12041", "A1204", "A0Z42"),
        ("A12042", "A1204", "A0Z42"),
        ("A12049", "A1204", "B0Z20"),
    ]
    assert {x.written.kind for x in found} == {"exact"}
    assert {x.plain.kind for x in found} == {"many_to_many"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('"A12041" = "A0Z42"', "bridge.duplicate"),
        ('"A1204" = "A0Z42"', "bridge.malformed-code"),
        ('"A12048" "A0Z42"', "bridge.unreadable-line"),
    ],
)
def test_a_bad_assignment_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    found = list(read_sas_formats(written(tmp_path, SAS + line)))

    assert [x.rule for x in found if isinstance(x, Rejection)] == [rule]


def test_a_text_without_the_formats_is_not_the_table(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="FAP9RAQ"):
        list(read_sas_formats(written(tmp_path, "value $FAP9RSQ\n")))


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("A1101,x,111Z,y,3", "bridge.malformed-code"),
        ("A1101,x,0111Z,y,0", "bridge.malformed-number"),
        ("A1101,x,0111Z,y,-2", "bridge.malformed-number"),
        ("A1101,x,0121Z,y,2", "bridge.duplicate"),
    ],
)
def test_a_bad_cell_of_hirings_is_refused(tmp_path: Path, line: str, rule: str) -> None:
    text = f"rome_id,rome_label,naf_id,naf_label,hirings\nA1101,x,0121Z,y,5\n{line}\n"

    found = list(read_rome_naf(written(tmp_path, text)))

    assert [x.rule for x in found if isinstance(x, Rejection)] == [rule]


@pytest.mark.real_data
def test_the_published_tables_are_read_whole(real_data: Path) -> None:
    families = list(read_fap_rome(real_data / "tension" / "psm_fap225_rome.csv"))
    formats = list(read_sas_formats(real_data / "rome" / "x_fap2009_rome.txt"))
    cells = list(read_rome_naf(real_data / "rome" / "x_rome_naf_2021.csv"))

    assert not [x for x in (*families, *formats, *cells) if isinstance(x, Rejection)]
    lines = [x for x in families if isinstance(x, BridgeLine)]
    assert (len(lines), sum(not x.target for x in lines)) == (765, 16)
    assert (len({x.origin for x in lines}), len({x.target for x in lines} - {""})) == (224, 531)
    pairs = [x for x in formats if isinstance(x, RomeFap)]
    assert (len(pairs), len({(x.plain.origin, x.plain.target) for x in pairs})) == (2341, 750)
    assert len({x.plain.origin for x in pairs}) == 532
    hired = [x for x in cells if isinstance(x, HiringsCell)]
    assert (len(hired), sum(x.hirings for x in hired)) == (5071, 2_889_582)
    assert (len({x.occupation for x in hired}), len({x.activity for x in hired})) == (517, 692)
