"""Writes on the rights of institutions."""

from datetime import date

from django.db import transaction

from passerelles.apps.accounts.models import Grant
from passerelles.apps.journal.actions import Act, record_changes, snapshot

FIELDS = ("verb", "subtree", "territory", "owned", "starts_on", "ends_on")


@transaction.atomic
def give(grant: Grant, *, act: Act) -> Grant:
    """Raises ValidationError: an unknown branch or territory, a right that is already given."""
    grant.full_clean()
    grant.save()
    _keep(grant, {}, act)
    return grant


@transaction.atomic
def withdraw(grant: Grant, *, on: date, act: Act) -> Grant:
    """``on`` is the last day: the right stays in the table, so that the past remains readable.

    Raises ValidationError when that day precedes the first one.
    """
    before = snapshot(grant, FIELDS)
    grant.ends_on = on
    grant.full_clean()
    grant.save(update_fields=["ends_on"])
    _keep(grant, before, act)
    return grant


def _keep(grant: Grant, before: dict[str, object], act: Act) -> None:
    on = ("grant", f"{grant.institution.code} {grant.pk}")
    record_changes(before, snapshot(grant, FIELDS), on=on, act=act)
