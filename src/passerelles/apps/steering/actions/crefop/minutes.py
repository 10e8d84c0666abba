"""The minutes of a meeting: written by several, published once, then only corrected."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.journal.actions import Act
from passerelles.apps.steering.actions.crefop.acting import acting, locked, opened
from passerelles.apps.steering.actions.crefop.rows import change_row
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import Meeting


@dataclass(frozen=True, slots=True)
class MinutesEdit:
    """``revision``: that of the text which the form showed; ``why`` a published text changes."""

    text: str
    revision: int
    why: str = ""


def write_minutes(meeting: Meeting, edit: MinutesEdit, *, author: User, now: datetime) -> Meeting:
    """Save the minutes. Raises PermissionDenied, SteeringRefused, EditedMeanwhile."""
    with transaction.atomic():
        act = acting(author, meeting, now=now)
        kept = opened(meeting)
        _save(kept, edit, act)
    return kept


def publish_minutes(meeting: Meeting, *, revision: int, author: User, now: datetime) -> Meeting:
    """Close the meeting: agenda, opinions, decisions and minutes then change no more.

    Raises SteeringRefused before the meeting, or without minutes; EditedMeanwhile when the minutes
    are no longer those that ``author`` read.
    """
    with transaction.atomic():
        act = acting(author, meeting, now=now)
        kept = opened(meeting)
        if kept.on > timezone.localdate(now):
            raise SteeringRefused(
                f"La réunion a lieu le {kept.on:%d/%m/%Y} : le relevé se publie ensuite."
            )
        if not kept.minutes:
            raise SteeringRefused("Le relevé est vide : écrivez-le avant de le publier.")
        if kept.minutes_revision != revision:
            raise EditedMeanwhile(kept.minutes, "")
        change_row(kept, {"published_at": now}, act=act)
    return kept


def correct_minutes(meeting: Meeting, edit: MinutesEdit, *, author: User, now: datetime) -> Meeting:
    """Correct published minutes; the journal keeps both texts and the reason.

    Raises SteeringRefused without a reason or before publication, EditedMeanwhile.
    """
    with transaction.atomic():
        act = acting(author, meeting, now=now, why=edit.why)
        kept = locked(meeting)
        if kept.published_at is None:
            raise SteeringRefused("Le relevé n’est pas publié : changez-le directement.")
        if not act.why:
            raise SteeringRefused("Dites pourquoi vous corrigez un relevé publié.")
        _save(kept, edit, act)
    return kept


def _save(kept: Meeting, edit: MinutesEdit, act: Act) -> None:
    said = edit.text.replace("\r\n", "\n").strip()
    if kept.minutes_revision != edit.revision and kept.minutes != said:
        raise EditedMeanwhile(kept.minutes, said)
    if kept.minutes != said:
        values = {"minutes": said, "minutes_revision": kept.minutes_revision + 1}
        change_row(kept, values, act=act)
