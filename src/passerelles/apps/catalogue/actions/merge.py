"""What a person decides of two sessions that seem to be one. Each decision can be taken back."""

from datetime import datetime

from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.catalogue.actions.refusals import ActionRefused
from passerelles.apps.catalogue.actions.reindex import reindex_later
from passerelles.apps.catalogue.models import Duplicate, DuplicateVerdict
from passerelles.apps.catalogue.reads.duplicate_graph import MergeGraph
from passerelles.apps.journal.actions import record


@transaction.atomic
def merge_sessions(*, duplicate: int, kept: str, author: User, now: datetime) -> Duplicate:
    """Hide the other session behind ``kept``, one of the two of the pair.

    Raises ActionRefused when the pair is unknown, already merged so, or when that would hide both.
    """
    row = _pair(duplicate, author=author)
    if kept not in (row.kept_id, row.other_id):
        raise ActionRefused(f"« {kept} » n’est pas dans cette paire : choisissez l’une des deux.")
    other = row.other_id if kept == row.kept_id else row.kept_id
    if row.verdict == DuplicateVerdict.MERGED and row.kept_id == kept and row.decided_by_id:
        raise ActionRefused("Ces deux sessions sont déjà fusionnées ainsi.")
    _refuse_loop(row, kept=kept, other=other)
    row.kept_id, row.other_id = kept, other
    return _decide(row, DuplicateVerdict.MERGED, author=author, now=now)


@transaction.atomic
def mark_distinct(*, duplicate: int, author: User, now: datetime) -> Duplicate:
    """Say that these are two sessions; both are shown, and no later run says otherwise."""
    row = _pair(duplicate, author=author)
    if row.verdict == DuplicateVerdict.DISTINCT:
        raise ActionRefused("Ces deux sessions sont déjà dites distinctes.")
    return _decide(row, DuplicateVerdict.DISTINCT, author=author, now=now)


@transaction.atomic
def undo_decision(*, duplicate: int, author: User, now: datetime) -> Duplicate:
    """Put the pair back among those to examine; the rules leave it there."""
    row = _pair(duplicate, author=author)
    if row.verdict == DuplicateVerdict.PROBABLE:
        raise ActionRefused("Rien n’est décidé pour cette paire : il n’y a rien à annuler.")
    return _decide(row, DuplicateVerdict.PROBABLE, author=author, now=now)


def _pair(duplicate: int, *, author: User) -> Duplicate:
    require(author, Verb.WRITE, Duplicate)
    row = Duplicate.objects.select_for_update().filter(pk=duplicate).first()
    if row is None:
        raise ActionRefused(
            "Cette paire n’existe plus : un import l’a refermée. Revenez à la liste."
        )
    return row


def _refuse_loop(row: Duplicate, *, kept: str, other: str) -> None:
    graph = MergeGraph()
    if row.verdict == DuplicateVerdict.MERGED:
        graph.remove(row.kept_id, row.other_id)
    if graph.would_loop(kept, other):
        raise ActionRefused(
            f"« {other} » remplace déjà « {kept} » dans une autre fusion : annulez-la d’abord, "
            "sinon aucune des deux ne serait montrée."
        )


def _decide(row: Duplicate, verdict: DuplicateVerdict, *, author: User, now: datetime) -> Duplicate:
    before = row.verdict
    row.verdict, row.decided_by, row.decided_at = verdict, author, now
    row.save()
    pair = {"kept": row.kept_id, "other": row.other_id, "before": before, "after": verdict}
    record(
        "duplicate.decided",
        actor=author.email,
        on=("duplicate", str(row.pk)),
        at=now,
        details={**pair, "evidence": row.evidence},
    )
    reindex_later()
    return row
