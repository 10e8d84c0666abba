"""The yearly review: parts written by each institution, frozen figures, four signatures.

A frozen review is never altered: a database trigger refuses it (migration 0002). Its mistakes are
corrected by another review that supersedes it.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from passerelles.apps.accounts.branches import Branch
from passerelles.apps.accounts.models import College, Institution
from passerelles.apps.steering.models.plan import Plan


class YearlyReview(models.Model):
    """The review of one year of the plan.

    ``content``: what was frozen, as canonical JSON (figures, definitions, lineage, progress of
    each action, parts), of which ``sha256`` is the fingerprint that colleges sign. Live until
    ``frozen_at``.
    """

    branch: ClassVar[Branch] = Branch("review", codes=("year",))

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(default=1, help_text="1, then 2 for the one after it")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    as_of = models.DateTimeField(
        null=True, blank=True, help_text="what was known then is what is frozen"
    )
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    reason = models.TextField(blank=True, help_text="why it supersedes the one before")

    class Meta:
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "year", "number"), name="review_number_once"),
            models.CheckConstraint(
                condition=models.Q(frozen_at=None, sha256="", content=None)
                | models.Q(frozen_at__isnull=False, sha256__gt="", content__isnull=False),
                name="review_frozen_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}" if self.number == 1 else f"{self.year} ({self.number})"


class ReviewPart(models.Model):
    """What one institution writes; ``revision`` refuses to save over somebody else's words."""

    branch: ClassVar[Branch] = Branch("review", codes=("review__year",), owner="institution__code")

    review = models.ForeignKey(YearlyReview, on_delete=models.CASCADE, related_name="parts")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("institution__name",)
        constraints = (
            models.UniqueConstraint(fields=("review", "institution"), name="review_part_once"),
        )


class ReviewSignature(models.Model):
    """A college signs the fingerprint of a frozen review, with a mention of its own if it wants."""

    review = models.ForeignKey(YearlyReview, on_delete=models.PROTECT, related_name="signatures")
    college = models.CharField(max_length=12, choices=College.choices)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    mention = models.TextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ("review", "signed_at")
        constraints = (
            models.UniqueConstraint(fields=("review", "college"), name="signature_college_once"),
        )
