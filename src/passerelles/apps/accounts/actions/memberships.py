"""Writes on who acts for which institution."""

from datetime import date

from django.db import transaction

from passerelles.apps.accounts.models import Membership
from passerelles.apps.journal.actions import Act, record_changes, snapshot

FIELDS = ("function", "starts_on", "ends_on")


@transaction.atomic
def add_membership(membership: Membership, *, act: Act) -> Membership:
    """Raises ValidationError: dates the wrong way round, an evaluator without a last day."""
    membership.full_clean()
    membership.save()
    _keep(membership, {}, act)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, on: date, act: Act) -> Membership:
    """``on`` is the last day. Raises ValidationError when it precedes the first one."""
    before = snapshot(membership, FIELDS)
    membership.ends_on = on
    membership.full_clean()
    membership.save(update_fields=["ends_on"])
    _keep(membership, before, act)
    return membership


def _keep(membership: Membership, before: dict[str, object], act: Act) -> None:
    on = ("membership", f"{membership.user.email} {membership.institution.code}")
    record_changes(before, snapshot(membership, FIELDS), on=on, act=act)
