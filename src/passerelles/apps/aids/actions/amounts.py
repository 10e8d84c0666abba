"""Dating an amount: proposed, published, withdrawn; what was published stays as it was."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from passerelles.apps.accounts.branches import Subject
from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.accounts.rights import Verb, require, warrants
from passerelles.apps.aids.actions.drafts import AmountDraft, checked
from passerelles.apps.aids.errors import AidsRefused
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.journal.actions import Act, record_changes
from passerelles.domain.aids.parameters import Parameter

KIND = "aids.parameter"


def subject_of(parameter: str) -> Subject:
    return Subject(f"aids/{parameter}")


@transaction.atomic
def propose(
    draft: AmountDraft, parameters: Mapping[str, Parameter], *, actor: User, at: datetime
) -> DatedAmount:
    """Keep an amount that nobody reads yet. Raises PermissionDenied, AidsRefused."""
    institution, absent = _speaker(actor, Verb.PROPOSE, draft.parameter)
    row = checked(draft, parameters, today=timezone.localdate(at))
    row.institution, row.author, row.proposed_at = institution, actor, at
    row.save()
    act = Act(actor.email, at, row.reason, absent)
    _keep(row, "proposé", None, _said(row), act)
    return row


@transaction.atomic
def publish(row: DatedAmount, *, actor: User, at: datetime) -> DatedAmount:
    """Put an amount in force for everybody. Raises PermissionDenied, AidsRefused."""
    absent = _speaker(actor, Verb.WRITE, row.parameter)[1]
    row = _locked(row)
    if row.published_at is not None or row.withdrawn_at is not None:
        raise AidsRefused("Ce montant est déjà publié ou retiré : rechargez la page.")
    row.published_at, row.published_by = at, actor
    try:
        with transaction.atomic():
            row.save(update_fields=("published_at", "published_by"))
    except IntegrityError:
        raise AidsRefused(
            f"Un autre montant est déjà en vigueur à partir du {row.starts_on:%d/%m/%Y} : "
            "retirez-le d’abord, en disant pourquoi."
        ) from None
    _keep(row, "publié", None, _said(row), Act(actor.email, at, row.reason, absent))
    return row


@transaction.atomic
def withdraw(row: DatedAmount, why: str, *, actor: User, at: datetime) -> DatedAmount:
    """Take an amount back, published or not; it stays in the history.

    Raises PermissionDenied, AidsRefused.
    """
    absent = _speaker(actor, Verb.WRITE, row.parameter)[1]
    if not why.strip():
        raise AidsRefused("Dites pourquoi vous retirez ce montant.", "why")
    row = _locked(row)
    if row.withdrawn_at is not None:
        raise AidsRefused("Ce montant est déjà retiré : rechargez la page.")
    row.withdrawn_at, row.withdrawn_by = at, actor
    row.save(update_fields=("withdrawn_at", "withdrawn_by"))
    act = Act(actor.email, at, why.strip()[:2_000], absent)
    field = "publié" if row.published_at else "proposé"
    _keep(row, field, _said(row), None, act)
    return row


def _speaker(actor: User, verb: Verb, parameter: str) -> tuple[Institution, str]:
    """In whose name, and for which absent colleague. Raises PermissionDenied, AidsRefused."""
    subject = subject_of(parameter)
    require(actor, verb, subject)
    for warrant in warrants(actor, verb, subject):
        if warrant.institution is not None:
            return warrant.institution, warrant.on_behalf_of.email if warrant.on_behalf_of else ""
    raise AidsRefused(
        "Votre compte n’appartient à aucune institution : un montant se date en son nom. La "
        "personne qui administre la plateforme peut vous y rattacher."
    )


def _locked(row: DatedAmount) -> DatedAmount:
    return DatedAmount.objects.select_for_update().get(pk=row.pk)


def _keep(row: DatedAmount, field: str, before: object, after: object, act: Act) -> None:
    name = f"{field} au {row.starts_on:%d/%m/%Y}"
    record_changes({name: before}, {name: after}, on=(KIND, row.parameter), act=act)


def _said(row: DatedAmount) -> str:
    return f"{row.value.normalize():f}".replace(".", ",")
