"""Who did what, when: an append-only audit of writes."""

from django.db import models


class JournalEntry(models.Model):
    """One act. ``actor`` is an e-mail address or a process name such as ``console``."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=254)
    verb = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=130)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("object_kind", "object_id")),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor} {self.verb} {self.object_id}"
