"""Importing one source, wherever its files come from: the console and the worker call this."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from passerelles.apps.harvest.actions.run_import import ImportRequest, run_import
from passerelles.apps.harvest.models import ImportRun
from passerelles.apps.harvest.raw import KeptFile
from passerelles.apps.reference.actions.certifications import refresh_certifications
from passerelles.apps.reference.actions.demonstration import retire_demonstration_skills
from passerelles.apps.reference.actions.editions import retire_older_editions
from passerelles.apps.reference.actions.generation import next_generation
from passerelles.config.home import data_folder
from passerelles.connectors.register import connector_of


def import_source(
    source: str,
    files: Sequence[KeptFile],
    *,
    clock: Callable[[], datetime],
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda read: None,
) -> ImportRun:
    """Import ``files`` as ``source`` and return the journaled run (see ``run_import``)."""
    connector = connector_of(source)
    return run_import(
        ImportRequest(
            source=source,
            files=files,
            load=connector.load,
            raw_folder=data_folder() / "raw",
            dry_run=dry_run,
            closes=connector.entry.may_close([file.path.name for file in files]),
            after_merge=(
                retire_older_editions,
                refresh_certifications,
                partial(retire_demonstration_skills, on=clock().date()),
                next_generation,
            ),
            progress=progress,
        ),
        clock=clock,
    )
