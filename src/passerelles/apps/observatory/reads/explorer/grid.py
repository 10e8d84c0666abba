"""Which figures exist: levels and periods of each indicator, occupations and sectors of each cell.

Read by leaps, one look at the index a value: the time follows the number of choices and not that
of observations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.periods import levels, period_rank
from passerelles.apps.reference.models import TerritoryKind
from passerelles.apps.reference.reads.generation import remembered

COUNTRY = "country"
# From the smallest list to the longest. Parts of basins serve totals; communes make no readable
# list.
LEVELS = (
    TerritoryKind.REGION,
    TerritoryKind.ACADEMIE,
    TerritoryKind.DEPARTEMENT,
    TerritoryKind.EMPLOYMENT_BASIN,
    TerritoryKind.EMPLOYMENT_ZONE,
    TerritoryKind.EPCI,
    TerritoryKind.METROPOLE,
    TerritoryKind.CLPE,
    COUNTRY,
)

# Each step asks the index ``observation_across`` for the next pair of a cell.
_PAIRS = """
    WITH RECURSIVE seen AS (
        (SELECT occupation, sector FROM indicators_observation
         WHERE indicator = %s AND territory_kind = %s AND period = %s AND upper_inf(known)
         ORDER BY occupation, sector LIMIT 1)
        UNION ALL
        SELECT following.* FROM seen, LATERAL (
            SELECT occupation, sector FROM indicators_observation
            WHERE indicator = %s AND territory_kind = %s AND period = %s AND upper_inf(known)
              AND (occupation, sector) > (seen.occupation, seen.sector)
            ORDER BY occupation, sector LIMIT 1) AS following)
    SELECT occupation, sector FROM seen
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator has figures at this level for this period."""

    kind: str
    period: str


@dataclass(frozen=True, slots=True)
class SubjectKeys:
    """What the figures of a cell are about; ``has_total``: all occupations and sectors together."""

    has_total: bool
    occupations: tuple[str, ...]
    sectors: tuple[str, ...]


Grid = Mapping[str, tuple[Cell, ...]]


@remembered
def grid() -> Grid:
    """The cells of each indicator that has figures, levels in the order of LEVELS, newest first."""
    found = {
        code: tuple(_ordered(Cell(kind, period) for kind, period in pairs if kind in LEVELS))
        for code, pairs in levels(indicators()).items()
    }
    return {code: cells for code, cells in found.items() if cells}


def subjects(indicator: str, kind: str, period: str) -> SubjectKeys:
    """The occupations and sectors of a cell: one query, once a generation."""
    kept, key = _subjects(), (indicator, kind, period)
    if key not in kept:
        kept[key] = _read_subjects(*key)
    return kept[key]


@remembered
def _subjects() -> dict[tuple[str, str, str], SubjectKeys]:
    return {}


def _read_subjects(*cell: str) -> SubjectKeys:
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, [*cell, *cell])
        pairs: list[tuple[str, str]] = cursor.fetchall()
    return SubjectKeys(
        has_total=("", "") in pairs,
        occupations=tuple(occupation for occupation, sector in pairs if occupation and not sector),
        sectors=tuple(sector for occupation, sector in pairs if sector and not occupation),
    )


def _ordered(cells: Iterable[Cell]) -> list[Cell]:
    newest = sorted(cells, key=lambda cell: period_rank(cell.period), reverse=True)
    return sorted(newest, key=lambda cell: LEVELS.index(cell.kind))
