"""What institutions say about indicators: targets, typed values, counter-proposals.

A typed value becomes an observation (source ``typed_values``) once it is in force; a disagreement
stays visible beside the figure that it contests until somebody arbitrates.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import Institution

CODE_LENGTH = 60
TERRITORY_LENGTH = 40
_BRANCH = Branch("indicators", codes=("indicator",), territories=("territory",))


class TargetSetting(models.Model):
    """The trajectory that the owner gives an indicator on a territory; the newest one is in force.

    ``points``: ``[{"on": "2022-12-31", "value": 12.5}]``, the baseline first, the target last.
    """

    branch: ClassVar[Branch] = _BRANCH

    indicator = models.CharField(max_length=CODE_LENGTH)
    territory = models.CharField(max_length=TERRITORY_LENGTH, help_text="region:76")
    points = models.JSONField()
    reason = models.TextField(help_text="where the baseline and the target come from")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-set_at", "-id")
        indexes = (models.Index(fields=("indicator", "territory")),)


class TypedValue(models.Model):
    """A figure that no file gives, typed with its evidence. The newest not withdrawn is in force.

    ``numerator`` and ``denominator`` for a share: the value is then derived, never typed.
    ``origin``: ``file:line`` of an uploaded table, empty for a form. ``proposal``: the disagreement
    whose arbitration gave this value, which then prevails over files (ADR 13).
    """

    branch: ClassVar[Branch] = _BRANCH

    indicator = models.CharField(max_length=CODE_LENGTH)
    territory = models.CharField(max_length=TERRITORY_LENGTH)
    period = models.CharField(max_length=10)
    value = models.FloatField(null=True, blank=True)
    numerator = models.FloatField(null=True, blank=True)
    denominator = models.FloatField(null=True, blank=True)
    evidence = models.TextField(help_text="document, page, address, or who counted what")
    origin = models.CharField(max_length=160, blank=True)
    proposal = models.OneToOneField(
        "CounterProposal", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-typed_at", "-id")
        indexes = (models.Index(fields=("indicator", "territory", "period")),)
        constraints = (
            models.UniqueConstraint(
                fields=("indicator", "territory", "period"),
                condition=models.Q(withdrawn_at=None),
                name="typed_value_one_in_force",
            ),
        )


class Ruling(models.TextChoices):
    """How a disagreement ended: the figure stands, the other one replaces it, both are shown."""

    KEPT = "kept", "le chiffre affiché est maintenu"
    REPLACED = "replaced", "la contre-proposition est retenue"
    BOTH = "both", "les deux chiffres restent, avec leurs méthodes"


class CounterProposal(models.Model):
    """Another value for a figure, by an institution that does not agree.

    ``contested``: the value shown that day, null when there was none; ``arbitrated_at`` null while
    the disagreement lasts.
    """

    branch: ClassVar[Branch] = _BRANCH

    indicator = models.CharField(max_length=CODE_LENGTH)
    territory = models.CharField(max_length=TERRITORY_LENGTH)
    period = models.CharField(max_length=10)
    contested = models.FloatField(null=True, blank=True)
    value = models.FloatField()
    reason = models.TextField()
    source = models.TextField()
    method = models.TextField()
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    verdict = models.CharField(max_length=8, choices=Ruling.choices, blank=True)
    arbitration = models.TextField(blank=True)
    arbitrated_at = models.DateTimeField(null=True, blank=True)
    arbitrated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-proposed_at", "-id")
        indexes = (models.Index(fields=("indicator", "territory", "period")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(arbitrated_at=None, verdict="", arbitrated_by=None)
                | models.Q(
                    arbitrated_at__isnull=False, verdict__gt="", arbitrated_by__isnull=False
                ),
                name="counter_proposal_arbitrated_by_somebody",
            ),
        )
