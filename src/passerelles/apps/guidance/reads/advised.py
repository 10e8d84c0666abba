"""The people that an adviser follows, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.guidance.models import AdvisedPerson


@dataclass(frozen=True, slots=True)
class FollowedPerson:
    """A line of the list: nothing of what the person told."""

    id: int
    label: str
    updated_at: datetime
    forget_on: date


def people_of(adviser: User) -> tuple[FollowedPerson, ...]:
    """Those of this account only, by label; one query."""
    rows = visible_to(AdvisedPerson.objects.filter(adviser=adviser), adviser)
    values = rows.values_list("id", "label", "updated_at", "forget_on")
    return tuple(FollowedPerson(*row) for row in values)
