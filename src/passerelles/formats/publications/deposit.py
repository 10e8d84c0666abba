"""Reads `publications_*.csv`: one study a line, in the documented columns.

Lists are separated by commas. The page `docs/sources/publications.md` says what each column means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv

COLUMNS = (
    "identifiant",
    "titre",
    "editeur",
    "date",
    "nature",
    "resume",
    "adresse",
    "licence",
    "metiers",
    "territoires",
    "secteurs",
    "actions",
)
KINDS = ("etude", "tableau de bord", "note", "enquete", "donnees", "cartographie")
ACTIONS = range(1, 34)

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)
_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """One study as deposited; ``published`` is a year, a month or a day (ISO 8601)."""

    path: str
    identifier: str
    title: str
    publisher: str
    published: str
    kind: str
    summary: str
    address: str
    licence: str
    occupations: tuple[str, ...]
    territories: tuple[str, ...]
    sectors: tuple[str, ...]
    actions: tuple[int, ...]


def read_publications(path: Path) -> Iterator[PublicationRecord | Rejection]:
    """Yield the studies of a deposit. Raises UnreadableFile when the table cannot be read."""
    seen = dict[str, str]()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
            continue
        first = seen.setdefault(row["identifiant"], row.path)
        yield _record(row) if first == row.path else _twice(row, first)


def _twice(row: Row, first: str) -> Rejection:
    return row.reject(
        "publication.duplicate",
        f"« {row['identifiant']} » (identifiant) est déjà donné par « {first} » : gardez une seule "
        "des deux lignes, ou donnez un autre identifiant.",
    )


def _record(row: Row) -> PublicationRecord | Rejection:
    for column, is_right, remedy in _CHECKS:
        if not is_right(row[column]):
            return row.reject(f"publication.{column}", f"« {row[column]} » ({column}) : {remedy}")
    return PublicationRecord(
        path=row.path,
        identifier=row["identifiant"],
        title=row["titre"],
        publisher=row["editeur"].lower(),
        published=row["date"],
        kind=row["nature"].lower() or KINDS[0],
        summary=row["resume"],
        address=row["adresse"],
        licence=row["licence"],
        occupations=_listed(row["metiers"]),
        territories=_listed(row["territoires"]),
        sectors=_listed(row["secteurs"]),
        actions=tuple(map(int, _listed(row["actions"]))),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _is_address(cell: str) -> bool:
    return not cell or bool(_ADDRESS.fullmatch(cell))


def _are_actions(cell: str) -> bool:
    return all(part.isdecimal() and int(part) in ACTIONS for part in _listed(cell))


_CHECKS = (
    (
        "identifiant",
        lambda cell: bool(_IDENTIFIER.fullmatch(cell)),
        "donnez un identifiant de lettres, de chiffres, de points et de tirets, 80 au plus.",
    ),
    ("titre", bool, "donnez un titre."),
    ("editeur", bool, "donnez l’éditeur."),
    (
        "date",
        lambda cell: bool(_DATE.fullmatch(cell)),
        "écrivez 2026, 2026-03 ou 2026-03-15.",
    ),
    (
        "nature",
        lambda cell: not cell or cell.lower() in KINDS,
        f"choisissez entre {', '.join(KINDS)}.",
    ),
    ("adresse", _is_address, "écrivez une adresse complète, qui commence par https://."),
    ("actions", _are_actions, "donnez des numéros d’actions du plan, de 1 à 33."),
)
