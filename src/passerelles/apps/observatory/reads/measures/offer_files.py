"""The files of the offer on which a figure was measured."""

from django.db.models import F

from passerelles.apps.catalogue.models import Session
from passerelles.apps.harvest.models import ImportRun, RawFile, RunStatus
from passerelles.apps.indicators.reads.lineage import ImportedFile
from passerelles.apps.indicators.reads.values import Observed


def offer_files(figure: Observed) -> tuple[ImportedFile, ...]:
    """Those of the last import of each source of the offer before the measure. One query.

    Real figures name real files only, generated figures those of the demonstration.
    """
    runs = ImportRun.objects.filter(
        source__in=Session.objects.values("source").distinct(),
        source__is_demonstration=figure.is_demonstration,
        status=RunStatus.SUCCEEDED,
        finished_at__lte=figure.known_since,
    )
    last = runs.order_by("source_id", "-finished_at").distinct("source_id").values("id")
    files = RawFile.objects.filter(run__in=last).annotate(imported_at=F("run__finished_at"))
    rows = files.order_by("run__source_id", "name")
    return tuple(
        ImportedFile(*row) for row in rows.values_list("name", "sha256", "imported_at", "address")
    )
