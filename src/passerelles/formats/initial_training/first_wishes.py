"""First wishes after collège (Affelnet), in the CSV of docs/sources/premiers-voeux.md.

One line a training of a school and a start of year; a candidate has one first wish.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.initial_training.records import code_fault, count_in, twice

YEAR, UAI, MEFSTAT, WISHES = "rentree", "uai", "mefstat11", "premiers_voeux"
COLUMNS = (YEAR, UAI, MEFSTAT, WISHES)
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class FirstWishRecord:
    """How many candidates put one training of one school first."""

    path: str
    year: int
    uai: str
    mefstat: str
    first_wishes: int


def read_first_wishes(path: Path) -> Iterator[FirstWishRecord | Rejection]:
    """Yield the lines. Raises UnreadableFile when a column is missing."""
    seen = dict[tuple[str, ...], str]()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
            continue
        first = seen.setdefault((row[YEAR], row[UAI], row[MEFSTAT]), row.path)
        yield _record(row) if first == row.path else twice(row, first, uai=UAI, mefstat=MEFSTAT)


def _record(row: Row) -> FirstWishRecord | Rejection:
    if fault := code_fault(row, uai=UAI, mefstat=MEFSTAT):
        return fault
    if not _YEAR.fullmatch(row[YEAR]):
        return row.reject(
            "initial.malformed-year",
            f"« {row[YEAR]} » n’est pas une année de rentrée (colonne {YEAR}) : écrivez 2025.",
        )
    wishes = count_in(row, WISHES)
    if isinstance(wishes, Rejection):
        return wishes
    return FirstWishRecord(row.path, int(row[YEAR]), row[UAI], row[MEFSTAT], wishes)
