"""Entries in training as a Région counts them: a CSV that we document (docs/sources/entrees.md).

``mois;region;bassin;edition_bassin;dispositif;nomenclature;code;entrees``, one line a month ×
basin × programme × code. A star stands for a small number that the Région keeps secret.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.amounts import read_count
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.common.total_rows import total_fault

COLUMNS = (
    *("mois", "region", "bassin", "edition_bassin"),
    *("dispositif", "nomenclature", "code", "entrees"),
)
SECRET = "*"  # noqa: S105 (statistical secrecy, not a password)
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_SHAPES = {
    "Formacode-14": re.compile(r"\d{5}"),
    "NSF-1994": re.compile(r"\d{3}"),
    "RNCP": re.compile(r"(RNCP|RS)\d{1,6}"),
}


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """``entries`` is None when it is secret; ``sector`` is the code with its nomenclature."""

    path: str
    month: str
    region: str
    basin: str
    geography: str
    programme: str
    sector: str
    entries: int | None


def read_entries(path: Path) -> Iterator[EntryRecord | Rejection]:
    """Yield the lines. Raises UnreadableFile when a column is missing."""
    seen = dict[tuple[str, ...], str]()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
            continue
        key = tuple(row[column] for column in COLUMNS[:-1])
        first = seen.setdefault(key, row.path)
        yield _record(row) if first == row.path else _twice(row, first)


def _record(row: Row) -> EntryRecord | Rejection:
    if fault := total_fault(row, *COLUMNS[:-1]):
        return fault
    if not _MONTH.fullmatch(row["mois"]):
        return row.reject(
            "entries.malformed-month",
            f"« {row['mois']} » n’est pas un mois (colonne mois) : écrivez 2026-03.",
        )
    shape = _SHAPES.get(row["nomenclature"])
    if shape is None or not shape.fullmatch(row["code"]):
        return row.reject(
            "entries.malformed-code",
            f"« {row['code']} » n’est pas un code de « {row['nomenclature']} » (colonnes "
            f"nomenclature et code) ; nomenclatures admises : {', '.join(_SHAPES)}.",
        )
    try:
        entries = None if row["entrees"] == SECRET else read_count(row["entrees"])
    except ValueError as error:
        return row.reject(
            "entries.not-a-count",
            f"{error} (colonne entrees) : écrivez un nombre entier, ou une étoile s’il est secret.",
        )
    return EntryRecord(
        path=row.path,
        month=row["mois"],
        region=row["region"],
        basin=row["bassin"],
        geography=row["edition_bassin"],
        programme=row["dispositif"],
        sector=f"{row['nomenclature']}:{row['code']}",
        entries=entries,
    )


def _twice(row: Row, first: str) -> Rejection:
    return row.reject(
        "entries.duplicate-line",
        f"Ce mois, ce bassin, ce dispositif et ce code sont déjà donnés par « {first} » : gardez "
        "une seule des deux lignes.",
    )
