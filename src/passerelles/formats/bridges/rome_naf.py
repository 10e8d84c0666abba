"""Hirings of one year by ROME occupation × NAF activity: what weighs each way between the two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, Row, read_csv

_COLUMNS = ("rome_id", "rome_label", "naf_id", "naf_label", "hirings")
_SHAPES = {"rome_id": re.compile(r"[A-N]\d{4}"), "naf_id": re.compile(r"\d{4}[A-Z]")}


@dataclass(frozen=True, slots=True)
class HiringsCell:
    """How many people an activity hired in an occupation in the year."""

    path: str
    occupation: str
    occupation_label: str
    activity: str
    activity_label: str
    hirings: int


def read_rome_naf(path: Path) -> Iterator[HiringsCell | Rejection]:
    """Yield the cells of the table. Raises UnreadableFile when a column is missing."""
    seen: set[tuple[str, str]] = set()
    for row in read_csv(path, columns=_COLUMNS, dialect=Dialect(delimiter=",")):
        if isinstance(row, Rejection):
            yield row
            continue
        pair = row["rome_id"], row["naf_id"]
        yield _fault(row, seen) or HiringsCell(
            row.path, pair[0], row["rome_label"], pair[1], row["naf_label"], int(row["hirings"])
        )
        seen.add(pair)


def _fault(row: Row, seen: set[tuple[str, str]]) -> Rejection | None:
    for column, shape in _SHAPES.items():
        if not shape.fullmatch(row[column]):
            return row.reject(
                "bridge.malformed-code",
                f"« {row[column]} » (colonne {column}) n’a pas la forme attendue : un zéro a pu "
                "être perdu, reprenez le fichier d’origine.",
            )
    if not row["hirings"].isdecimal() or not int(row["hirings"]):
        return row.reject(
            "bridge.malformed-number",
            f"« {row['hirings']} » (colonne hirings) n’est pas un nombre d’embauches : un entier "
            "supérieur à zéro est attendu.",
        )
    if (row["rome_id"], row["naf_id"]) in seen:
        return row.reject(
            "bridge.duplicate",
            f"« {row['rome_id']} × {row['naf_id']} » est déjà donné : retirez la ligne.",
        )
    return None
