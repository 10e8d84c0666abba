"""Looking for sessions given twice; what a person decided is never decided again."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from passerelles.apps.catalogue.models import Duplicate, DuplicateVerdict
from passerelles.apps.catalogue.reads.duplicate_graph import MergeGraph
from passerelles.apps.catalogue.reads.session_traits import batches_of_traits
from passerelles.apps.journal.actions import record
from passerelles.domain.catalogue.duplicates import (
    Comparison,
    Likeness,
    candidate_pairs,
    compare,
    settle,
)

BATCH = 2_000
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class DuplicateSearch:
    """Counts of pairs: compared, merged by the rules, left to a person, forgotten since."""

    compared: int
    merged: int
    probable: int
    forgotten: int


@transaction.atomic
def find_duplicates(*, now: datetime) -> DuplicateSearch:
    """Compare the sessions that are not over; running it again changes nothing.

    Certain pairs are merged, probable ones wait. A pair that nobody decided and that the rules do
    not see any more is forgotten. A merge whose kept session is closed turns round.
    """
    follow_the_living()
    compared, found = _compare_all(now)
    graph = MergeGraph()
    known = {frozenset((row.kept_id, row.other_id)): row for row in Duplicate.objects.all()}
    _save(found, known, graph, now=now)
    forgotten = [
        row.pk for ids, row in known.items() if ids not in found and row.decided_by_id is None
    ]
    Duplicate.objects.filter(pk__in=forgotten).delete()
    merged = sum(c.likeness is Likeness.CERTAIN for c in found.values())
    search = DuplicateSearch(compared, merged, len(found) - merged, len(forgotten))
    record("duplicates.found", actor="rules", on=("offer", ""), at=now, details=asdict(search))
    return search


def follow_the_living() -> int:
    """Keep the living session of each merge: its twin may be closed by its source since."""
    dead = Duplicate.objects.filter(
        verdict=DuplicateVerdict.MERGED, kept__closed_on__isnull=False, other__closed_on=None
    )
    keys = list(dead.values_list("pk", flat=True))
    return Duplicate.objects.filter(pk__in=keys).update(kept=F("other"), other=F("kept"))


def _compare_all(now: datetime) -> tuple[int, dict[Pair, Comparison]]:
    compared, alike = 0, {}
    for batch in batches_of_traits(today=timezone.localdate(now)):
        for pair in candidate_pairs(batch):
            found = compare(*pair)
            compared += 1
            if found.likeness is not Likeness.DIFFERENT:
                alike[frozenset(found.ids)] = found
    return compared, {frozenset(c.ids): c for c in settle(alike.values())}


def _save(
    found: dict[Pair, Comparison], known: dict[Pair, Duplicate], graph: MergeGraph, *, now: datetime
) -> None:
    fresh, changed = [], []
    for ids, comparison in sorted(found.items(), key=lambda item: (-item[1].score, item[1].ids)):
        row = known.get(ids)
        if row is None:
            fresh.append(_row(comparison, graph, now))
        elif row.decided_by_id is None and _update(row, comparison, graph, now):
            changed.append(row)
    Duplicate.objects.bulk_create(fresh, batch_size=BATCH)
    fields = ["kept", "other", "score", "evidence", "verdict", "decided_at"]
    Duplicate.objects.bulk_update(changed, fields, batch_size=BATCH)


def _row(comparison: Comparison, graph: MergeGraph, now: datetime) -> Duplicate:
    row = Duplicate(found_at=now)
    row.kept_id, row.other_id = comparison.ids
    _judge(row, comparison, graph, now)
    return row


def _update(row: Duplicate, comparison: Comparison, graph: MergeGraph, now: datetime) -> bool:
    before = (row.kept_id, row.score, row.evidence, row.verdict)
    _judge(row, comparison, graph, now)
    return before != (row.kept_id, row.score, row.evidence, row.verdict)


def _judge(row: Duplicate, comparison: Comparison, graph: MergeGraph, now: datetime) -> None:
    row.score, row.evidence = comparison.score, _evidence(comparison)
    if comparison.likeness is not Likeness.CERTAIN:
        row.verdict, row.decided_at = DuplicateVerdict.PROBABLE, None
        return
    if row.verdict != DuplicateVerdict.MERGED:
        row.verdict, row.decided_at = DuplicateVerdict.MERGED, now
    if graph.would_loop(row.kept_id, row.other_id):
        row.kept_id, row.other_id = row.other_id, row.kept_id
    graph.add(row.kept_id, row.other_id)


def _evidence(comparison: Comparison) -> list[dict[str, Any]]:
    said = comparison.evidence
    return [{"rule": e.rule, "sentence": e.sentence, "weight": e.weight} for e in said]
