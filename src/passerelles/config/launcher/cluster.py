"""Start and stop one cluster: a folder, an account, binaries."""

import os
import shlex
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from passerelles.config.launcher.account import Account
from passerelles.config.launcher.binaries import Binaries
from passerelles.config.launcher.errors import ClusterFailed
from passerelles.config.launcher.folder import SOCKET_NAME, drop_socket_folder, socket_folder
from passerelles.config.launcher.locks import Progress, silent
from passerelles.config.launcher.postmaster import (
    PID_FILE,
    Postmaster,
    is_alive,
    processes_of,
    running_postmaster,
    stated_pid,
)

LOG = "server.log"
# Programs work inside the cluster's folder and call it "." : no path of ours crosses the
# shells that pg_ctl and initdb start, and a program orphaned by the death of its console
# goes on in its own folder even if that folder is renamed.
HERE = "."
ROLE = "passerelles"
# After a SIGKILL, orphans of the old server hold its memory until they notice.
PATIENCE_WITH_ORPHANS = 60.0
# Replaying the journal after a crash may be long; pg_ctl waits this many seconds.
LONGEST_START = 600
LONGEST_STOP = 120
PAUSE = 0.1
PAUSE_BETWEEN_STARTS = 0.5


@dataclass(frozen=True, slots=True)
class Cluster:
    """A PostgreSQL data folder, who runs it, with what; `options` go to the server."""

    path: Path
    account: Account
    binaries: Binaries
    options: tuple[str, ...] = ()

    def running(self) -> Postmaster | None:
        return running_postmaster(self.path, self.account)

    def run(
        self, program: str, *arguments: str, feed: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as the cluster's account, inside its folder, which is then `HERE`."""
        argv = [self.binaries.program(program), *arguments]
        return self.account.run(argv, cwd=self.path, feed=feed)

    def pg_ctl(self, *arguments: str) -> str | None:
        """Run pg_ctl on this cluster; None when it succeeded, else what it complained of."""
        done = self.run("pg_ctl", "-D", HERE, *arguments)
        return (done.stderr.strip() or done.stdout.strip() or "?") if done.returncode else None


def start(cluster: Cluster, progress: Progress = silent) -> Postmaster:
    """Start the cluster, or wait for the server that is already starting.

    Raises:
        ClusterFailed: the server doesn't start; the sentence quotes its log.
    """
    deadline = time.monotonic() + PATIENCE_WITH_ORPHANS
    while True:
        if postmaster := _settled(cluster):
            return postmaster
        orphans = processes_of(cluster.path, cluster.account)
        if not orphans:
            _refuse_a_server_out_of_sight(cluster)
        _drop_foreign_locks(cluster, orphans)
        complaint = _try_to_start(cluster)
        if complaint is None and (postmaster := cluster.running()):
            return postmaster
        if not orphans or time.monotonic() > deadline:
            raise ClusterFailed(
                f"La base de données de {cluster.path} ne démarre pas avec {cluster.binaries}. "
                f"Le journal {cluster.path / LOG} dit : {_last_words(cluster) or complaint}"
            )
        progress("La base a été interrompue ; j'attends que ses derniers processus s'arrêtent…")
        time.sleep(PAUSE_BETWEEN_STARTS)


def stop(cluster: Cluster) -> bool:
    """Stop the cluster cleanly; False when it wasn't running.

    Raises:
        ClusterFailed: the server is still there after `LONGEST_STOP` seconds.
    """
    if (running := cluster.running()) is None:
        return False
    complaint = cluster.pg_ctl("stop", "-m", "fast", "-w", "-t", str(LONGEST_STOP))
    if complaint and (postmaster := cluster.running()):
        raise ClusterFailed(
            f"La base de données de {cluster.path} (processus {postmaster.pid}) ne s'arrête pas : "
            f"{complaint}. Relancez `passerelles db stop` ou regardez {cluster.path / LOG}."
        )
    drop_socket_folder(running.socket)
    return True


def url_of(postmaster: Postmaster, *, database: str = ROLE) -> str:
    """The address that psycopg and libpq understand; the port silences PGPORT."""
    host = quote(os.fspath(postmaster.socket), safe="")
    return f"postgresql:///{database}?host={host}&port=5432&user={ROLE}"


def _settled(cluster: Cluster) -> Postmaster | None:
    """The running server once it is ready; None once there is none."""
    deadline = time.monotonic() + LONGEST_START
    while (postmaster := cluster.running()) and time.monotonic() < deadline:
        if postmaster.is_ready:
            return postmaster
        time.sleep(PAUSE)
    return None


def _refuse_a_server_out_of_sight(cluster: Cluster) -> None:
    """Never start a second server beside that of a container that shares the folder.

    Its processes and its memory are invisible from here; its socket is not.
    """
    path = socket_folder(cluster.path, cluster.account) / SOCKET_NAME
    with socket.socket(socket.AF_UNIX) as attempt:
        if attempt.connect_ex(os.fspath(path)) == 0:
            raise ClusterFailed(
                f"Un serveur que cette machine ne voit pas (un autre conteneur ?) sert déjà "
                f"{cluster.path} : arrêtez-le, ou donnez son adresse dans DATABASE_URL."
            )


def _drop_foreign_locks(cluster: Cluster, living: list[int]) -> None:
    """Remove the lock files of a dead server whose number another process bears.

    That process may be any program, or the server's own zombie under a parent that is slow
    to bury it (containers). PostgreSQL handles a free number itself, and needs the files to
    find the shared memory of orphans: so they go only when no process of this cluster
    remains.
    """
    if living:
        return
    folder = socket_folder(cluster.path, cluster.account)
    for lock in (cluster.path / PID_FILE, folder / f"{SOCKET_NAME}.lock"):
        pid = stated_pid(lock)
        if pid is not None and is_alive(pid):
            lock.unlink(missing_ok=True)


def _try_to_start(cluster: Cluster) -> str | None:
    folder = socket_folder(cluster.path, cluster.account)
    options = shlex.join(["-k", os.fspath(folder), *cluster.options])
    return cluster.pg_ctl("start", "-w", "-t", str(LONGEST_START), "-l", LOG, "-o", options)


def _last_words(cluster: Cluster) -> str:
    try:
        lines = (cluster.path / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return " / ".join(lines[-3:])
