"""Amounts proposed at the desk, whatever became of them, and what the journal says of them."""

from django.db.models import QuerySet

from passerelles.apps.aids.actions.amounts import KIND
from passerelles.apps.aids.models import DatedAmount
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.journal.reads import history_of


def proposals_of(parameter: str = "") -> QuerySet[DatedAmount]:
    """Those of a parameter, or all that wait to be published; the newest first."""
    rows = DatedAmount.objects.select_related("institution", "author", "published_by")
    if parameter:
        return rows.filter(parameter=parameter)
    return rows.filter(published_at=None, withdrawn_at=None)


def proposal(number: int) -> DatedAmount | None:
    rows = DatedAmount.objects.select_related("institution", "author", "published_by")
    return rows.filter(pk=number).first()


def changes_of(parameter: str) -> QuerySet[FieldChange]:
    """What was proposed, published and withdrawn, with who and why; the latest first."""
    return history_of(KIND, parameter)
