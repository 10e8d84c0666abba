"""Amounts that the Région dates at its desk, laid over those of ``content/aids``."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import Institution


class AmountConfidence(models.TextChoices):
    """The words of ``domain.aids.answer.Reliability`` that a dated amount may carry."""

    OFFICIAL = "official", "texte officiel"
    RELAYED = "relayed", "relayé par un organisme public"
    PRESS = "press", "lu dans la presse"
    COMPUTED = "computed", "calculé à partir d’un texte"


class DatedAmount(models.Model):
    """A value of a parameter from a day on: proposed, then published, then perhaps withdrawn.

    ``parameter``: its code in the book of rules; ``unit``: that of the parameter, empty for a
    threshold. Once published only a withdrawal may be written, and no row is ever deleted: the
    database refuses (migration 0001). Why it was withdrawn is in the journal.
    """

    branch: ClassVar[Branch] = Branch("aids", codes=("parameter",))

    parameter = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=5, blank=True)
    starts_on = models.DateField()
    source = models.CharField(max_length=300)
    address = models.URLField(max_length=500, blank=True)
    read_on = models.DateField()
    confidence = models.CharField(max_length=8, choices=AmountConfidence.choices)
    review_by = models.DateField()
    reason = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-proposed_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("parameter", "starts_on"),
                condition=models.Q(published_at__isnull=False, withdrawn_at=None),
                name="dated_amount_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0), name="dated_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(review_by__gt=models.F("read_on")),
                name="dated_amount_review_after_reading",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None, published_by=None)
                | models.Q(published_at__isnull=False, published_by__isnull=False),
                name="dated_amount_published_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="dated_amount_withdrawn_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.parameter} {self.starts_on} {self.value}"
