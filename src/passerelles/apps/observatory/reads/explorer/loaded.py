"""Which sources gave the figures that the observatory holds, and their vintages."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.periods import period_rank
from passerelles.apps.observatory.reads.explorer.grid import grid
from passerelles.apps.observatory.reads.explorer.places import regions
from passerelles.apps.reference.reads.editions import sources
from passerelles.apps.reference.reads.generation import remembered

_PROJECTIONS = "projections"


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """``editions``: its vintages, the newest first; ``indicators``: codes of those it feeds."""

    id: str
    name: str
    is_demonstration: bool
    editions: tuple[str, ...]
    indicators: tuple[str, ...]
    newest_period: str


@remembered
def loaded_sources() -> tuple[LoadedSource, ...]:
    """Real sources first, then by name. Two queries: one look a level and a period, then the
    scenarios of published projections, which share levels and periods."""
    editions = defaultdict[str, set[str]](set)
    codes = defaultdict[str, set[str]](set)
    periods = defaultdict[str, set[str]](set)
    for code, period, source, edition in (*_read(), *_scenarios()):
        editions[source].add(edition)
        codes[source].add(code)
        periods[source].add(period)
    known = sources()
    found = [
        LoadedSource(
            id=key,
            name=known[key].name if key in known else key,
            is_demonstration=key in known and known[key].is_demonstration,
            editions=tuple(sorted(editions[key], reverse=True)),
            indicators=tuple(sorted(codes[key])),
            newest_period=max(periods[key], key=period_rank),
        )
        for key in editions
    ]
    return tuple(sorted(found, key=lambda one: (one.is_demonstration, one.name.casefold())))


def warm() -> None:
    """Read now what each choice of figures needs, rather than when its first page is asked for."""
    loaded_sources()
    regions()


def _read() -> list[tuple[str, str, str, str]]:
    """Indicator, period, source, edition of one figure a cell: a cell has one source."""
    cells = [(code, cell.kind, cell.period) for code, inside in grid().items() for cell in inside]
    if not cells:
        return []
    statement = """
        SELECT cell.code, cell.period, one.source_id, one.edition
        FROM unnest(%s::text[], %s::text[], %s::text[]) AS cell (code, kind, period),
        LATERAL (
            SELECT source_id, edition FROM indicators_observation
            WHERE indicator = cell.code AND territory_kind = cell.kind
              AND period = cell.period AND upper_inf(known) LIMIT 1) AS one
    """
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(column) for column in zip(*cells, strict=True)])
        found: list[tuple[str, str, str, str]] = cursor.fetchall()
    return found


def _scenarios() -> list[tuple[str, str, str, str]]:
    codes = [code for code in grid() if indicators()[code].instrument == _PROJECTIONS]
    rows = Observation.objects.filter(indicator__in=codes).current().order_by()
    return list(rows.values_list("indicator", "period", "source_id", "edition").distinct())
