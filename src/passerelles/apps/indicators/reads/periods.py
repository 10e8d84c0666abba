"""The periods that an indicator has, without reading its observations."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

# Each step asks the index ``observation_across`` for the next pair: as many looks as pairs.
_LEVELS = """
    SELECT code, found.* FROM unnest(%s::text[]) AS code, LATERAL (
        WITH RECURSIVE seen AS (
            (SELECT territory_kind, period FROM indicators_observation
             WHERE indicator = code AND upper_inf(known)
             ORDER BY territory_kind, period LIMIT 1)
            UNION ALL
            SELECT following.* FROM seen, LATERAL (
                SELECT territory_kind, period FROM indicators_observation
                WHERE indicator = code AND upper_inf(known)
                  AND (territory_kind, period) > (seen.territory_kind, seen.period)
                ORDER BY territory_kind, period LIMIT 1) AS following)
        SELECT * FROM seen) AS found
"""


def levels(indicators: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The (kind of territory, period) pairs of the indicators that have figures. One query."""
    found = defaultdict[str, list[tuple[str, str]]](list)
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, [list(indicators)])
        for code, kind, period in cursor.fetchall():
            found[code].append((kind, period))
    return dict(found)


def periods(indicator: str, *, kind: str | None = None) -> list[str]:
    """The periods that the indicator has, the newest first."""
    pairs = levels([indicator]).get(indicator, [])
    found = {period for level, period in pairs if kind in (None, level)}
    return sorted(found, key=period_rank, reverse=True)


def period_rank(period: str) -> tuple[str, str]:
    """Sorts ``2024``, ``R2024``, ``2024-T1`` and ``2024-03`` along time."""
    return period.lstrip("R")[:4], period
