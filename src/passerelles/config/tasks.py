"""Background tasks; a portal defers them by name."""

from pathlib import Path

from django.core.management import call_command
from django.utils import timezone
from procrastinate.contrib.django import app

from passerelles.apps.harvest.raw import fingerprint
from passerelles.config.imports import import_source
from passerelles.connectors.register import recognise


@app.task(name="harvest.import", queueing_lock="harvest.import", pass_context=False)
def import_folder(path: str, source: str | None = None) -> dict[str, str]:
    """Import what is recognised in a folder or a file; returns the status of each source."""
    statuses = {}
    for name, files in recognise(Path(path), source=source).items():
        run = import_source(name, [fingerprint(file) for file in files], clock=timezone.now)
        statuses[name] = run.status
    return statuses


@app.periodic(cron="17 3 * * *")
@app.task(name="accounts.clear_sessions", queueing_lock="accounts.clear_sessions")
def clear_sessions(timestamp: int) -> None:
    """Forget the sessions that have expired, every night."""
    call_command("clearsessions")
