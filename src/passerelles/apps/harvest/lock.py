"""One import of a source at a time; the lock falls with the connection that holds it."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from passerelles.apps.harvest.errors import ImportAlreadyRunning
from passerelles.apps.harvest.models import ImportRun, RunStatus


@contextmanager
def only_one(source: str) -> Iterator[None]:
    """Hold the lock of ``source``. Raises ImportAlreadyRunning when another process holds it."""
    if not _take(source):
        raise ImportAlreadyRunning(
            f"Un import de « {source} » est déjà en cours : attendez qu’il finisse."
        )
    try:
        _interrupt(source)
        yield
    finally:
        _release(source)


def tell_interrupted_runs() -> None:
    """Mark as interrupted the runs whose process is gone: nobody holds their lock any more."""
    running = ImportRun.objects.filter(status=RunStatus.RUNNING)
    for source in running.order_by().values_list("source_id", flat=True).distinct():
        if _take(source):
            try:
                _interrupt(source)
            finally:
                _release(source)


def lock_key(source: str) -> int:
    """The advisory lock of a source: a signed 64-bit number drawn from its name."""
    digest = hashlib.sha256(f"import {source}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def _interrupt(source: str) -> None:
    running = ImportRun.objects.filter(source_id=source, status=RunStatus.RUNNING)
    running.update(status=RunStatus.INTERRUPTED)


def _take(source: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_key(source)])
        return bool(cursor.fetchone()[0])


def _release(source: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [lock_key(source)])
