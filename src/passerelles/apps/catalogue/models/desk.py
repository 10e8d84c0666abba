"""What people add over the offer: corrections, merges, reports; and where sessions were seen."""

from django.conf import settings
from django.db import models

from passerelles.apps.catalogue.models.offer import KEY_LENGTH, Session, Training


class CorrectedKind(models.TextChoices):
    PROVIDER = "provider", "organisme"
    TRAINING = "training", "formation"
    ACTION = "action", "action"
    PLACE = "place", "lieu"
    SESSION = "session", "session"


class Correction(models.Model):
    """A field corrected by hand, over what its source says; the newest not revoked applies."""

    kind = models.CharField(max_length=10, choices=CorrectedKind.choices)
    row = models.CharField(max_length=KEY_LENGTH + 10)
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    received = models.JSONField(null=True, help_text="what the source said at that time")
    reason = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "row", "field"),
                condition=models.Q(revoked_at=None),
                name="correction_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None, revoked_by=None)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="correction_revoked_by_somebody",
            ),
        )


class GreenDecision(models.Model):
    """A decision by hand that a training is green or is not, with its author; the last one holds.

    It stands beside what the content and the ROME say, and is never merged with them.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="green_decisions")
    is_green = models.BooleanField()
    reason = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-id")


class DuplicateVerdict(models.TextChoices):
    PROBABLE = "probable", "doublon probable"
    MERGED = "merged", "fusionné"
    DISTINCT = "distinct", "distincts"


class Duplicate(models.Model):
    """Two sessions that seem to be one; a merge hides ``other`` behind ``kept``, reversibly.

    ``evidence``: list of ``{"rule", "sentence", "weight"}``. ``decided_by`` is None when the rules
    alone were sure enough.
    """

    kept = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="duplicates")
    other = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="duplicate_of")
    score = models.FloatField()
    evidence = models.JSONField(default=list)
    verdict = models.CharField(max_length=10, choices=DuplicateVerdict.choices)
    found_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("-score", "id")
        constraints = (
            models.UniqueConstraint(fields=("kept", "other"), name="duplicate_pair"),
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("other")), name="duplicate_of_itself"
            ),
        )


class ErrorReport(models.Model):
    """An error that a reader signals on a session sheet; the e-mail serves only to answer."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="reports")
    field = models.CharField(max_length=40)
    message = models.TextField(max_length=2000)
    email = models.EmailField(blank=True)
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("made_at", "id")


class RegionalPortal(models.TextChoices):
    TRAINING = "training", "portail formation"
    GUIDANCE = "guidance", "portail orientation"
    APPRENTICESHIP = "apprenticeship", "portail apprentissage"


class PortalSighting(models.Model):
    """Where one session stands in one regional portal: sent there, seen there, missing since."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="sightings")
    portal = models.CharField(max_length=16, choices=RegionalPortal.choices)
    exported_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    missing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("portal", "session")
        constraints = (
            models.UniqueConstraint(fields=("session", "portal"), name="sighting_session_portal"),
        )


class SearchGeneration(models.Model):
    """The number of the search index that must be served; written by the commit that built it."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="search_generation_single_row"),
        )

    def __str__(self) -> str:
        return str(self.number)
