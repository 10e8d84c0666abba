"""The offer, written as one valid Lhéo file; the console calls this."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from passerelles.apps.catalogue.actions.record_sightings import record_exports
from passerelles.apps.catalogue.reads.export import (
    ExportSelection,
    exported_trainings,
    holds_demonstration,
)
from passerelles.connectors.lheo.export import flux, training_of
from passerelles.formats.lheo import model
from passerelles.formats.lheo.writer import write_lheo


@dataclass(slots=True)
class ExportReport:
    """``sessions``: the keys of those written, in their order."""

    demonstration: bool
    trainings: int = 0
    sessions: list[str] = field(default_factory=list)


def export_offer(selection: ExportSelection, target: Path, *, at: datetime) -> ExportReport:
    """Write the offer chosen to ``target``, and that its sessions were sent to the portal asked.

    Everything is read as it was at one moment, whatever is imported meanwhile.
    Raises NothingToWrite, leaving the former file, when no session answers.
    """
    day = timezone.localdate(at).strftime("%Y%m%d")
    with _one_moment():
        report = ExportReport(holds_demonstration(selection))
        about = flux(day, demonstration=report.demonstration)
        report.trainings = write_lheo(target, _trainings(selection, report), extras=about)
    if selection.portal:
        record_exports(portal=selection.portal, numbers=report.sessions, author=None, now=at)
    return report


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read the database as it is now until the end of the block."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _trainings(selection: ExportSelection, report: ExportReport) -> Iterator[model.Training]:
    for exported in exported_trainings(selection):
        report.sessions += exported.session_keys()
        yield training_of(exported)
