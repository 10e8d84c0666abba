"""Judging the whole offer, and keeping counts: after each import, and every night (ages grow)."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.utils import timezone

from passerelles.apps.catalogue.models import QualityFact
from passerelles.apps.catalogue.reads.quality_records import JudgedRow, judged_rows
from passerelles.domain.catalogue.quality import judge

BATCH = 5_000
TOTAL = ("", "")

Cell = tuple[str, str]


@transaction.atomic
def refresh_quality(*, now: datetime) -> int:
    """Judge every session shown and replace the facts; returns how many sessions were judged."""
    facts = list(_facts(now))
    QualityFact.objects.all().delete()
    QualityFact.objects.bulk_create(facts, batch_size=BATCH)
    return sum(fact.sessions for fact in facts if not fact.field)


def _facts(now: datetime) -> Iterator[QualityFact]:
    for provider, rows in groupby(judged_rows(), key=attrgetter("provider")):
        yield from _provider_facts(provider, rows, now)


def _provider_facts(
    provider: str, rows: Iterator[JudgedRow], now: datetime
) -> Iterator[QualityFact]:
    sessions: Counter[Cell] = Counter()
    to_mend: dict[Cell, set[str]] = defaultdict(set)
    today = timezone.localdate(now)
    source = ""
    for row in rows:
        source = row.source
        sessions[TOTAL] += 1
        to_mend[TOTAL].add(row.keys["session"])
        for defect in judge(row.record, today=today):
            cell = (defect.field, defect.problem.value)
            sessions[cell] += 1
            to_mend[cell].add(row.keys[defect.definition.level])
    for cell, count in sessions.items():
        yield QualityFact(
            source_id=source,
            provider_id=provider,
            field=cell[0],
            problem=cell[1],
            sessions=count,
            rows=len(to_mend[cell]),
            computed_at=now,
        )
