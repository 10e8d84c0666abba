"""The fictitious accounts that the login page lists, in demonstration mode only."""

from dataclasses import dataclass

from django.conf import settings

from passerelles.apps.accounts.demonstration import PASSWORD
from passerelles.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class DemonstrationAccount:
    """One line of the login page; ``institutions`` are names, separated by commas."""

    name: str
    email: str
    role: str
    institutions: str
    password: str = PASSWORD


def demonstration_accounts() -> list[DemonstrationAccount]:
    """Empty in production and wherever the demonstration is off."""
    if settings.PRODUCTION or not settings.DEMO:
        return []
    rows = User.objects.filter(demonstration=True, is_active=True)
    return [
        DemonstrationAccount(
            name=user.name,
            email=user.email,
            role=user.get_role_display(),
            institutions=", ".join(str(one.institution) for one in user.memberships.all()),
        )
        for user in rows.prefetch_related("memberships__institution")
    ]
