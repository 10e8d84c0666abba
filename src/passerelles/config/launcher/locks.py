"""Locks between the processes that use one private cluster.

Two files in the data folder. `OPERATION` is held alone while the cluster is created,
started or stopped. `USERS` is held shared by every process that uses the cluster: the
one that can take it alone is the last, and stops the cluster. The kernel drops both when
a process dies, however it dies. PostgreSQL never inherits them: Python opens every file
close-on-exec.
"""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from passerelles.config.launcher.errors import DatabaseInUse, FolderUnusable
from passerelles.config.launcher.folder import give_to_owner

OPERATION = ".database.lock"
USERS = ".database.users"
PATIENCE = 180.0
PAUSE = 0.05

Progress = Callable[[str], None]


def silent(_sentence: str) -> None:
    """Progress that nobody reads."""


@contextmanager
def operation(home: Path, progress: Progress = silent) -> Iterator[None]:
    """Hold the operation lock, waiting for the command that has it.

    Raises:
        DatabaseInUse: the other command has held it for `PATIENCE` seconds.
    """
    lock = _open(home, OPERATION)
    try:
        _wait(lock, progress)
        yield
    finally:
        os.close(lock)


def _wait(lock: int, progress: Progress) -> None:
    started, told = time.monotonic(), False
    while not _take_alone(lock):
        waited = time.monotonic() - started
        if waited > PATIENCE:
            raise DatabaseInUse(
                f"Une autre commande de Passerelles prépare la base depuis plus de {PATIENCE:.0f} "
                "secondes : attendez qu'elle finisse, ou arrêtez-la."
            )
        if waited > 1 and not told:
            progress("Une autre commande prépare la base de données ; j'attends qu'elle finisse…")
            told = True
        time.sleep(PAUSE)


class Use:
    """This process's share in the cluster. Every method needs the operation lock."""

    def __init__(self, home: Path) -> None:
        self._lock = _open(home, USERS)
        fcntl.flock(self._lock, fcntl.LOCK_SH)

    def is_last(self) -> bool:
        """Whether no other process, and no other `Use` of ours, has a share."""
        alone = _take_alone(self._lock)
        # A conversion that fails drops the lock we had; the operation lock covers the gap.
        fcntl.flock(self._lock, fcntl.LOCK_SH)
        return alone

    def release(self) -> None:
        # Unlocked, not only closed: a forked child may hold the same open file.
        fcntl.flock(self._lock, fcntl.LOCK_UN)
        os.close(self._lock)


def _take_alone(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _open(home: Path, name: str) -> int:
    path = home / name
    new = not path.exists()
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        raise FolderUnusable(
            f"Impossible d'ouvrir le verrou {path} ({error.strerror}) : lancez Passerelles avec le "
            "compte qui possède le dossier de données."
        ) from error
    if new:
        give_to_owner(path, home)
    return lock
