"""What a meeting decides, and following it until it is done."""

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require
from passerelles.apps.journal.actions import record_changes
from passerelles.apps.steering.actions.crefop.acting import acting, locked, opened
from passerelles.apps.steering.actions.crefop.rows import (
    RowEdit,
    change_row,
    journaled_as,
    write_row,
)
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import AgendaItem, Decision
from passerelles.apps.steering.reads.crefop.cells import cells_of

DECISION_FIELDS = ("text", "owner", "due_on", "action")


def take_decision(item: AgendaItem, edit: RowEdit, *, author: User, now: datetime) -> Decision:
    """Write down what was decided on a point. Raises PermissionDenied, SteeringRefused."""
    with transaction.atomic():
        require(author, Verb.WRITE, item)
        opened(item.meeting)
        return cast(Decision, write_row(Decision(item=item), edit, author=author, now=now))


def edit_decision(decision: Decision, edit: RowEdit, *, author: User, now: datetime) -> Decision:
    """Change a decision; once the minutes are published it is a correction, which says why."""
    with transaction.atomic():
        require(author, Verb.WRITE, decision.item)
        meeting = locked(decision.item.meeting)
        if meeting.published_at and not edit.why.strip():
            raise SteeringRefused(
                "Le relevé est publié : dites pourquoi vous corrigez cette décision."
            )
        return cast(Decision, write_row(decision, edit, author=author, now=now))


def withdraw_decision(decision: Decision, *, author: User, now: datetime) -> None:
    """Remove a decision written by mistake, as long as the minutes are not published."""
    with transaction.atomic():
        act = acting(author, decision.item, now=now)
        opened(decision.item.meeting)
        before = cells_of(decision, DECISION_FIELDS)
        record_changes(before, {}, on=journaled_as(decision), act=act)
        decision.delete()


def mark_done(decision: Decision, done_on: date | None, *, author: User, now: datetime) -> None:
    """Say that a decision is done, or (None) that it is not. Its owner may, as its meeting may.

    Raises PermissionDenied, and SteeringRefused for a day to come or before the meeting.
    """
    with transaction.atomic():
        act = acting(author, decision, now=now)
        kept = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        if done_on and not kept.item.meeting.on <= done_on <= timezone.localdate(now):
            raise SteeringRefused(
                f"Une décision du {kept.item.meeting.on:%d/%m/%Y} se réalise entre ce jour et "
                "aujourd’hui : corrigez la date."
            )
        change_row(kept, {"done_on": done_on}, act=act)
