"""Counts of what is wrong in the offer, recomputed after each import; rates are derived."""

from django.db import models

from passerelles.apps.catalogue.models.offer import Provider
from passerelles.apps.reference.models import Source


class QualityFact(models.Model):
    """How many sessions of one provider have one problem in one field.

    ``field`` and ``problem`` are those of ``domain/catalogue/quality.py``; both empty: all the
    sessions judged. ``rows``: the distinct rows (session, action, training, provider) to mend.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="quality_facts")
    field = models.CharField(max_length=40, blank=True)
    problem = models.CharField(max_length=20, blank=True)
    sessions = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    computed_at = models.DateTimeField()

    class Meta:
        ordering = ("provider", "field", "problem")
        constraints = (
            models.UniqueConstraint(
                fields=("provider", "field", "problem"), name="quality_provider_field_problem"
            ),
        )
