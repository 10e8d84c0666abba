"""The last run of each source."""

from passerelles.apps.harvest.models import ImportRun, RunStatus


def latest_runs() -> list[ImportRun]:
    """The last real run of each source (dry runs left out), in the order of the register."""
    runs = (
        ImportRun.objects.exclude(status=RunStatus.DRY_RUN)
        .order_by("source_id", "-started_at", "-id")
        .distinct("source_id")
        .select_related("source")
    )
    return sorted(runs, key=lambda run: run.source.position)
