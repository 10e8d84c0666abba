"""Recruitment projects of the survey « Besoins en main-d’œuvre » (France Travail), a workbook.

One row a occupation (FAP) × basin × département: a basin astride two départements has a row in
each. A star hides a small number: it is neither zero nor one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, read_workbook
from passerelles.formats.labour import cells

SHEET = "open_data"
COLUMNS = ("annee", "Code métier BMO", "REG", "Dept", "met", "xmet", "smet")
_BASIN_COLUMN = re.compile(r"BE(\d\d)")
# The survey speaks FAP 2021 since 2024, FAP 2009 before.
FIRST_WITH_FAP_2021 = 2024


@dataclass(frozen=True, slots=True)
class BmoRow:
    """Projects of one occupation in the part of a basin that one département holds.

    ``projects``, ``difficult`` and ``seasonal`` are None where the producer keeps them secret.
    """

    path: str
    year: str
    occupation: str
    basin: str
    basin_name: str
    departement: str
    region: str
    projects: int | None
    difficult: int | None
    seasonal: int | None


def fap_edition(year: str) -> str:
    """The edition of the families of jobs that the survey of ``year`` speaks."""
    return "FAP-2021" if int(year) >= FIRST_WITH_FAP_2021 else "FAP-2009"


def read_bmo(path: Path) -> Iterator[BmoRow | Rejection]:
    """Yield the rows of the workbook at ``path``, whose columns are known by their names.

    Raises UnreadableFile when the sheet or a column is missing, or when the sheet has no row.
    """
    rows = read_workbook(path, sheet=SHEET, columns=COLUMNS)
    first = next(rows, None)
    if first is None:
        raise UnreadableFile(f"« {path.name} » n’a aucune ligne : téléchargez-le de nouveau.")
    year = _year_of(path, first)
    yield from parse_rows(chain([first], rows), partial(_row, survey=year))


def _year_of(path: Path, row: Row) -> str:
    """The two digits that the column of basins carries (``BE24``)."""
    found = next((m.group(1) for name in row.cells if (m := _BASIN_COLUMN.fullmatch(name))), None)
    if found is None or f"NOMBE{found}" not in row.cells:
        raise UnreadableFile(
            f"« {path.name} » : colonne(s) introuvable(s) : BEaa, NOMBEaa (aa, l’année de "
            f"l’enquête). Colonnes lues : {', '.join(row.cells)}. Le producteur les a peut-être "
            "renommées : vérifiez l’édition du fichier."
        )
    return found


def _row(row: Row, *, survey: str) -> BmoRow:
    projects, difficult, seasonal = (cells.count(row, name) for name in ("met", "xmet", "smet"))
    _require_part(row, "xmet", difficult, projects)
    _require_part(row, "smet", seasonal, projects)
    return BmoRow(
        path=row.path,
        year=_same_year(row, survey),
        occupation=cells.fap_occupation(row, "Code métier BMO"),
        basin=cells.basin(row, f"BE{survey}"),
        basin_name=row[f"NOMBE{survey}"],
        departement=cells.departement(row, "Dept"),
        region=cells.region(row, "REG"),
        projects=projects,
        difficult=difficult,
        seasonal=seasonal,
    )


def _same_year(row: Row, survey: str) -> str:
    year = cells.year(row, "annee")
    if year[2:] != survey:
        raise CellFault(
            "bmo.other-year",
            f"Colonne « annee » : « {year} » dans un fichier dont les bassins sont ceux de "
            f"20{survey} (colonne BE{survey}) : séparez les années.",
        )
    return year


def _require_part(row: Row, column: str, part: int | None, whole: int | None) -> None:
    if part is not None and whole is not None and part > whole:
        raise CellFault(
            "bmo.part-above-whole",
            f"Colonne « {column} » : {part} projets sur {whole} (colonne « met ») : une partie ne "
            "dépasse pas le tout, vérifiez la ligne.",
        )
