"""The owner of an action says what it believes of it; older words stay."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import Action, ConfidenceTold
from passerelles.apps.steering.reads.sheet_cells import sheet_of
from passerelles.apps.steering.reads.sheet_history import KIND, identifier
from passerelles.domain.steering.confidence import Weather


@transaction.atomic
def tell_confidence(
    action: Action, weather: Weather, text: str, *, author: User, now: datetime
) -> ConfidenceTold:
    """Add what ``author`` believes of the action today. Raises PermissionDenied, SteeringRefused.

    Nothing is replaced, so two people who speak at the same time are both heard.
    """
    sheet = sheet_of(action)
    require(author, Verb.WRITE, sheet)
    if not text.strip():
        raise SteeringRefused("Dites en une phrase ce qui vous donne, ou non, confiance.")
    warrant = warrants(author, Verb.WRITE, sheet)[0]
    last = action.confidences.first()
    told = ConfidenceTold.objects.create(
        action=action,
        weather=weather,
        text=text.strip(),
        told_on=timezone.localdate(now),
        author=author,
        institution=warrant.institution,
    )
    absent = warrant.on_behalf_of
    act = Act(author.email, now, on_behalf_of=absent.email if absent else "")
    record_changes(_told(last), _told(told), on=(KIND, identifier(action)), act=act)
    return told


def _told(row: ConfidenceTold | None) -> dict[str, object]:
    return {"confidence": f"{row.weather} {row.text}"} if row else {}
