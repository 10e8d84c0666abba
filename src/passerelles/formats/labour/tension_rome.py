"""Tensions by occupation (ROME 3) and employment basin: one comma-separated decimal a cell.

A row a occupation × basin, the mean of a year: online job offers, jobseekers (categories A, B, C),
and seven classes from 1 to 5, of which the first is the tension.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.parsing import parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.labour import cells

COUNTS = {"oee": "online_job_offers", "defm_abc": "jobseekers_abc"}
CLASSES = {
    "ind_tension_d": "tension_index",
    "ind_int_emb_d": "tension_hiring_intensity",
    "ind_main_oeuvre_d": "tension_labour_shortage",
    "ind_dur_empl_d": "tension_job_instability",
    "ind_cond_travail_d": "tension_working_conditions",
    "ind_mismatch_geo_d": "tension_geographic_mismatch",
    "ind_specif_form_empl_d": "tension_training_specificity",
}
COLUMNS = ("annee", "ROME", "cbassin", *COUNTS, *CLASSES)


@dataclass(frozen=True, slots=True)
class RomeTension:
    """``counts`` and ``classes`` by indicator; None where the cell is empty."""

    path: str
    year: str
    occupation: str
    basin: str
    counts: dict[str, float | None]
    classes: dict[str, int | None]


def read_rome_tensions(path: Path) -> Iterator[RomeTension | Rejection]:
    """Yield the rows of the semicolon-separated file at ``path``. Raises UnreadableFile."""
    yield from parse_rows(read_csv(path, columns=COLUMNS), _row)


def _row(row: Row) -> RomeTension:
    return RomeTension(
        path=row.path,
        year=cells.year(row, "annee"),
        occupation=cells.rome(row, "ROME"),
        basin=cells.basin(row, "cbassin"),
        counts={name: cells.optional_decimal(row, column) for column, name in COUNTS.items()},
        classes={name: cells.quintile(row, column) for column, name in CLASSES.items()},
    )
