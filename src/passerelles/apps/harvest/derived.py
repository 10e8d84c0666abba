"""Publishing figures that we derive from what was imported, in versions like any other."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from passerelles.apps.harvest.difference import TableDifference
from passerelles.apps.harvest.merge import refuse_unfit
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.staging import StagedTable
from passerelles.apps.harvest.versions import (
    close_untold,
    merge_versions,
    refuse_twice,
    spoken_scopes,
)
from passerelles.apps.reference.models import Versioned
from passerelles.apps.reference.models.versioned import VersionedQuerySet


def publish(
    rows: Iterable[Versioned], *, source: str, within: VersionedQuerySet[Versioned], at: datetime
) -> TableDifference:
    """Publish ``rows`` as all that ``source`` says of ``within``; what it said before closes.

    ``within`` selects the rows that this derivation answers for (``Observation.objects.filter(
    indicator="seats_offered")``): those of ``source`` in it that ``rows`` does not tell again are
    closed, even when there is no row at all. Running it again with the same rows changes nothing
    and journals nothing. Safe in the transaction of an import (``config.imports``). Raises
    ValueError when two rows describe the same thing or a column cannot hold a value: a mistake of
    the derivation, not of a file.
    """
    table = StagedTable(within.model, prefix="derived")
    with transaction.atomic():
        table.create()
        count = _stage(table, rows)
        difference = merge_versions(table, at=at, closes=True)
        difference.closed += close_untold(table, within.filter(source_id=source), at=at)
        if difference.total:
            _journal(table, difference, source=source, count=count, at=at)
        table.drop()
    return difference


def _stage(table: StagedTable, rows: Iterable[Versioned]) -> int:
    count = 0
    for row in rows:
        table.add(row)
        count += 1
    table.flush()
    table.prepare()
    if refused := [*refuse_twice(table), *refuse_unfit(table)]:
        raise ValueError(f"{len(refused)} lignes calculées refusées : {refused[0].message}")
    return count


def _journal(
    table: StagedTable, difference: TableDifference, *, source: str, count: int, at: datetime
) -> None:
    ImportRun.objects.create(
        source_id=source,
        status=RunStatus.SUCCEEDED,
        started_at=at,
        finished_at=at,
        editions=", ".join(spoken_scopes(table))[:200],
        read=count,
        kept=count,
        differences={table.target: asdict(difference)},
        message="Calculé à partir d’autres sources.",
    )
