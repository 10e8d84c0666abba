"""Kinds of diplomas of the Éducation nationale (BCN) and their level in both scales."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from passerelles.formats.common.dates import read_french_date
from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Dialect, Row, read_csv

OLD_LEVEL = "N_NIVEAU_INTERMINISTERIEL.LIBELLE_LONG"
LEVEL = "N_NIVEAU_QUALIFICATION_RNCP.LIBELLE_LONG"
_DATES = ("DATE_OUVERTURE", "DATE_FERMETURE", "DATE_INTERVENTION")
COLUMNS = (
    "NIVEAU_FORMATION_DIPLOME",
    "LIBELLE_COURT",
    "LIBELLE_100",
    *_DATES,
    OLD_LEVEL,
    LEVEL,
)

_CODE = re.compile(r"[0-9A-Z]{3}")


@dataclass(frozen=True, slots=True)
class DiplomaKind:
    """A kind of diploma; ``old_level`` and ``level`` are the words of the file, as received."""

    path: str
    code: str
    short_label: str
    label: str
    old_level: str
    level: str
    opened_on: date | None
    closed_on: date | None
    updated_on: date | None


def read_diploma_kinds(path: Path) -> Iterator[DiplomaKind | Rejection]:
    """Yield the kinds of diplomas. Raises UnreadableFile when a column is missing."""
    seen: set[str] = set()
    for row in read_csv(path, columns=COLUMNS, dialect=_dialect_of(path)):
        yield row if isinstance(row, Rejection) else _fault(row, seen) or _kind(row)


def _dialect_of(path: Path) -> Dialect:
    """The BCN writes latin-1; copies passed through other tools are UTF-8."""
    try:
        path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return Dialect(encoding="latin-1")
    except FileNotFoundError as error:
        raise UnreadableFile(f"« {path} » n’existe pas : vérifiez le chemin.") from error
    return Dialect()


def _fault(row: Row, seen: set[str]) -> Rejection | None:
    code = row["NIVEAU_FORMATION_DIPLOME"]
    if not _CODE.fullmatch(code):
        return row.reject(
            "levels.malformed-code",
            f"« {code} » n’est pas un code de trois caractères : un zéro a pu être perdu, "
            "reprenez le fichier d’origine.",
        )
    if code in seen:
        return row.reject("levels.duplicate-key", f"« {code} » est déjà donné plus haut.")
    if not (row["LIBELLE_100"] or row["LIBELLE_COURT"]):
        return row.reject("levels.empty-label", f"Le code « {code} » n’a pas de libellé.")
    try:
        for column in _DATES:
            read_french_date(row[column])
    except ValueError as error:
        return row.reject("levels.malformed-date", f"{column} : {error}")
    seen.add(code)
    return None


def _kind(row: Row) -> DiplomaKind:
    return DiplomaKind(
        path=row.path,
        code=row["NIVEAU_FORMATION_DIPLOME"],
        short_label=row["LIBELLE_COURT"],
        label=row["LIBELLE_100"] or row["LIBELLE_COURT"],
        old_level=row[OLD_LEVEL],
        level=row[LEVEL],
        opened_on=read_french_date(row["DATE_OUVERTURE"]),
        closed_on=read_french_date(row["DATE_FERMETURE"]),
        updated_on=read_french_date(row["DATE_INTERVENTION"]),
    )
