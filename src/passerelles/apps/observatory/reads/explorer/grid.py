"""Which figures exist: levels and periods of each indicator, occupations and sectors of each cell.

Read from the index by leaps, one look a value: the time follows the number of choices and not the
number of observations.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from passerelles.apps.indicators.reads.definitions import indicators
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
    found = defaultdict[str, list[Cell]](list)
    for code, kind, period in _distinct(tuple(indicators()), ("territory_kind", "period")):
        if kind in LEVELS:
            found[code].append(Cell(kind, period))
    return {code: tuple(_ordered(cells)) for code, cells in found.items()}


def subjects(indicator: str, kind: str, period: str) -> SubjectKeys:
    """The occupations and sectors of a cell: one query, once a generation."""
    kept, key = _subjects(), (indicator, kind, period)
    if key not in kept:
        kept[key] = _read_subjects(*key)
    return kept[key]


@remembered
def _subjects() -> dict[tuple[str, str, str], SubjectKeys]:
    return {}


def _read_subjects(indicator: str, kind: str, period: str) -> SubjectKeys:
    fixed = {"territory_kind": kind, "period": period}
    pairs = [row[1:] for row in _distinct((indicator,), ("occupation", "sector"), fixed)]
    return SubjectKeys(
        has_total=("", "") in pairs,
        occupations=tuple(occupation for occupation, sector in pairs if occupation and not sector),
        sectors=tuple(sector for occupation, sector in pairs if sector and not occupation),
    )


def period_rank(period: str) -> tuple[str, str]:
    """Sorts ``2024``, ``R2024``, ``2024-T1`` and ``2024-03`` along time."""
    return period.lstrip("R")[:4], period


def _ordered(cells: Collection[Cell]) -> list[Cell]:
    newest = sorted(cells, key=lambda cell: period_rank(cell.period), reverse=True)
    return sorted(newest, key=lambda cell: LEVELS.index(cell.kind))


def _distinct(
    codes: Sequence[str], columns: Sequence[str], fixed: Mapping[str, str] | None = None
) -> list[tuple[str, ...]]:
    """The indicator, then the distinct values of ``columns`` among its figures known now.

    ``columns`` follow ``fixed`` in the index ``observation_across``: each step of the recursion
    asks it for the next value.
    """
    fixed = fixed or {}
    listed = ", ".join(columns)
    known = "FROM indicators_observation WHERE indicator = code AND upper_inf(known)"
    one = f"SELECT {listed} {known}" + "".join(f" AND {name} = %s" for name in fixed)
    above = f"({listed}) > ({', '.join(f'seen.{name}' for name in columns)})"
    end = f"ORDER BY {listed} LIMIT 1"
    statement = f"""
        SELECT code, found.* FROM unnest(%s::text[]) AS code, LATERAL (
            WITH RECURSIVE seen AS (
                ({one} {end})
                UNION ALL
                SELECT following.* FROM seen, LATERAL ({one} AND {above} {end}) AS following)
            SELECT * FROM seen) AS found
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(codes), *fixed.values(), *fixed.values()])
        found: list[tuple[str, ...]] = cursor.fetchall()
    return found
