"""Writes on delegations: each person hands over her own rights, and takes them back."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from passerelles.apps.accounts.models import Delegation
from passerelles.apps.journal.actions import Act, record_changes, snapshot

FIELDS = ("starts_on", "ends_on", "signs")
LONGEST = timedelta(days=366)


@transaction.atomic
def delegate(delegation: Delegation, *, act: Act) -> Delegation:
    """Raises ValidationError: to oneself, to a closed account, over a year."""
    delegation.full_clean()
    if not delegation.delegate.is_active:
        raise ValidationError("Ce compte est fermé : choisissez une autre personne.")
    if delegation.ends_on and delegation.ends_on - delegation.starts_on > LONGEST:
        raise ValidationError("Une délégation dure un an au plus : rapprochez la date de fin.")
    delegation.save()
    _keep(delegation, {}, act)
    return delegation


@transaction.atomic
def take_back(delegation: Delegation, *, today: date, act: Act) -> None:
    """End a delegation yesterday; one that has not begun goes away, the history keeps it."""
    before = snapshot(delegation, FIELDS)
    if delegation.starts_on >= today:
        _keep(delegation, before, act, gone=True)
        delegation.delete()
        return
    delegation.ends_on = today - timedelta(days=1)
    delegation.save(update_fields=["ends_on"])
    _keep(delegation, before, act)


def _keep(
    delegation: Delegation, before: dict[str, object], act: Act, *, gone: bool = False
) -> None:
    on = ("delegation", f"{delegation.principal.email} {delegation.delegate.email}")
    after = {} if gone else snapshot(delegation, FIELDS)
    record_changes(before, after, on=on, act=act)
