"""Tensions of 2019 by family of jobs (FAP 2009) for the country, the regions, the départements.

A copy made by a spreadsheet: ``76.0`` for a region and ``1.0`` for ``01``, a stray space in a
header (``Tension ``) and in the level ``reg ``. A small volume has no class, then no score.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, Row, read_csv
from passerelles.formats.labour import cells

Level = Literal["nat", "reg", "dep"]
LEVELS: tuple[Level, ...] = ("nat", "reg", "dep")

CLASSES = {
    "Catégorie Tension": "tension_fap",
    "Intensité d'embauches": "tension_fap_hiring_intensity",
    "Lien formation-emploi": "tension_fap_training_specificity",
    "Manque de main-d'œuvre disponible": "tension_fap_labour_shortage",
    "Non-durabilité de l'emploi": "tension_fap_job_instability",
    "Conditions de travail contraignantes": "tension_fap_working_conditions",
    "Inadéquation géographique": "tension_fap_geographic_mismatch",
}
SCORES = {"Tension": "tension_fap_score", "Emploi moyen": "tension_fap_employment"}
COLUMNS = ("fap", *SCORES, *CLASSES, "Année", "niveau_geo", "reg", "dep")
_COMMA = Dialect(delimiter=",")


@dataclass(frozen=True, slots=True)
class FapTension:
    """``territory`` is empty for the country; values by indicator, None where a cell is empty."""

    path: str
    year: str
    occupation: str
    level: Level
    territory: str
    scores: dict[str, float | None]
    classes: dict[str, int | None]


def read_fap_tensions(path: Path) -> Iterator[FapTension | Rejection]:
    """Yield the rows of the comma-separated file at ``path``. Raises UnreadableFile."""
    yield from parse_rows(read_csv(path, columns=COLUMNS, dialect=_COMMA), _row)


def _row(row: Row) -> FapTension:
    level = _level(row)
    return FapTension(
        path=row.path,
        year=cells.year(row, "Année"),
        occupation=cells.fap(row, "fap"),
        level=level,
        territory=_territory(row, level),
        scores={name: cells.optional_decimal(row, column) for column, name in SCORES.items()},
        classes={name: cells.quintile(row, column) for column, name in CLASSES.items()},
    )


def _level(row: Row) -> Level:
    for level in LEVELS:
        if row["niveau_geo"] == level:
            return level
    raise CellFault(
        "labour.unknown-level",
        f"Colonne « niveau_geo » : « {row['niveau_geo']} » n’est ni nat, ni reg, ni dep : "
        "corrigez la valeur.",
    )


def _territory(row: Row, level: Level) -> str:
    if level == "nat":
        return ""
    return cells.region(row, "reg") if level == "reg" else cells.departement(row, "dep")
