"""What was changed in how a document is shared."""

from passerelles.apps.journal.models import FieldChange

KIND = "shared_document"
HISTORY = 50


def document_history(document: int) -> list[FieldChange]:
    """The changes of a document, the last first."""
    rows = FieldChange.objects.filter(object_kind=KIND, object_id=str(document))
    return list(rows.order_by("-at", "-id")[:HISTORY])
