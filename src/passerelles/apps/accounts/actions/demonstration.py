"""Fictitious accounts, one a role and one a college, for whoever tries the platform."""

from datetime import timedelta
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from passerelles.apps.accounts.actions.institutions import keep_institution
from passerelles.apps.accounts.actions.memberships import add_membership
from passerelles.apps.accounts.demonstration import PASSWORD
from passerelles.apps.accounts.models import Function, Institution, Membership, User
from passerelles.apps.journal.actions import Act
from passerelles.formats.accounts.demonstration import (
    Demonstration,
    DemonstrationPerson,
    read_demonstration,
)

EVALUATION = timedelta(days=90)


class DemonstrationRefused(ValueError):
    """The message is a French sentence with the remedy."""


@transaction.atomic
def add_demonstration_accounts(*, act: Act) -> list[User]:
    """Add the fictitious accounts that are missing; returns those that are new.

    Raises DemonstrationRefused in production, and where the demonstration is off.
    """
    if settings.PRODUCTION or not settings.DEMO:
        raise DemonstrationRefused(
            "Les comptes fictifs ont un mot de passe public : ils n’existent ni en production "
            "(PASSERELLES_PRODUCTION=1) ni sans démonstration (PASSERELLES_DEMO=0). Créez de vrais "
            "comptes avec « passerelles user add » ou par invitation."
        )
    content = _content()
    institutions = {
        one.code: keep_institution(one.code, name=one.name, college=one.college, act=act)
        for one in content.institutions
    }
    known = set(User.objects.values_list("email", flat=True))
    new = [person for person in content.accounts if person.email not in known]
    hashed = make_password(PASSWORD) if new else ""
    return [_added(person, institutions, hashed, act) for person in new]


def close_demonstration_accounts() -> int:
    """Close what a demonstration left, where there must be none; how many were open."""
    return User.objects.filter(demonstration=True, is_active=True).update(is_active=False)


def _added(
    person: DemonstrationPerson, institutions: dict[str, Institution], hashed: str, act: Act
) -> User:
    user = User(email=person.email, name=person.name, role=person.role, demonstration=True)
    user.password = hashed
    user.full_clean()
    user.save()
    if person.institution:
        today = timezone.localdate(act.at)
        evaluates = person.function == Function.EVALUATOR
        membership = Membership(
            user=user,
            institution=institutions[person.institution],
            function=person.function,
            starts_on=today,
            ends_on=today + EVALUATION if evaluates else None,
        )
        add_membership(membership, act=act)
    return user


def _content() -> Demonstration:
    folder = Path(str(files("passerelles.content"))) / "accounts"
    return read_demonstration(folder / "demonstration.yaml")
