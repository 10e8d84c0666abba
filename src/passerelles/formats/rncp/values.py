"""Values of certification files: numbers of entries, labels, dates."""

import re
from datetime import date
from pathlib import PurePath

from passerelles.formats.common.dates import read_french_date
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row

_NUMBER = re.compile(r"(?:RNCP|RS)[1-9]\d*")
_VINTAGE = re.compile(r"(20\d{2})[_-]?(0[1-9]|1[0-2])(?:[_-]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


def is_number(text: str) -> bool:
    """Whether ``text`` is the number of an entry, register included: ``RNCP37780``, ``RS5000``."""
    return _NUMBER.fullmatch(text) is not None


def number_fault(row: Row, column: str) -> Rejection | None:
    """The refusal of ``row`` when its ``column`` holds no number of an entry."""
    text = row[column]
    if is_number(text):
        return None
    if text.casefold().startswith("total"):
        return row.reject(
            "rncp.total-row",
            f"« {text} » est une ligne de total, pas une fiche : retirez-la du fichier.",
        )
    return row.reject(
        "rncp.malformed-number",
        f"« {text} » ({column}) n’est pas un numéro de fiche : écrivez RNCP ou RS suivi du numéro.",
    )


def clean_label(text: str, *, code: str = "") -> str:
    """A label without its doubled apostrophes, and without ``code`` repeated in front of it."""
    return text.replace("''", "'").removeprefix(f"{code} : ").strip()


def read_date(text: str) -> date | None:
    """The date written ``31/08/2026``; None when there is none. Raises ValueError on another."""
    return None if text == "NR" else read_french_date(text)


def vintage_of(name: str) -> date:
    """The date that the producer writes in the name of a file; the first of a month without day.

    Raises UnreadableFile when the name holds no date.
    """
    found = _VINTAGE.search(PurePath(name).name)
    if found is None:
        raise UnreadableFile(
            f"« {PurePath(name).name} » ne porte pas de date : gardez le nom donné par le "
            "producteur (par exemple « …_2026_02_01.csv »)."
        )
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return date(year, month, day)
