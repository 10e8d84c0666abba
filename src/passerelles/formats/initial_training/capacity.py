"""Places and confirmed wishes of the trainings of Parcoursup, one line a training of a school.

The file carries its year in its name only (``…attractivite_capacite_2024.csv``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from passerelles.formats.common.rejection import Rejection, UnreadableFile
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.initial_training.records import code_fault, count_in

Route = Literal["school", "apprenticeship"]

COLUMNS = (
    *("UAI", "LIBELLÉFORMATION", "MEFSTAT11"),
    *("NB_VOEUX_CONFIRMES", "STATUT", "CAPACITEPSUP"),
)
_ROUTES: dict[str, Route] = {"Scolaire": "school", "Apprentissage": "apprenticeship"}
_YEAR = re.compile(r"(20\d\d)\D*\.csv$")


@dataclass(frozen=True, slots=True)
class CapacityRecord:
    """One training of one school: its places, and the wishes that candidates confirmed for it."""

    path: str
    year: int
    uai: str
    mefstat: str
    route: Route
    wishes: int
    capacity: int


def read_capacity(path: Path) -> Iterator[CapacityRecord | Rejection]:
    """Yield the trainings. Raises UnreadableFile when a column or the year in the name is missing.

    Two lines may have the same school, code and status (parcours apart): both count. A line
    repeated in full is refused.
    """
    year, seen = capacity_year(path), dict[str, str]()
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
        elif first := seen.get(line := row.fragment()):
            yield row.reject(
                "initial.duplicate-line",
                f"La ligne est la même que « {first} » : gardez-en une seule.",
            )
        else:
            seen[line] = row.path
            yield _record(row, year)


def capacity_year(path: Path) -> int:
    """The year of the rentrée, read in the name. Raises UnreadableFile."""
    found = _YEAR.search(path.name)
    if found is None:
        raise UnreadableFile(
            f"« {path.name} » : le nom ne dit pas l’année ; terminez-le par l’année de la rentrée, "
            "par exemple attractivite_capacite_2024.csv."
        )
    return int(found.group(1))


def _record(row: Row, year: int) -> CapacityRecord | Rejection:
    fault = code_fault(row, uai="UAI", mefstat="MEFSTAT11")
    if fault:
        return fault
    route = _ROUTES.get(row["STATUT"])
    if route is None:
        return row.reject(
            "initial.unknown-status",
            f"Le statut « {row['STATUT']} » est inconnu (colonne STATUT) : écrivez "
            f"{' ou '.join(_ROUTES)}.",
        )
    wishes, capacity = count_in(row, "NB_VOEUX_CONFIRMES"), count_in(row, "CAPACITEPSUP")
    if isinstance(wishes, Rejection):
        return wishes
    if isinstance(capacity, Rejection):
        return capacity
    return CapacityRecord(
        path=row.path,
        year=year,
        uai=row["UAI"],
        mefstat=row["MEFSTAT11"],
        route=route,
        wishes=wishes,
        capacity=capacity,
    )
