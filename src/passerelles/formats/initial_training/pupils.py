"""Pupils at the start of the year (constat de rentrée), one line a training of a school."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.initial_training.records import code_fault, count_in, twice

YEAR, UAI, MEFSTAT, PUPILS = (
    *("Rentrée scolaire", "UAI"),
    *("Mef Bcp 11", "Nombre d'élèves : Total"),
)
COLUMNS = (YEAR, UAI, MEFSTAT, PUPILS)
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class PupilRecord:
    """The pupils of one year of one training of one school, all under school status."""

    path: str
    year: int
    uai: str
    mefstat: str
    pupils: int


def read_pupils(path: Path) -> Iterator[PupilRecord | Rejection]:
    """Yield the lines. Raises UnreadableFile when a column is missing.

    A school, a training and a year make one line: a second one is refused.
    """
    seen = dict[tuple[int, str, str], str]()
    for row in read_csv(path, columns=COLUMNS):
        outcome = row if isinstance(row, Rejection) else _record(row)
        if isinstance(row, Row) and isinstance(outcome, PupilRecord):
            first = seen.setdefault((outcome.year, outcome.uai, outcome.mefstat), row.path)
            outcome = outcome if first == row.path else twice(row, first, uai=UAI, mefstat=MEFSTAT)
        yield outcome


def _record(row: Row) -> PupilRecord | Rejection:
    fault = code_fault(row, uai=UAI, mefstat=MEFSTAT)
    if fault:
        return fault
    if not _YEAR.fullmatch(row[YEAR]):
        return row.reject(
            "initial.malformed-year",
            f"« {row[YEAR]} » n’est pas une année de rentrée (colonne {YEAR}) : une ligne de total "
            "s’est peut-être glissée dans le fichier, retirez-la.",
        )
    pupils = count_in(row, PUPILS)
    if isinstance(pupils, Rejection):
        return pupils
    return PupilRecord(row.path, int(row[YEAR]), row[UAI], row[MEFSTAT], pupils)
