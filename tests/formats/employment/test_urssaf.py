"""Jobs by commune and activity: what is read and what is refused."""

from pathlib import Path

import pytest

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.employment.urssaf import SectorJobs, read_sector_jobs, read_years

HEADER = "code_commune;code_departement;code_ape;effectifs_salaries_2024;effectifs_salaries_2023\n"


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "urssaf_emploi_commune_ape.csv"
    path.write_text(header + "\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


def test_each_year_is_a_column_and_an_empty_cell_is_no_establishment(tmp_path: Path) -> None:
    path = written(tmp_path, "31555;31;6201Z;1 204;", "09122;09;0111Z;*;12.0")

    years = read_years(path)
    lines = [x for x in read_sector_jobs(path, years) if isinstance(x, SectorJobs)]

    assert years == ("2023", "2024")
    assert [(x.commune, x.activity, dict(x.jobs)) for x in lines] == [
        ("31555", "6201Z", {"2024": 1204}),
        ("09122", "0111Z", {"2023": 12, "2024": None}),
    ]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("9122;09;0111Z;1;1", "jobs.malformed-code"),
        ("09122;09;111Z;1;1", "jobs.malformed-code"),
        ("09122;09;Total;1;1", "table.total-row"),
        ("09122;09;0111Z;douze;1", "jobs.malformed-number"),
        ("09122;09;0111Z;-2;1", "jobs.malformed-number"),
        ("31555;31;6201Z;1;1", "jobs.duplicate"),
    ],
)
def test_a_bad_line_is_refused_with_its_place(tmp_path: Path, line: str, rule: str) -> None:
    path = written(tmp_path, "31555;31;6201Z;3;3", line)

    found = [x for x in read_sector_jobs(path, ("2024",)) if isinstance(x, Rejection)]

    assert [(x.rule, x.path.rpartition(":")[2]) for x in found] == [(rule, "3")]


def test_a_file_without_years_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="effectifs_salaries_AAAA"):
        read_years(written(tmp_path, header="code_commune;code_ape;effectif\n"))


def test_a_renamed_column_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, header="commune;code_ape;effectifs_salaries_2024\n")

    with pytest.raises(UnreadableFile, match="code_commune"):
        list(read_sector_jobs(path, ("2024",)))


def test_an_empty_file_is_told_as_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="« urssaf_emploi_commune_ape.csv » est vide"):
        read_years(written(tmp_path, header=""))
