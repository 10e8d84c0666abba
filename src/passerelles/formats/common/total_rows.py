"""Rows that sum the others of their table."""

import re

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row

_TOTAL = re.compile(r"(sous-)?total\b|ensemble\b", re.IGNORECASE)


def total_fault(row: Row, *columns: str) -> Rejection | None:
    """Refuse a row that one of ``columns`` tells to be a total: sums would count it twice."""
    for column in columns:
        if _TOTAL.match(row[column]):
            return row.reject(
                "table.total-row",
                f"Colonne « {column} » : « {row[column]} » est une ligne de total, à retirer du "
                "fichier.",
            )
    return None
