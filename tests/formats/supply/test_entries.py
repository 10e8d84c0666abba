"""Entries of a Région, in the CSV that we document."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.supply.entries import COLUMNS, EntryRecord, read_entries

LINE = "2026-03;76;7617;BMO-2024;qualif-pro;NSF-1994;312;24"


def read(folder: Path, *lines: str) -> list[EntryRecord | Rejection]:
    path = folder / "entrees_formation_2026.csv"
    path.write_text("\n".join((";".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return list(read_entries(path))


def test_entries_are_read_and_a_star_stays_secret(tmp_path: Path) -> None:
    known, secret = read(tmp_path, LINE, LINE.replace("312;24", "334;*"))

    assert isinstance(known, EntryRecord)
    assert isinstance(secret, EntryRecord)
    assert (known.month, known.sector, known.entries) == ("2026-03", "NSF-1994:312", 24)
    assert secret.entries is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (LINE.replace("2026-03", "2026-13"), "entries.malformed-month"),
        (LINE.replace("312", "Total"), "table.total-row"),
        (LINE.replace("312", "31"), "entries.malformed-code"),
        (LINE.replace("NSF-1994", "NSF"), "entries.malformed-code"),
        (LINE.replace(";24", ";-4"), "entries.not-a-count"),
        (LINE.replace(";24", ";"), "entries.not-a-count"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, rule: str) -> None:
    (refused,) = read(tmp_path, line)

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == (rule, "entrees_formation_2026.csv:2")


def test_a_line_given_twice_names_the_first(tmp_path: Path) -> None:
    _, refused = read(tmp_path, LINE, LINE.replace(";24", ";25"))

    assert isinstance(refused, Rejection)
    assert refused.rule == "entries.duplicate-line"
    assert "entrees_formation_2026.csv:2" in refused.message


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "entrees_formation_2026.csv"
    path.write_text("mois;region\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="entrees"):
        list(read_entries(path))
