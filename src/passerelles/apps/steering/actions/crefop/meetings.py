"""The calendar: a meeting is created, moved, cancelled; none is deleted."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.actions.crefop.acting import acting, locked, opened
from passerelles.apps.steering.actions.crefop.rows import change_row, journal
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Body, Meeting

_FIELDS = ("body", "on", "starts_at", "place")


def create_meeting(
    body: Body, values: Mapping[str, Any], *, author: User, now: datetime
) -> Meeting:
    """Put a meeting in the calendar (``on``, ``starts_at``, ``place``); a past one may be told too.

    Raises PermissionDenied, and SteeringRefused when the body is closed or meets that day already.
    """
    meeting = Meeting(body=body, **values)
    act = acting(author, meeting, now=now)
    with transaction.atomic():
        _check_day(meeting, meeting.on)
        meeting.save()
        journal(meeting, dict.fromkeys(_FIELDS, ""), act=act)
    return meeting


def move_meeting(
    meeting: Meeting, values: Mapping[str, Any], *, why: str, author: User, now: datetime
) -> Meeting:
    """Give a meeting another day, hour (``starts_at``) or place.

    Raises PermissionDenied, and SteeringRefused also without a reason when the day changes.
    """
    with transaction.atomic():
        act = acting(author, meeting, now=now, why=why)
        kept = opened(meeting)
        on = values.get("on", kept.on)
        if on != kept.on:
            _check_day(kept, on)
            if not act.why:
                raise SteeringRefused("Dites pourquoi la réunion change de jour.")
        change_row(kept, values, act=act)
    return kept


def cancel_meeting(meeting: Meeting, *, why: str, author: User, now: datetime) -> Meeting:
    """Cancel a meeting, saying why; its agenda stays, its themes are to be seen elsewhere."""
    with transaction.atomic():
        act = acting(author, meeting, now=now, why=why)
        kept = opened(meeting)
        if not act.why:
            raise SteeringRefused("Dites pourquoi la réunion est annulée.")
        change_row(kept, {"cancelled_at": now}, act=act)
    return kept


def restore_meeting(meeting: Meeting, *, author: User, now: datetime) -> Meeting:
    """Hold a cancelled meeting after all, on its day."""
    with transaction.atomic():
        act = acting(author, meeting, now=now)
        kept = locked(meeting)
        _check_day(kept, kept.on)
        change_row(kept, {"cancelled_at": None}, act=act)
    return kept


def _check_day(meeting: Meeting, on: date) -> None:
    body = meeting.body
    if body.closed_on and on >= body.closed_on:
        raise SteeringRefused(
            f"« {body} » est fermée depuis le {body.closed_on:%d/%m/%Y} : choisissez une instance "
            "ouverte."
        )
    same_day = Meeting.objects.filter(body=body, on=on, cancelled_at=None).exclude(pk=meeting.pk)
    if same_day.exists():
        raise SteeringRefused(
            f"« {body} » se réunit déjà le {on:%d/%m/%Y} : ouvrez cette réunion, ou choisissez un "
            "autre jour."
        )
