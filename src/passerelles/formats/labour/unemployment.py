"""Unemployment rates by département and school year, as a public project copies them from INSEE."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelles.formats.common.parsing import CellFault, parse_rows
from passerelles.formats.common.rejection import Rejection
from passerelles.formats.common.tables import Row, read_csv
from passerelles.formats.labour import cells

COLUMNS = ("codeDepartement", "libelleDepartement", "rentreeScolaire", "tauxChomage")
_HIGHEST = 100.0


@dataclass(frozen=True, slots=True)
class UnemploymentRate:
    """``rate`` in percent; ``year`` is that of the start of the school year."""

    path: str
    departement: str
    year: str
    rate: float


def read_unemployment(path: Path) -> Iterator[UnemploymentRate | Rejection]:
    """Yield the rates of the semicolon-separated file at ``path``. Raises UnreadableFile."""
    yield from parse_rows(read_csv(path, columns=COLUMNS), _row)


def _row(row: Row) -> UnemploymentRate:
    return UnemploymentRate(
        path=row.path,
        departement=cells.departement(row, "codeDepartement"),
        year=cells.year(row, "rentreeScolaire"),
        rate=_rate(row),
    )


def _rate(row: Row) -> float:
    rate = cells.decimal(row, "tauxChomage")
    if not 0 <= rate <= _HIGHEST:
        raise CellFault(
            "labour.rate-out-of-range",
            f"Colonne « tauxChomage » : « {row['tauxChomage']} » n’est pas un taux entre 0 et "
            "100 % : corrigez la valeur.",
        )
    return rate
