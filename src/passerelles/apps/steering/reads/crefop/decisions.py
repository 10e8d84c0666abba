"""The decisions to follow: who does what before when, the overdue ones first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, visible_to
from passerelles.apps.steering.models import Decision

OPEN, OVERDUE, DONE, ALL = "open", "overdue", "done", "all"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision. ``owner`` is the name of an institution, empty when nobody was named.

    ``may_close``: whether the reader may say that it is done.
    """

    id: int
    text: str
    owner: str
    owner_code: str
    due_on: date | None
    done_on: date | None
    action: str
    action_name: str
    meeting: int
    on: date
    body: str
    is_overdue: bool
    may_close: bool = False


@dataclass(frozen=True, slots=True)
class OwnerDecisions:
    """The decisions of one institution; ``overdue`` counts those past their day."""

    owner: str
    lines: tuple[DecisionLine, ...]

    @property
    def overdue(self) -> int:
        return sum(line.is_overdue for line in self.lines)


def decisions_by_owner(
    actor: User, *, today: date, state: str = OPEN, owner: str = ""
) -> list[OwnerDecisions]:
    """Decisions that ``actor`` may read, grouped: owners with the most overdue first."""
    rows = visible_to(Decision.objects.filter(item__meeting__cancelled_at=None), actor)
    if owner:
        rows = rows.filter(owner__code=owner)
    closing = set(visible_to(rows, actor, verb=Verb.WRITE).values_list("pk", flat=True))
    lines = decision_lines(_in_state(rows, state, today), today=today, closing=closing)
    grouped: dict[str, list[DecisionLine]] = {}
    for line in lines:
        grouped.setdefault(line.owner, []).append(line)
    found = [OwnerDecisions(name, tuple(kept)) for name, kept in grouped.items()]
    return sorted(found, key=lambda one: (-one.overdue, one.owner or "~"))


def decision_lines(
    rows: "QuerySet[Decision]", *, today: date, closing: Iterable[int] = ()
) -> list[DecisionLine]:
    """Decisions, the overdue and the nearest first, those without a day last. One query."""
    ordered = rows.order_by(F("done_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True))
    found = ordered.select_related("item__meeting__body", "owner", "action")
    may = set(closing)
    return [_line(row, today, may_close=row.pk in may) for row in found]


def _in_state(rows: "QuerySet[Decision]", state: str, today: date) -> "QuerySet[Decision]":
    if state == DONE:
        return rows.filter(done_on__isnull=False)
    if state == OVERDUE:
        return rows.filter(done_on=None, due_on__lt=today)
    return rows if state == ALL else rows.filter(done_on=None)


def _line(row: Decision, today: date, *, may_close: bool) -> DecisionLine:
    meeting = row.item.meeting
    return DecisionLine(
        id=row.pk,
        text=row.text,
        owner=row.owner.name if row.owner else "",
        owner_code=row.owner.code if row.owner else "",
        due_on=row.due_on,
        done_on=row.done_on,
        action=row.action.code if row.action else "",
        action_name=row.action.name if row.action else "",
        meeting=meeting.pk,
        on=meeting.on,
        body=meeting.body.name,
        is_overdue=row.done_on is None and row.due_on is not None and row.due_on < today,
        may_close=may_close,
    )
