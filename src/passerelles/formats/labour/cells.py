"""Cells of the tables of the labour market: what they hold, or why they cannot be read."""

import re
from typing import TypeVar

from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.tables import Row

Record = TypeVar("Record")

SECRET_MARK = "*"  # noqa: S105 (the star of statistical secrecy)
_DEPARTEMENT = re.compile(r"\d{2}|2[AB]|9[78]\d")
_REGION = re.compile(r"\d{2}")
_BASIN = re.compile(r"\d{4}")
_FAP = re.compile(r"[A-Z][0-9A-Z][A-Z](?:\d\d)?")
_FAP_OCCUPATION = re.compile(r"[A-Z][0-9A-Z][A-Z]\d\d")
_ROME = re.compile(r"[A-N]\d{4}")
_YEAR = re.compile(r"20\d\d")
_COUNT = re.compile(r"(\d+)(?:\.0+)?")
_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?(?:[eE]-?\d+)?")


def departement(row: Row, column: str) -> str:
    """``9``, ``009`` and ``9.0`` become ``09``; ``02A`` becomes ``2A``."""
    text = _whole(row, column).upper()
    short = text[1:] if len(text) == 3 and text.startswith("0") else text
    return _coded(row, column, short.zfill(2), shape=_DEPARTEMENT, example="09, 2A ou 974")


def region(row: Row, column: str) -> str:
    """``76.0`` becomes ``76`` and ``1.0`` becomes ``01``."""
    return _coded(row, column, _whole(row, column).zfill(2), shape=_REGION, example="76 ou 01")


def basin(row: Row, column: str) -> str:
    """A basin of the BMO survey; the zero lost overseas (``104``) is put back."""
    return _coded(row, column, _whole(row, column).zfill(4), shape=_BASIN, example="7617 ou 0104")


def fap(row: Row, column: str) -> str:
    """A family of jobs: three characters (``A0Z``) or five (``A0Z40``)."""
    return _coded(row, column, row[column], shape=_FAP, example="A0Z ou A0Z40")


def fap_occupation(row: Row, column: str) -> str:
    """A family of the finest floor: a coarser one would count its projects twice."""
    return _coded(row, column, row[column], shape=_FAP_OCCUPATION, example="A0X40")


def rome(row: Row, column: str) -> str:
    return _coded(row, column, row[column], shape=_ROME, example="F1610")


def year(row: Row, column: str) -> str:
    return _coded(row, column, _whole(row, column), shape=_YEAR, example="2024")


def count(row: Row, column: str) -> int | None:
    """A whole number, None for a star of secrecy."""
    if row[column] == SECRET_MARK:
        return None
    matched = _COUNT.fullmatch(row[column])
    if matched is None:
        raise _fault(row, column, "number", "un nombre entier ou une étoile de secret")
    return int(matched.group(1))


def decimal(row: Row, column: str) -> float:
    """A number whose decimals follow a comma or a point."""
    if not _DECIMAL.fullmatch(row[column]):
        raise _fault(row, column, "number", "un nombre (12,5 ou 12.5)")
    return float(row[column].replace(",", "."))


def optional_decimal(row: Row, column: str) -> float | None:
    """The number of a cell, None when it is empty."""
    return decimal(row, column) if row[column] else None


def quintile(row: Row, column: str) -> int | None:
    """A class from 1 to 5 (``5`` or ``5.0``), None when the cell is empty."""
    if not row[column]:
        return None
    text = _whole(row, column)
    if text not in {"1", "2", "3", "4", "5"}:
        raise _fault(row, column, "class", "une classe de 1 à 5")
    return int(text)


def _whole(row: Row, column: str) -> str:
    """A code that a spreadsheet may have turned into a decimal number."""
    return row[column].removesuffix(".0")


def _coded(row: Row, column: str, code: str, *, shape: re.Pattern[str], example: str) -> str:
    if not shape.fullmatch(code) or not row[column]:
        raise _fault(row, column, "code", f"un code comme {example}")
    return code


def _fault(row: Row, column: str, rule: str, wanted: str) -> CellFault:
    received = row[column]
    if received.lower().startswith(("total", "ensemble", "sous-total")):
        return CellFault(
            "table.total-row",
            f"Colonne « {column} » : « {received} » est une ligne de total, à retirer du fichier.",
        )
    if not received:
        return CellFault(
            f"labour.empty-{rule}",
            f"La colonne « {column} » est vide ; {wanted} est attendu : complétez-la.",
        )
    return CellFault(
        f"labour.malformed-{rule}",
        f"Colonne « {column} » : « {received} » n’est pas {wanted} : corrigez la valeur.",
    )
