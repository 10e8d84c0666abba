"""Who acts on the committee: the right is asked once, the journal knows for whom."""

from datetime import datetime

from django.db.models import Model

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.journal.actions import Act
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Meeting


def acting(
    author: User, target: Model, *, now: datetime, why: str = "", verb: Verb = Verb.WRITE
) -> Act:
    """The act of ``author`` on ``target``, for the journal. Raises PermissionDenied."""
    held = warrants(author, verb, target)
    if not held:
        require(author, verb, target)
    absent = held[0].on_behalf_of
    return Act(author.email, now, why.strip(), absent.email if absent else "")


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it stands, kept from others until the end of the transaction."""
    rows = Meeting.objects.select_for_update(of=("self",))
    return rows.select_related("body__parent").get(pk=meeting.pk)


def opened(meeting: Meeting) -> Meeting:
    """The meeting, locked. Raises SteeringRefused when it is cancelled or its minutes published."""
    kept = locked(meeting)
    if kept.cancelled_at:
        raise SteeringRefused("Cette réunion est annulée : créez-en une autre à la bonne date.")
    if kept.published_at:
        raise SteeringRefused(
            "Le relevé de cette réunion est publié : il ne change plus. Une erreur se corrige par "
            "« Corriger le relevé » ou « Corriger la décision », en disant pourquoi."
        )
    return kept
