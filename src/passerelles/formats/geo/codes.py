"""Codes of communes, départements and régions as files write them, zeros lost or not."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.rejection import Rejection, fragment_of
from passerelles.formats.common.tables import Row

Record = TypeVar("Record")

COMMUNE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
DEPARTEMENT = re.compile(r"\d{2}|2[AB]|9[78]\d")


def commune_code(received: str) -> str:
    """A five-character commune code; the zero that spreadsheets drop is put back.

    Raises CellFault on a total row, a starred value or anything that is not a commune code.
    """
    if received.lower().startswith(("total", "ensemble")):
        raise CellFault(
            "table.total-row", f"« {received} » : ligne de total, à retirer du fichier."
        )
    if "*" in received:
        raise CellFault(
            "table.starred-code",
            f"« {received} » porte une étoile à la place du code de la commune : "
            "demandez le fichier complet au producteur.",
        )
    padded = received.zfill(5) if len(received) == 4 and received.isdigit() else received.upper()
    if not COMMUNE.fullmatch(padded):
        raise CellFault(
            "commune.malformed-code",
            f"« {received} » n’est pas un code de commune (cinq caractères, comme 31555 ou "
            "2A004) : corrigez-le d’après le code officiel géographique.",
        )
    return padded


def departement_code(received: str) -> str:
    """A département code: ``9`` and ``009`` become ``09``, ``02A`` becomes ``2A``.

    Raises CellFault when nothing can be made of it.
    """
    text = received.strip().upper()
    short = text[1:] if len(text) == 3 and text.startswith("0") else text
    padded = short.zfill(2) if short else short
    if not DEPARTEMENT.fullmatch(padded):
        raise CellFault(
            "departement.malformed-code",
            f"« {received} » n’est pas un code de département (09, 2A, 974) : corrigez-le.",
        )
    return padded


def required(row: Row, column: str, *, rule: str) -> str:
    """The text of a cell. Raises CellFault with ``rule`` when it is empty."""
    if not row[column]:
        raise CellFault(
            rule, f"La colonne « {column} » est vide : complétez-la ou retirez la ligne."
        )
    return row[column]


def refuse_duplicates(
    records: Iterator[Record | Rejection], *, key: Callable[[Record], str], rule: str
) -> Iterator[Record | Rejection]:
    """Keep the first record of each ``key`` and refuse the others with ``rule``."""
    places: dict[str, str] = {}
    for record in records:
        if isinstance(record, Rejection):
            yield record
            continue
        code, place = key(record), str(getattr(record, "path", ""))
        if places.setdefault(code, place) == place:
            yield record
        else:
            yield _duplicate(record, code, rule=rule, place=place, first=places[code])


def _duplicate(record: object, code: str, *, rule: str, place: str, first: str) -> Rejection:
    return Rejection(
        path=place,
        rule=rule,
        message=f"« {code} » figure déjà à {first} : gardez une seule des deux lignes.",
        fragment=fragment_of(record),
    )
