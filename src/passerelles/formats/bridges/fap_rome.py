"""FAP 2009 → ROME 3, the table that the Dares joins to its portraits of occupations (CSV)."""

import re
from collections.abc import Iterator
from pathlib import Path

from passerelles.formats.bridges.link import BridgeLine
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Dialect, Row, read_csv

_DIALECT = Dialect(encoding="cp1252")
_FAP = re.compile(r"[A-Z]\d[A-Z]\d\d")
_ROME = re.compile(r"[A-N]\d{4}")
_NONE = "NA"


def read_fap_rome(path: Path) -> Iterator[BridgeLine | Rejection]:
    """Yield the pairs of ``Fap;Rome;intitule_rome``; ``NA`` in Rome means no counterpart.

    The Dares writes it in Windows-1252; a copy saved again in UTF-8 is read as such. Raises
    UnreadableFile when a column is missing.
    """
    dialect = Dialect() if _is_utf_8(path) else _DIALECT
    seen: set[tuple[str, str]] = set()
    for row in read_csv(path, columns=("Fap", "Rome", "intitule_rome"), dialect=dialect):
        if isinstance(row, Rejection):
            yield row
        elif fault := _fault(row):
            yield fault
        elif (pair := (row["Fap"], row["Rome"])) in seen:
            yield row.reject(
                "bridge.duplicate", f"« {' → '.join(pair)} » est déjà donné : retirez la ligne."
            )
        else:
            seen.add(pair)
            yield _line(row)


def _is_utf_8(path: Path) -> bool:
    """Accents of Windows-1252 are no UTF-8; a file that is missing is told by its reading."""
    try:
        path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError):
        return False
    return True


def _fault(row: Row) -> Rejection | None:
    if not _FAP.fullmatch(row["Fap"]):
        return row.reject(
            "bridge.malformed-code",
            f"« {row['Fap']} » (colonne Fap) n’est pas un code FAP 2009 de cinq caractères, comme "
            "A0Z40 : corrigez-le.",
        )
    if row["Rome"] != _NONE and not _ROME.fullmatch(row["Rome"]):
        return row.reject(
            "bridge.malformed-code",
            f"« {row['Rome']} » (colonne Rome) n’est ni un code ROME, comme A1416, ni NA : "
            "corrigez-le.",
        )
    return None


def _line(row: Row) -> BridgeLine:
    found = row["Rome"] != _NONE
    return BridgeLine(
        path=row.path,
        kind="many_to_many",
        origin_edition="FAP-2009",
        origin=row["Fap"],
        target_edition="ROME-3.47",
        target=row["Rome"] if found else "",
        target_label=row["intitule_rome"] if found else "",
    )
