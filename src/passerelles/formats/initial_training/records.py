"""Checks that the files of initial training share: the number of the school, its training code."""

import re

from passerelles.formats.common.amounts import read_count
from passerelles.formats.common.mefstat import is_mefstat
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row
from passerelles.formats.common.total_rows import total_fault

# A letter C opens the provisional numbers of Parcoursup (C752887F).
_UAI = re.compile(r"[0-9C][0-9][0-9AB][0-9]{4}[A-Z]")


def code_fault(row: Row, *, uai: str, mefstat: str) -> Rejection | None:
    """What is wrong in the two codes of a row; ``uai`` and ``mefstat`` name their columns."""
    if fault := total_fault(row, uai):
        return fault
    if not _UAI.fullmatch(row[uai]):
        return row.reject(
            "initial.malformed-uai",
            f"« {row[uai]} » n’est pas un numéro d’établissement (colonne {uai}) : sept "
            "caractères et une lettre ; un zéro a pu être perdu au début, reprenez le fichier "
            "d’origine.",
        )
    if not is_mefstat(row[mefstat]):
        return row.reject(
            "initial.malformed-mefstat",
            f"« {row[mefstat]} » n’est pas un code de formation à onze caractères (colonne "
            f"{mefstat}) : reprenez le fichier d’origine.",
        )
    return None


def count_in(row: Row, column: str) -> int | Rejection:
    """The count of a column, or why it cannot be read."""
    try:
        return read_count(row[column])
    except ValueError as error:
        return row.reject(
            "initial.not-a-count",
            f"{error} (colonne {column}) : écrivez un nombre entier, ou retirez la ligne.",
        )


def twice(row: Row, first: str, *, uai: str, mefstat: str) -> Rejection:
    """The refusal of a training that the line ``first`` already gave for that school and year."""
    return row.reject(
        "initial.duplicate-line",
        f"« {row[uai]} » et « {row[mefstat]} » sont déjà donnés par « {first} » : gardez une "
        "seule des deux lignes.",
    )
