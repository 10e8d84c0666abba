"""The periods that an indicator has, without reading its observations."""

from django.db import connection

# Each step asks the index ``observation_across`` for the next pair: as many looks as pairs.
_LEVELS = """
    WITH RECURSIVE seen AS (
        (SELECT territory_kind, period FROM indicators_observation
         WHERE indicator = %(code)s AND upper_inf(known)
         ORDER BY territory_kind, period LIMIT 1)
        UNION ALL
        SELECT following.* FROM seen, LATERAL (
            SELECT territory_kind, period FROM indicators_observation
            WHERE indicator = %(code)s AND upper_inf(known)
              AND (territory_kind, period) > (seen.territory_kind, seen.period)
            ORDER BY territory_kind, period LIMIT 1) AS following)
    SELECT territory_kind, period FROM seen
"""


def levels(indicator: str) -> list[tuple[str, str]]:
    """The kinds of territory and periods that the indicator has: (kind, period), in order."""
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, {"code": indicator})
        return [(kind, period) for kind, period in cursor.fetchall()]


def periods(indicator: str, *, kind: str | None = None) -> list[str]:
    """The periods that the indicator has, the newest first."""
    found = {period for level, period in levels(indicator) if kind in (None, level)}
    return sorted(found, key=period_rank, reverse=True)


def period_rank(period: str) -> tuple[str, str]:
    """Sorts ``2024``, ``R2024``, ``2024-T1`` and ``2024-03`` along time."""
    return period.lstrip("R")[:4], period
