"""Labels of the families of jobs (FAP 2021, Dares), all floors on each row.

The file repeats, for each of the 341 finest families, those that hold it: 228 occupations (five
characters), 86 families (three) and 22 domains (one). The survey of recruitment speaks the 228.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv

FLOORS = ("22", "86", "228")
KINDS = {"22": "domain", "86": "family", "228": "occupation"}
_SHAPES = {
    "22": re.compile(r"[A-Z]"),
    "86": re.compile(r"[A-Z][0-9A-Z][A-Z]"),
    "228": re.compile(r"[A-Z][0-9A-Z][A-Z]\d\d"),
}
COLUMNS = tuple(f"{name}_FAP{floor}" for floor in FLOORS for name in ("Code", "Intitulé"))


@dataclass(frozen=True, slots=True)
class FapItem:
    """One family of one floor (``domain``, ``family``, ``occupation``); ``parent`` is its code."""

    path: str
    kind: str
    code: str
    label: str
    parent: str


def read_fap(path: Path) -> Iterator[tuple[FapItem, ...] | Rejection]:
    """Yield, for each row, the families that no earlier row gave. Raises UnreadableFile."""
    labels: dict[str, str] = {}
    for row in read_csv(path, columns=COLUMNS):
        yield row if isinstance(row, Rejection) else _fault(row, labels) or _new_items(row, labels)


def _fault(row: Row, labels: dict[str, str]) -> Rejection | None:
    above = ""
    for floor in FLOORS:
        code, label = row[f"Code_FAP{floor}"], _label(row, floor)
        if not _SHAPES[floor].fullmatch(code) or not code.startswith(above):
            return row.reject(
                "fap.malformed-code",
                f"Colonne « Code_FAP{floor} » : « {code} » n’est pas un code de cet étage de la "
                f"FAP 2021, rangé sous « {above} » : reprenez le fichier d’origine.",
            )
        if not label:
            return row.reject(
                "fap.empty-label",
                f"Colonne « Intitulé_FAP{floor} » : « {code} » est sans intitulé.",
            )
        if labels.get(code, label) != label:
            return row.reject(
                "fap.two-labels",
                f"Colonne « Intitulé_FAP{floor} » : « {code} » a déjà pour intitulé "
                f"« {labels[code]} », non « {label} » : gardez le bon.",
            )
        above = code
    return None


def _new_items(row: Row, labels: dict[str, str]) -> tuple[FapItem, ...]:
    items, above = [], ""
    for floor in FLOORS:
        code, label = row[f"Code_FAP{floor}"], _label(row, floor)
        if code not in labels:
            labels[code] = label
            items.append(FapItem(row.path, KINDS[floor], code, label, above))
        above = code
    return tuple(items)


def _label(row: Row, floor: str) -> str:
    """The label, its no-break and doubled spaces made plain."""
    return " ".join(row[f"Intitulé_FAP{floor}"].split())
