"""Texts of Lhéo to values and back, one pair of functions a kind of field."""

import math
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from passerelles.formats.lheo.dates import LheoDate
from passerelles.formats.lheo.fields import Kind

_MOST_DIGITS = 9
_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def read_date(text: str) -> LheoDate:
    """Eight digits, or a date and time of XML (``2026-09-01T08:00:00``), of which the day counts.

    Raises ValueError (French sentence) for anything else.
    """
    text = text.strip()
    if text[4:5] == "-":
        try:
            return LheoDate.parse(date.fromisoformat(text[:10]).strftime("%Y%m%d").zfill(8))
        except ValueError:
            raise ValueError(f"« {text} » n’est pas une date : écrivez AAAAMMJJ.") from None
    return LheoDate.parse(text)


def read_number(text: str) -> int:
    """A whole number without sign; ``35.0`` and ``35,00`` are 35. Raises ValueError otherwise."""
    whole, _, decimals = text.replace(",", ".").partition(".")
    if not (whole.isascii() and whole.isdigit()) or decimals.strip("0"):
        raise ValueError(f"« {text} » n’est pas un nombre entier : écrivez des chiffres seuls.")
    if len(whole) > _MOST_DIGITS:
        raise ValueError(f"« {text[:30]} » est un nombre démesuré : vérifiez-le.")
    return int(whole)


def read_flag(text: str) -> bool:
    """``0`` or ``1``. Raises ValueError otherwise."""
    if text == "1":
        return True
    if text == "0":
        return False
    raise ValueError(f"« {text} » n’est ni 0 (non) ni 1 (oui).")


def read_degrees(text: str) -> float:
    """Decimal degrees, with a point or a comma. Raises ValueError otherwise."""
    try:
        degrees = float(text.replace(",", "."))
    except ValueError:
        degrees = math.nan
    if not -180 <= degrees <= 180:
        raise ValueError(f"« {text} » n’est pas une coordonnée en degrés décimaux (WGS 84).")
    return degrees


READERS: Mapping[Kind, Callable[[str], Any]] = {
    Kind.NUMBER: read_number,
    Kind.FLAG: read_flag,
    Kind.DATE: read_date,
    Kind.DEGREES: read_degrees,
}

RULES: Mapping[Kind, str] = {
    Kind.NUMBER: "lheo.unreadable-number",
    Kind.FLAG: "lheo.unreadable-flag",
    Kind.DATE: "lheo.unreadable-date",
    Kind.DEGREES: "lheo.unreadable-coordinate",
}


def written(value: Any) -> str:
    """The text of Lhéo for one value; ``""`` for None."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, LheoDate):
        return value.written()
    if isinstance(value, bool):
        return "1" if value else "0"
    return repr(value)
