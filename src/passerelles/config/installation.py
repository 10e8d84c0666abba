"""Bringing a data folder to where the code expects it: schema, static files, register, data."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from passerelles.apps.harvest.actions.sync_register import sync_register
from passerelles.apps.harvest.lock import tell_interrupted_runs
from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.actions.partitions import make_partitions
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.config.imports import import_source
from passerelles.connectors.register import embedded_files, entry_of, read_sources

Tell = Callable[[str], None]

# The embedded rows of the first are poorer than those of the second, under the same keys.
_SUPERSEDED = {"rome_40": "rome_460"}


def bring_schema_up_to_date(tell: Tell) -> None:
    """Apply the migrations that the database lacks, write the register, tell what was cut."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        tell("Mise à jour du schéma de la base…")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    sync_register(read_sources())
    make_partitions(indicators())
    tell_interrupted_runs()


def collect_static_files(tell: Tell) -> None:
    """Gather the static files, unless those of this very code are there."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    wanted = _static_stamp()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    tell("Préparation des feuilles de style et des scripts…")
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.write_text(wanted, encoding="ascii")


def load_embedded_reference(tell: Tell, *, clock: Callable[[], datetime] = timezone.now) -> None:
    """Import what the package ships, source by source, when it has changed since last time.

    Generated rows stay out when PASSERELLES_DEMO says so, as it does in production.
    """
    for source, files in embedded_files().items():
        wanted = settings.DEMO or not entry_of(source).demonstration
        if wanted and not _already_loaded(source, files):
            tell(f"Chargement du référentiel embarqué : {source}…")
            import_source(source, [fingerprint(file) for file in files], clock=clock)


def _already_loaded(source: str, files: list[Path]) -> bool:
    """Whether the embedded files were imported, or an official import took their place."""
    succeeded = ImportRun.objects.filter(status=RunStatus.SUCCEEDED)
    if succeeded.filter(source_id=_SUPERSEDED.get(source)).exists():
        return True
    run = succeeded.filter(source_id=source).prefetch_related("raw_files").first()
    if run is None:
        return False
    kept = {(file.name, file.sha256) for file in run.raw_files.all()}
    if not {name for name, _ in kept} & {file.name for file in files}:
        return True
    return kept == {(file.name, fingerprint(file).sha256) for file in files}


def _static_stamp() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path} {storage.size(path)} ".encode())
            digest.update(storage.get_modified_time(path).isoformat().encode())
    return digest.hexdigest()
