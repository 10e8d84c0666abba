"""Pairs of sessions that seem to be one, as the desk shows them side by side."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.catalogue.models import Duplicate, DuplicateVerdict, Session
from passerelles.apps.catalogue.reads.duplicate_graph import MergeGraph
from passerelles.apps.catalogue.reads.rows import SessionRow, session_rows


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    sentence: str
    weight: int


@dataclass(frozen=True, slots=True)
class PairSide:
    """One of the two; ``row`` is None when its session is gone."""

    key: str
    number: str
    source: str
    row: SessionRow | None


@dataclass(frozen=True, slots=True)
class Pair:
    """``decided_by`` is empty when the rules alone decided; ``score`` goes from 0 to 100."""

    id: int
    score: int
    verdict: DuplicateVerdict
    kept: PairSide
    other: PairSide
    evidence: tuple[EvidenceLine, ...]
    found_at: datetime
    decided_at: datetime | None
    decided_by: str


def verdict_counts(actor: User) -> dict[str, int]:
    """How many pairs have each verdict."""
    rows = visible_to(Duplicate.objects.order_by(), actor).values_list("verdict")
    return dict(rows.annotate(n=Count("id")))


def pairs(actor: User, *, verdict: str, offset: int = 0, limit: int = 20) -> tuple[Pair, ...]:
    """Pairs of one verdict, the most alike first. Queries do not grow with pairs."""
    rows = visible_to(Duplicate.objects.filter(verdict=verdict), actor)
    ordered = rows.order_by("-score", "id")[offset : offset + limit]
    return _pairs(list(ordered.select_related("kept__source", "other__source", "decided_by")))


def pair(actor: User, duplicate: int) -> Pair | None:
    rows = visible_to(Duplicate.objects.filter(pk=duplicate), actor)
    found = _pairs(list(rows.select_related("kept__source", "other__source", "decided_by")))
    return found[0] if found else None


def pairs_of(actor: User, session: str) -> tuple[Pair, ...]:
    """Every pair that a session is in, whatever its verdict."""
    rows = visible_to(Duplicate.objects.all(), actor)
    mine = rows.filter(kept=session) | rows.filter(other=session)
    return _pairs(list(mine.select_related("kept__source", "other__source", "decided_by")))


def shown_in_place_of(sessions: Collection[str]) -> dict[str, str]:
    """For each session that a merge hides, the one that is shown in its place."""
    graph = MergeGraph()
    shown = {session: graph.shown_for(session) for session in sessions}
    return {session: other for session, other in shown.items() if other != session}


def _pairs(rows: list[Duplicate]) -> tuple[Pair, ...]:
    keys = {key for row in rows for key in (row.kept_id, row.other_id)}
    found = {row.id: row for row in session_rows(sorted(keys))}
    return tuple(_pair(row, found) for row in rows)


def _pair(row: Duplicate, found: dict[str, SessionRow]) -> Pair:
    return Pair(
        id=row.pk,
        score=round(row.score * 100),
        verdict=DuplicateVerdict(row.verdict),
        kept=_side(row.kept, found),
        other=_side(row.other, found),
        evidence=tuple(EvidenceLine(e["sentence"], e["weight"]) for e in row.evidence),
        found_at=row.found_at,
        decided_at=row.decided_at,
        decided_by=str(row.decided_by or ""),
    )


def _side(session: Session, found: dict[str, SessionRow]) -> PairSide:
    return PairSide(session.pk, session.number, session.source.name, found.get(session.pk))
