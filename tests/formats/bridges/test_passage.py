"""The documented CSV of a table of passage: what it may say, and what it may not."""

from pathlib import Path

import pytest

from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.bridges.passage import read_passage
from passerelles.formats.common.rejection import Rejection, UnreadableFile

HEADER = "edition_origine;code_origine;edition_cible;code_cible;nature;poids\n"


def read(folder: Path, *lines: str) -> list[BridgeLine | Rejection]:
    path = folder / "passerelle_essai.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return list(read_passage(path))


def refused(folder: Path, *lines: str) -> list[tuple[str, str]]:
    found = read(folder, *lines)
    return [(x.rule, x.path.rpartition(":")[2]) for x in found if isinstance(x, Rejection)]


def test_a_weighted_table_is_read_with_a_comma_or_a_point(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "FAP-2021;A0X40;ROME-4.60;A1416;ponderee;0,75",
        "FAP-2021;A0X40;ROME-4.60;A1403;ponderee;0.25",
        "FAP-2021;A0X41;ROME-4.60;;ponderee;",
    )

    lines = [x for x in found if isinstance(x, BridgeLine)]
    assert [(x.target, x.weight, x.kind) for x in lines] == [
        ("A1416", 0.75, "weighted"),
        ("A1403", 0.25, "weighted"),
        ("", None, "weighted"),
    ]
    assert len(found) == 3


def test_a_file_may_hold_several_tables(tmp_path: Path) -> None:
    lines = ["FAP-2021;A0X40;ROME-4.60;A1416;plusieurs;", "PCS-2020;10A0;FAP-2021;A0X40;exacte;"]

    assert refused(tmp_path, *lines) == []


@pytest.mark.parametrize(
    ("lines", "rule", "line"),
    [
        (["FAP2021;A;ROME-4.60;B;exacte;"], "bridge.unknown-edition", "2"),
        (["FAP-2021;A;ROME~4;B;exacte;"], "bridge.unknown-edition", "2"),
        (["FAP-2021;Total;ROME-4.60;B;exacte;"], "table.total-row", "2"),
        (["FAP-2021;;ROME-4.60;B;exacte;"], "bridge.malformed-code", "2"),
        (["FAP-2021;A;ROME-4.60;B;proche;"], "bridge.unknown-kind", "2"),
        (["FAP-2021;A;ROME-4.60;B;exacte;1"], "bridge.malformed-weight", "2"),
        (["FAP-2021;A;ROME-4.60;B;ponderee;"], "bridge.missing-weight", "2"),
        (["FAP-2021;A;ROME-4.60;B;ponderee;0"], "bridge.malformed-weight", "2"),
        (["FAP-2021;A;ROME-4.60;B;ponderee;nan"], "bridge.malformed-weight", "2"),
        (["FAP-2021;A;ROME-4.60;B;ponderee;0,5"], "bridge.weights-sum", "2"),
        (
            ["FAP-2021;A;ROME-4.60;B;exacte;", "FAP-2021;C;ROME-4.60;D;plusieurs;"],
            "bridge.two-kinds",
            "3",
        ),
        (
            ["FAP-2021;A;ROME-4.60;B;plusieurs;", "FAP-2021;A;ROME-4.60;B;plusieurs;"],
            "bridge.duplicate",
            "3",
        ),
        (
            ["FAP-2021;A;ROME-4.60;B;plusieurs;", "FAP-2021;A;ROME-4.60;;plusieurs;"],
            "bridge.none-and-some",
            "3",
        ),
        (
            ["FAP-2021;A;ROME-4.60;B;exacte;", "FAP-2021;A;ROME-4.60;C;exacte;"],
            "bridge.not-exact",
            "3",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, lines: list[str], rule: str, line: str
) -> None:
    assert refused(tmp_path, *lines) == [(rule, line)]


def test_rounded_weights_are_accepted(tmp_path: Path) -> None:
    lines = [f"FAP-2021;A;ROME-4.60;{code};ponderee;0,33" for code in "BCD"]

    assert refused(tmp_path, *lines) == []


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "passerelle_x.csv"
    path.write_text("edition_origine;code_origine;edition_cible;code_cible\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="nature"):
        list(read_passage(path))
