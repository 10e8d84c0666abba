"""The periods that an indicator has, without reading its observations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import connection

# Each step asks the index ``observation_across`` for the next pair: as many looks as pairs.
_SEEN = """
    WITH RECURSIVE seen AS (
        (SELECT territory_kind, period FROM indicators_observation
         WHERE indicator = {code} AND upper_inf(known)
         ORDER BY territory_kind, period LIMIT 1)
        UNION ALL
        SELECT following.* FROM seen, LATERAL (
            SELECT territory_kind, period FROM indicators_observation
            WHERE indicator = {code} AND upper_inf(known)
              AND (territory_kind, period) > (seen.territory_kind, seen.period)
            ORDER BY territory_kind, period LIMIT 1) AS following)
    SELECT {code} AS code, territory_kind, period FROM seen
"""
_EACH = "SELECT found.* FROM unnest(%s::text[]) AS wanted, LATERAL ({seen}) AS found"
# A code written in the query has its partition planned alone: 0.4 ms for one, where ``unnest``
# plans the 111 of them in 44. For all of them at once ``unnest`` is the quicker.
_FEW = 20


def levels(indicators: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """The (kind of territory, period) pairs of the indicators that have figures. One query."""
    wanted = list(indicators)
    if not wanted:
        return {}
    found = defaultdict[str, list[tuple[str, str]]](list)
    with connection.cursor() as cursor:
        cursor.execute(*_query(wanted))
        for code, kind, period in cursor.fetchall():
            found[code].append((kind, period))
    return dict(found)


def _query(wanted: list[str]) -> tuple[str, list[Any]]:
    if len(wanted) > _FEW:
        return _EACH.format(seen=_SEEN.format(code="wanted")), [wanted]
    one = f"({_SEEN.format(code='%s::text')})"
    return " UNION ALL ".join([one] * len(wanted)), [code for code in wanted for _ in range(3)]


def periods(indicator: str, *, kind: str | None = None) -> list[str]:
    """The periods that the indicator has, the newest first."""
    pairs = levels([indicator]).get(indicator, [])
    found = {period for level, period in pairs if kind in (None, level)}
    return sorted(found, key=period_rank, reverse=True)


def period_rank(period: str) -> tuple[str, str]:
    """Sorts ``2024``, ``R2024``, ``2024-T1`` and ``2024-03`` along time."""
    return period.lstrip("R")[:4], period
