"""Published projections by occupation: a CSV that we document (docs/sources/projections.md).

``publication;editeur;scenario;debut;horizon;nomenclature;code;niveau;territoire;mesure;valeur``,
one line a measure of an occupation on a territory in a scenario. « Métiers 2030 » (Dares, France
Stratégie) is read once copied into that shape.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from passerelles.formats.common.amounts import read_decimal
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.common.total_rows import total_fault

Measure = Literal["jobs_to_fill", "net_jobs", "departures"]

COLUMNS = (
    *("publication", "editeur", "scenario", "debut", "horizon"),
    *("nomenclature", "code", "niveau", "territoire", "mesure", "valeur"),
)
# What no two lines may share: neither the publisher nor the value.
_KEY = tuple(column for column in COLUMNS if column not in ("editeur", "valeur"))
MEASURES: dict[str, Measure] = {
    "postes à pourvoir": "jobs_to_fill",
    "créations nettes": "net_jobs",
    "départs": "departures",
}
LEVELS = {"france": "country", "région": "region", "département": "departement"}
_SHAPES = {
    "FAP-2021": re.compile(r"[A-Z][0-9A-Z][A-Z](\d\d)?|[A-Z]"),
    "FAP-2009": re.compile(r"[A-Z]\d[A-Z]\d\d|[A-Z]\d[A-Z]|[A-Z]"),
}
_YEAR = re.compile(r"20\d\d")
_SLUG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_LONGEST = 40  # characters of an edition


@dataclass(frozen=True, slots=True)
class ProjectionRecord:
    """``code`` is empty for all occupations; ``edition`` names publication, start and scenario."""

    path: str
    edition: str
    horizon: int
    nomenclature: str
    code: str
    level: str
    territory: str
    measure: Measure
    value: float


def read_projections(path: Path) -> Iterator[ProjectionRecord | Rejection]:
    """Yield the lines. Raises UnreadableFile when a column is missing."""
    seen = dict[tuple[str, ...], str]()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
            continue
        first = seen.setdefault(tuple(row[column] for column in _KEY), row.path)
        yield _twice(row, first) if first != row.path else _fault(row) or _record(row)


def projection_edition(publication: str, start: str, scenario: str) -> str:
    """``Metiers-2030@2019/reference``: a scenario is an edition of its own, never added to another.

    >>> projection_edition("Metiers-2030", "2019", "reference")
    'Metiers-2030@2019/reference'
    """
    return f"{publication}@{start}/{scenario}"


def _twice(row: Row, first: str) -> Rejection:
    return row.reject(
        "projections.duplicate-line",
        f"Cette mesure de « {row['code']} » dans ce scénario est déjà donnée par « {first} » : "
        "gardez une seule des deux lignes.",
    )


def _fault(row: Row) -> Rejection | None:
    if fault := total_fault(row, "code", "territoire"):
        return fault
    for column in ("publication", "scenario"):
        if not _SLUG.fullmatch(row[column]):
            return row.reject(
                "projections.malformed-name",
                f"« {row[column]} » ne convient pas (colonne {column}) : des lettres sans accent, "
                "des chiffres et des traits d’union, par exemple Metiers-2030.",
            )
    if not (_YEAR.fullmatch(row["debut"]) and _YEAR.fullmatch(row["horizon"])):
        return row.reject(
            "projections.malformed-year",
            f"« {row['debut']} » ou « {row['horizon']} » n’est pas une année (colonnes debut et "
            "horizon).",
        )
    if row["horizon"] <= row["debut"]:
        return row.reject(
            "projections.wrong-horizon",
            f"L’horizon {row['horizon']} ne suit pas le début {row['debut']} : échangez-les.",
        )
    return _name_fault(row) or _code_fault(row) or _word_fault(row)


def _name_fault(row: Row) -> Rejection | None:
    edition = projection_edition(row["publication"], row["debut"], row["scenario"])
    if len(edition) <= _LONGEST:
        return None
    return row.reject(
        "projections.long-name",
        f"« {edition} » a {len(edition)} caractères, {_LONGEST} au plus : abrégez la publication "
        "ou le scénario.",
    )


def _code_fault(row: Row) -> Rejection | None:
    shape = _SHAPES.get(row["nomenclature"])
    if row["code"] and (shape is None or not shape.fullmatch(row["code"])):
        return row.reject(
            "projections.malformed-code",
            f"« {row['code']} » n’est pas un code de « {row['nomenclature']} » (colonnes "
            f"nomenclature et code) ; nomenclatures admises : {', '.join(_SHAPES)}.",
        )
    return None


def _word_fault(row: Row) -> Rejection | None:
    for column, words in (("niveau", LEVELS), ("mesure", MEASURES)):
        if row[column].lower() not in words:
            return row.reject(
                "projections.unknown-word",
                f"« {row[column]} » est inconnu (colonne {column}) : écrivez {', '.join(words)}.",
            )
    return None


def _record(row: Row) -> ProjectionRecord | Rejection:
    try:
        value = read_decimal(row["valeur"])
    except ValueError as error:
        return row.reject("projections.not-a-number", f"{error} (colonne valeur).")
    return ProjectionRecord(
        path=row.path,
        edition=projection_edition(row["publication"], row["debut"], row["scenario"]),
        horizon=int(row["horizon"]),
        nomenclature=row["nomenclature"],
        code=row["code"],
        level=LEVELS[row["niveau"].lower()],
        territory=row["territoire"],
        measure=MEASURES[row["mesure"].lower()],
        value=value,
    )
