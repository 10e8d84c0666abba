"""Reading the journal."""

from django.db.models import QuerySet

from passerelles.apps.journal.models import FieldChange


def history_of(kind: str, identifier: str) -> QuerySet[FieldChange]:
    """What changed on one object, the latest first."""
    return FieldChange.objects.filter(object_kind=kind, object_id=identifier)
