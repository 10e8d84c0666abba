"""Reads the table of figures that an institution types: one a row, with its evidence.

The file is a CSV in UTF-8, ``;`` between cells, columns in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import read_csv

COLUMNS = (
    *("indicateur", "territoire", "periode"),
    *("valeur", "numerateur", "denominateur", "preuve"),
)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """One row as it is written; ``path`` is ``file:line``, ``fragment`` the whole row."""

    path: str
    fragment: str
    indicator: str
    territory: str
    period: str
    value: str
    numerator: str
    denominator: str
    evidence: str

    def reject(self, rule: str, message: str) -> Rejection:
        return Rejection(self.path, rule, message, self.fragment)


def read_typed_values(path: Path) -> Iterator[TypedLine | Rejection]:
    """The rows of the table. Raises UnreadableFile: no file, another encoding, a column lacks."""
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
        else:
            yield TypedLine(row.path, row.fragment(), *(row[name] for name in COLUMNS))
