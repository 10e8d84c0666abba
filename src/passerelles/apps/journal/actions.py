"""Writing to the journal."""

from datetime import datetime

from passerelles.apps.journal.models import JournalEntry


def record(
    verb: str, *, actor: str, on: tuple[str, str], at: datetime, details: dict[str, object]
) -> JournalEntry:
    """Journal one act. ``on`` is the kind and the identifier of the object acted upon."""
    kind, identifier = on
    return JournalEntry.objects.create(
        at=at, actor=actor, verb=verb, object_kind=kind, object_id=identifier, details=details
    )
