"""NSF (nomenclature des spécialités de formation, decree n° 94-522 of 21 June 1994), BCN files.

Three files, one a floor: 5 categories, 22 domains (two digits), 115 groups (three digits). The
floor is told by the header, since the names of copies vary.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, read_csv

NsfKind = Literal["category", "domain", "group"]


@dataclass(frozen=True, slots=True)
class NsfItem:
    """A category, a domain or a group; ``parent`` is the code of the floor above."""

    path: str
    kind: NsfKind
    code: str
    label: str
    parent: str


@dataclass(frozen=True, slots=True)
class _Floor:
    kind: NsfKind
    code: str
    parent: str
    shape: re.Pattern[str]


_FLOORS = (
    _Floor("group", "GROUPE_SPECIALITE", "DOMAINE_SPECIALITE", re.compile(r"\d{3}")),
    _Floor("domain", "DOMAINE_SPECIALITE", "CATEGORIE_SPECIALITE", re.compile(r"\d{2}")),
    _Floor("category", "CATEGORIE_SPECIALITE", "", re.compile(r"\d")),
)

# In the group file, the label of a whole domain used as a group: ``DO22 : TRANSFORMATIONS``.
_DOMAIN_MARK = re.compile(r"DO\d{2} : ")


def read_nsf(path: Path) -> Iterator[NsfItem | Rejection]:
    """Yield the items of one floor. Raises UnreadableFile when the header is that of none."""
    floor = _floor_of(path)
    columns = [name for name in (floor.code, floor.parent, "LIBELLE_LONG") if name]
    seen: set[str] = set()
    for row in read_csv(path, columns=columns):
        yield row if isinstance(row, Rejection) else _fault(row, floor, seen) or _item(row, floor)


def _floor_of(path: Path) -> _Floor:
    for row in read_csv(path, columns=["LIBELLE_LONG"]):
        if isinstance(row, Row):
            found = next((floor for floor in _FLOORS if floor.code in row.cells), None)
            if found:
                return found
    raise UnreadableFile(
        f"« {path.name} » : aucune colonne GROUPE_SPECIALITE, DOMAINE_SPECIALITE ou "
        "CATEGORIE_SPECIALITE, ou aucune ligne ; vérifiez que c’est un fichier NSF de la BCN."
    )


def _fault(row: Row, floor: _Floor, seen: set[str]) -> Rejection | None:
    code = row[floor.code]
    if not floor.shape.fullmatch(code):
        return row.reject(
            "nsf.malformed-code",
            f"« {code} » n’est pas un code NSF de ce niveau ({floor.code}) : un zéro a pu être "
            "perdu, reprenez le fichier d’origine.",
        )
    if code in seen:
        return row.reject("nsf.duplicate-key", f"« {code} » est déjà donné : retirez la ligne.")
    if not row["LIBELLE_LONG"]:
        return row.reject("nsf.empty-label", f"Le code « {code} » n’a pas de libellé.")
    seen.add(code)
    return None


def _item(row: Row, floor: _Floor) -> NsfItem:
    # The edition label is the only one written with accents and small letters.
    label = row["LIBELLE_EDITION"] or _DOMAIN_MARK.sub("", row["LIBELLE_LONG"])
    parent = row[floor.parent] if floor.parent else ""
    return NsfItem(row.path, floor.kind, row[floor.code], label, parent)
