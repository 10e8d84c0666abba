"""A cluster for tests: quick, unsafe for data, gone at the end whatever happens."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from passerelles.config.launcher.account import SHELL, Account, bare_environment, service_account
from passerelles.config.launcher.binaries import Binaries, nothing_works, server_binaries
from passerelles.config.launcher.cluster import Cluster, start, url_of
from passerelles.config.launcher.copies import readable_by
from passerelles.config.launcher.creation import make
from passerelles.config.launcher.database import Database, connected
from passerelles.config.launcher.errors import ClusterFailed, NoPostgres
from passerelles.config.launcher.folder import SYSTEM_FOLDER

UNSAFE_AND_QUICK = (
    *("-c", "fsync=off"),
    *("-c", "synchronous_commit=off"),
    *("-c", "full_page_writes=off"),
    *("-c", "autovacuum=off"),
)
# Waits for the end of its input, that is for our end, then stops and removes everything.
UNDERTAKER = 'cat > /dev/null; "$1" -D "$2/cluster" -m immediate -w stop; rm -rf "$2"'
SECONDS_TO_CLEAN = 30


@contextmanager
def throwaway_cluster(binaries: Binaries | None = None) -> Iterator[Database]:
    """A fresh database for the time of the block, in a folder of its own.

    It is removed at the end, after Ctrl-C, and even after a SIGKILL of this process.

    Raises:
        NoPostgres: no binaries of this machine can make it.
    """
    parent = _short_folder()
    account = service_account(parent)
    tried: list[str] = []
    for candidate in [binaries] if binaries else server_binaries():
        with _vanishing_folder(parent, account, candidate) as folder:
            try:
                database = _started(folder, account, candidate)
            except (ClusterFailed, NoPostgres) as error:
                tried.append(str(error))
                continue
            yield database
            return
    raise nothing_works(tried)


def _started(folder: Path, account: Account, binaries: Binaries) -> Database:
    readable = readable_by(account, binaries, store=SYSTEM_FOLDER / "binaries")
    cluster = Cluster(folder / "cluster", account, readable, UNSAFE_AND_QUICK)
    make(cluster, "--no-sync")
    return connected(url_of(start(cluster)), origin="private", binaries=readable)


@contextmanager
def _vanishing_folder(parent: Path, account: Account, binaries: Binaries) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="passerelles-", dir=parent)).resolve()
    os.chown(folder, account.uid, account.gid)
    user, group, extra_groups = account.identity()
    undertaker = subprocess.Popen(
        [SHELL, "-c", UNDERTAKER, "sh", str(binaries.program("pg_ctl")), str(folder)],
        cwd="/",
        env=bare_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Its own session: Ctrl-C at the terminal must not kill it.
        start_new_session=True,
        user=user,
        group=group,
        extra_groups=extra_groups,
    )
    try:
        yield folder
    finally:
        if undertaker.stdin:
            undertaker.stdin.close()
        undertaker.wait(SECONDS_TO_CLEAN)


def _short_folder() -> Path:
    """A folder where any account can enter and where a socket's path is short enough."""
    usual = Path(tempfile.gettempdir())
    account = service_account(usual)
    is_fine = len(os.fsencode(usual)) < 60 and account.can_enter(usual)
    return usual if is_fine else Path("/tmp")  # noqa: S108 - exists everywhere, sticky
