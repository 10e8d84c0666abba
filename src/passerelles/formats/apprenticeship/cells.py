"""Cells shared by both files: each reading names its column, the value and the remedy."""

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from passerelles.formats.common.dates import read_french_date
from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.tables import Row

Value = TypeVar("Value")

LEVELS = ("3", "4", "5", "6", "7", "8")
SEXES = ("F", "M")
_TOTAL = re.compile(r"(sous-)?total\b|ensemble\b|toutes?\b|tous\b", re.IGNORECASE)
_DEPARTEMENT = re.compile(r"0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[678]")
_YEAR = re.compile(r"20\d\d")
_FIELD = re.compile(r"\d{3}")


def read_cell(row: Row, column: str, reading: Callable[[str], Value]) -> Value:
    """The value of a cell. Raises CellFault, which says in which column."""
    try:
        return reading(row[column])
    except CellFault as fault:
        raise CellFault(fault.rule, f"Colonne « {column} » : {fault}") from fault


def refuse_total(row: Row) -> None:
    """Raise CellFault when a cell of the row says that it sums others."""
    for column, cell in row.cells.items():
        if _TOTAL.match(cell):
            raise CellFault(
                "apprenticeship.total-row",
                f"Colonne « {column} » : « {cell} » annonce une ligne de total ; retirez-la, "
                "Passerelles fait les totaux.",
            )


def departement(text: str) -> str:
    """A département code; the zero that spreadsheets drop is put back (``9`` is ``09``)."""
    code = text.upper().zfill(2) if text else ""
    if not _DEPARTEMENT.fullmatch(code):
        raise CellFault(
            "apprenticeship.unknown-departement",
            f"« {text} » n’est pas un code de département (09, 2A, 974) ; corrigez-le.",
        )
    return code


def level(text: str) -> str:
    if text not in LEVELS:
        raise CellFault(
            "apprenticeship.unknown-level",
            f"« {text} » n’est pas un niveau ; écrivez un chiffre de 3 (CAP) à 8 (doctorat).",
        )
    return text


def sex(text: str) -> str:
    if text not in SEXES:
        raise CellFault(
            "apprenticeship.unknown-sex", f"« {text} » n’est pas un sexe ; écrivez F ou M."
        )
    return text


def training_field(text: str) -> str:
    """A group of the NSF: three digits."""
    if not _FIELD.fullmatch(text):
        raise CellFault(
            "apprenticeship.unknown-field",
            f"« {text} » n’est pas un groupe de la NSF ; écrivez ses trois chiffres (312), sans "
            "la lettre de fonction.",
        )
    return text


def yes_or_no(text: str) -> bool:
    if text not in ("oui", "non"):
        raise CellFault("apprenticeship.unknown-answer", f"« {text} » : écrivez oui ou non.")
    return text == "oui"


def count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise CellFault(
            "apprenticeship.bad-count",
            f"« {text} » n’est pas un effectif ; écrivez un nombre entier, positif ou nul, sans "
            "espace ni virgule.",
        )
    return int(text)


def year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise CellFault(
            "apprenticeship.bad-year", f"« {text} » n’est pas une année ; écrivez 2024."
        )
    return int(text)


def day(text: str) -> date:
    """A day written ``31/08/2026`` or ``2026-08-31``."""
    try:
        found = date.fromisoformat(text) if "-" in text else read_french_date(text)
    except ValueError:
        found = None
    if found is None:
        raise CellFault(
            "apprenticeship.bad-date",
            f"« {text} » n’est pas une date ; écrivez jour/mois/année (31/08/2026).",
        )
    return found
