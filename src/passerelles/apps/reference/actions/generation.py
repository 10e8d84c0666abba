"""The generation of the reference moves with each import."""

from django.db.models import F

from passerelles.apps.reference.models import Generation


def next_generation() -> None:
    """Count one more generation; called in the transaction that changes the reference."""
    Generation.objects.get_or_create(id=1)
    Generation.objects.update(number=F("number") + 1)
