"""Private jobs at the end of each year by commune × activity (APE), open data of the Urssaf (CSV).

One line a commune and an activity, a column a year: ``effectifs_salaries_2024``. An empty cell: no
establishment declared anyone that year.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.amounts import read_count
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, columns_of, read_csv, require_columns
from passerelles.formats.common.total_rows import total_fault

_YEAR = re.compile(r"effectifs_salaries_(\d{4})")
_COMMUNE = re.compile(r"(\d{2}|2[AB])\d{3}")
_ACTIVITY = re.compile(r"\d{4}[A-Z]")
_STARS = ("*", "s", "secret")


@dataclass(frozen=True, slots=True)
class SectorJobs:
    """``jobs`` by year; None when the producer hides it. A year without establishment is absent."""

    path: str
    commune: str
    activity: str
    jobs: Mapping[str, int | None]


def read_years(path: Path) -> tuple[str, ...]:
    """The years that the file holds, the oldest first. Raises UnreadableFile when it has none."""
    columns = columns_of(path)
    require_columns(path.name, found=columns, wanted=("code_commune", "code_ape"))
    years = sorted(m[1] for name in columns if (m := _YEAR.fullmatch(name)))
    if not years:
        raise UnreadableFile(
            f"« {path.name} » : aucune colonne effectifs_salaries_AAAA. Le producteur les a "
            "peut-être renommées : vérifiez l’édition du fichier."
        )
    return tuple(years)


def read_sector_jobs(path: Path, years: Sequence[str]) -> Iterator[SectorJobs | Rejection]:
    """Yield the lines of the file for these years. Raises UnreadableFile for a missing column."""
    columns = {year: f"effectifs_salaries_{year}" for year in years}
    seen: set[tuple[str, str]] = set()
    for row in read_csv(path, columns=("code_commune", "code_ape", *columns.values())):
        if isinstance(row, Rejection):
            yield row
            continue
        yield _fault(row, seen) or _read(row, columns)
        seen.add((row["code_commune"], row["code_ape"]))


def _fault(row: Row, seen: set[tuple[str, str]]) -> Rejection | None:
    if fault := total_fault(row, "code_commune", "code_ape"):
        return fault
    if not _COMMUNE.fullmatch(row["code_commune"]):
        return row.reject(
            "jobs.malformed-code",
            f"« {row['code_commune']} » (colonne code_commune) n’est pas un code de commune de "
            "cinq caractères : un zéro a pu être perdu, reprenez le fichier d’origine.",
        )
    if not _ACTIVITY.fullmatch(row["code_ape"]):
        return row.reject(
            "jobs.malformed-code",
            f"« {row['code_ape']} » (colonne code_ape) n’est pas un code APE, comme 0111Z : un "
            "zéro a pu être perdu, reprenez le fichier d’origine.",
        )
    if (row["code_commune"], row["code_ape"]) in seen:
        return row.reject(
            "jobs.duplicate",
            f"« {row['code_commune']} × {row['code_ape']} » est déjà donné : retirez la ligne.",
        )
    return None


def _read(row: Row, columns: Mapping[str, str]) -> SectorJobs | Rejection:
    jobs: dict[str, int | None] = {}
    for year, column in columns.items():
        cell = row[column]
        if cell.casefold() in _STARS:
            jobs[year] = None
        elif cell:
            try:
                # Some exports write whole numbers as 12.0.
                jobs[year] = read_count(cell.removesuffix(".0"))
            except ValueError as error:
                return row.reject("jobs.malformed-number", f"{error} (colonne {column}).")
    return SectorJobs(row.path, row["code_commune"], row["code_ape"], jobs)
