"""The journal of imports: runs, the raw files that they read, the records that they refused."""

from django.db import models

from passerelles.apps.reference.models import Source


class RunStatus(models.TextChoices):
    RUNNING = "running", "en cours"
    SUCCEEDED = "succeeded", "réussi"
    DRY_RUN = "dry_run", "essai à blanc"
    REFUSED = "refused", "refusé : trop d’enregistrements en quarantaine"
    FAILED = "failed", "échoué"
    INTERRUPTED = "interrupted", "interrompu"


class ImportRun(models.Model):
    """One attempt to import one source. Counts are records of the source, not table rows."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    status = models.CharField(max_length=12, choices=RunStatus.choices, default=RunStatus.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    editions = models.CharField(max_length=200, blank=True)
    read = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    differences = models.JSONField(default=dict, blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ("-started_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(read=models.F("kept") + models.F("refused")),
                name="run_read_is_kept_plus_refused",
            ),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.started_at:%Y-%m-%d %H:%M}"

    @property
    def seconds(self) -> float | None:
        if self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()


class RawFile(models.Model):
    """A file as it came, kept under its SHA-256 in the data folder."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="raw_files")
    name = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    address = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("run", "name")


class QuarantinedRecord(models.Model):
    """A record that a run refused (error) or doubted (warning), with the reason and remedy."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="quarantine")
    path = models.CharField(max_length=400)
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=10)
    message = models.TextField()
    fragment = models.TextField(blank=True)

    class Meta:
        ordering = ("run", "id")
        indexes = (models.Index(fields=("run", "rule")),)
