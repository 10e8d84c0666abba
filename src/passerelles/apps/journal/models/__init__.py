"""Models of the journal."""

from passerelles.apps.journal.models.changes import FieldChange
from passerelles.apps.journal.models.entries import JournalEntry

__all__ = ["FieldChange", "JournalEntry"]
