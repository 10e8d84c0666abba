"""Stock of apprentices at 31 December, in the documented CSV of docs/sources/sifa.md.

One line a year × département of training × level × sex × recognised disability × NSF group. A
combination that is not told has nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from passerelles.formats.apprenticeship.cells import (
    count,
    day,
    departement,
    level,
    read_cell,
    refuse_total,
    sex,
    training_field,
    year,
    yes_or_no,
)
from passerelles.formats.common.parsing import CellFault
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv

COLUMNS = (
    "annee",
    "date_observation",
    "departement_formation",
    "niveau",
    "sexe",
    "rqth",
    "nsf",
    "effectif",
)


@dataclass(frozen=True, slots=True)
class StockLine:
    """``count`` apprentices trained in ``departement`` on 31 December of ``year``.

    ``disabled``: their quality of disabled worker is recognised (RQTH).
    """

    path: str
    year: int
    observed_on: date
    departement: str
    level: str
    sex: str
    disabled: bool
    field: str
    count: int

    @property
    def key(self) -> tuple[int, str, str, str, bool, str]:
        """What no two lines may share."""
        return (self.year, self.departement, self.level, self.sex, self.disabled, self.field)


def read_sifa(
    path: Path, *, first: dict[tuple[object, ...], str] | None = None
) -> Iterator[StockLine | Rejection]:
    """Yield the lines of the file at ``path``. Raises UnreadableFile (missing column, encoding).

    ``first``: where each combination was met, to share among the files of one import.
    """
    first = {} if first is None else first
    for row in read_csv(path, columns=COLUMNS):
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            line = _line(row)
            _refuse_twice(line, first.setdefault(line.key, line.path))
            yield line
        except CellFault as fault:
            yield row.reject(fault.rule, str(fault))


def _line(row: Row) -> StockLine:
    refuse_total(row)
    of_year = read_cell(row, "annee", year)
    observed_on = read_cell(row, "date_observation", day)
    _refuse_too_early(of_year, observed_on)
    return StockLine(
        path=row.path,
        year=of_year,
        observed_on=observed_on,
        departement=read_cell(row, "departement_formation", departement),
        level=read_cell(row, "niveau", level),
        sex=read_cell(row, "sexe", sex),
        disabled=read_cell(row, "rqth", yes_or_no),
        field=read_cell(row, "nsf", training_field),
        count=read_cell(row, "effectif", count),
    )


def _refuse_too_early(of_year: int, observed_on: date) -> None:
    if observed_on < date(of_year, 12, 31):
        raise CellFault(
            "apprenticeship.observed-too-early",
            f"Colonne « date_observation » : le fichier a été arrêté le {observed_on:%d/%m/%Y}, "
            f"avant le 31/12/{of_year} qu’il décrit ; demandez l’édition arrêtée après cette date.",
        )


def _refuse_twice(line: StockLine, first: str) -> None:
    if first != line.path:
        raise CellFault(
            "apprenticeship.duplicate",
            f"Cette combinaison figure déjà à {first} ; gardez une seule des deux lignes.",
        )
