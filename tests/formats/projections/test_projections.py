"""Published projections, in the CSV that we document."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.projections.projections import (
    COLUMNS,
    ProjectionRecord,
    read_projections,
)

LINE = {
    "publication": "Metiers-2030",
    "editeur": "Dares",
    "scenario": "reference",
    "debut": "2019",
    "horizon": "2030",
    "nomenclature": "FAP-2021",
    "code": "V1Z80",
    "niveau": "région",
    "territoire": "76",
    "mesure": "postes à pourvoir",
    "valeur": "12 500,5",
}


def read(folder: Path, **changes: str) -> ProjectionRecord | Rejection:
    path = folder / "projections_2030.csv"
    cells = LINE | changes
    path.write_text(f"{';'.join(COLUMNS)}\n{';'.join(cells.values())}\n", encoding="utf-8")
    (outcome,) = read_projections(path)
    return outcome


def test_a_projection_is_read(tmp_path: Path) -> None:
    record = read(tmp_path, valeur="12500,5")

    assert isinstance(record, ProjectionRecord)
    assert record.edition == "Metiers-2030@2019/reference"
    assert (record.horizon, record.level, record.territory) == (2030, "region", "76")
    assert (record.measure, record.value) == ("jobs_to_fill", 12_500.5)


def test_families_of_2021_are_not_all_numbered(tmp_path: Path) -> None:
    record = read(tmp_path, code="QAX01", valeur="12")

    assert isinstance(record, ProjectionRecord)
    assert record.code == "QAX01"


def test_a_measure_told_twice_is_refused(tmp_path: Path) -> None:
    read(tmp_path, valeur="12")
    path = tmp_path / "projections_2030.csv"
    last = path.read_text(encoding="utf-8").splitlines()[-1]
    with path.open("a", encoding="utf-8") as text:
        text.write(last.replace(";12", ";13") + "\n")

    _, refused = read_projections(path)

    assert isinstance(refused, Rejection)
    assert refused.rule == "projections.duplicate-line"
    assert (refused.path, "« projections_2030.csv:2 »" in refused.message) == (
        "projections_2030.csv:3",
        True,
    )


def test_jobs_may_be_lost(tmp_path: Path) -> None:
    record = read(tmp_path, mesure="créations nettes", valeur="-300")

    assert isinstance(record, ProjectionRecord)
    assert (record.measure, record.value) == ("net_jobs", -300)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"publication": "Métiers 2030"}, "projections.malformed-name"),
        ({"scenario": "un-scenario-dont-le-nom-est-trop-long"}, "projections.long-name"),
        ({"debut": "hier"}, "projections.malformed-year"),
        ({"horizon": "2019"}, "projections.wrong-horizon"),
        ({"code": "Total"}, "table.total-row"),
        ({"code": "V1"}, "projections.malformed-code"),
        ({"nomenclature": "FAP"}, "projections.malformed-code"),
        ({"niveau": "bassin"}, "projections.unknown-word"),
        ({"mesure": "embauches"}, "projections.unknown-word"),
        ({"valeur": "*"}, "projections.not-a-number"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, changes: dict[str, str], rule: str) -> None:
    refused = read(tmp_path, **changes)

    assert isinstance(refused, Rejection)
    assert (refused.rule, refused.path) == (rule, "projections_2030.csv:2")


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    path = tmp_path / "projections_2030.csv"
    path.write_text(";".join(COLUMNS[:-1]) + "\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="valeur"):
        list(read_projections(path))
