"""Searches of the portal that found nothing near, or nothing soon: counts, and nobody."""

from django.db import models

from passerelles.apps.reference.models import Territory
from passerelles.domain.observatory.unmet import UnmetReason

REASONS = [
    (UnmetReason.NOTHING_NEAR.value, "rien à proximité"),
    (UnmetReason.NOTHING_SOON.value, "rien avant trois mois"),
]


class UnmetSearch(models.Model):
    """How many searches of one month about one subject stayed without answer in one basin.

    ``subject`` is an occupation (``ROME-4.60:F1610``) or a domain (``ROME-4.60:F16``), empty when
    the words led to none. No text, no address, no day; forgotten after 180 days.
    """

    month = models.DateField(help_text="first day of the month")
    basin = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=12, choices=REASONS)
    is_demonstration = models.BooleanField(
        default=False, help_text="searched in a generated offer: never summed with the real one"
    )
    searches = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-month", "basin", "subject", "reason")
        constraints = (
            models.UniqueConstraint(
                fields=("month", "basin", "subject", "reason", "is_demonstration"),
                name="unmet_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.basin_id} {self.subject} {self.reason}"
