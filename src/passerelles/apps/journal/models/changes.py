"""Field-level history: who changed which field of which object, when, from what to what, why."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class FieldChange(models.Model):
    """One field of one object, changed once; never updated.

    ``before`` and ``after`` are JSON values; ``actor`` is an e-mail address or a process name,
    ``on_behalf_of`` that of the absent colleague, or empty.
    """

    object_kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=130)
    field = models.CharField(max_length=100)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    why = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    actor = models.CharField(max_length=254)
    on_behalf_of = models.CharField(max_length=254, blank=True, default="")

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("object_kind", "object_id", "-at")),)

    def __str__(self) -> str:
        return f"{self.object_kind} {self.object_id} {self.field}"
