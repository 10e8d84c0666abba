"""The running server of a cluster, as its postmaster.pid and the kernel describe it."""

import os
from dataclasses import dataclass
from pathlib import Path

from passerelles.config.launcher.account import Account

PID_FILE = "postmaster.pid"
PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What postmaster.pid says. `started` is in seconds since 1970, as text."""

    pid: int
    started: str
    socket: Path
    status: str

    @property
    def is_ready(self) -> bool:
        return self.status == "ready"


def stated_postmaster(cluster: Path) -> Postmaster | None:
    """The server that postmaster.pid names, dead or alive; None without a readable file."""
    try:
        lines = (cluster / PID_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
        lines += [""] * (8 - len(lines))
        return Postmaster(int(lines[0]), lines[2], Path(lines[4]), lines[7].strip())
    except (FileNotFoundError, ValueError, IndexError):
        return None


def stated_pid(lock: Path) -> int | None:
    """The number on the first line of a lock file of PostgreSQL, or None."""
    try:
        return abs(int(lock.read_text(encoding="utf-8", errors="replace").split()[0]))
    except (FileNotFoundError, ValueError, IndexError):
        return None


def running_postmaster(cluster: Path, account: Account) -> Postmaster | None:
    """The live server of this cluster, or None."""
    postmaster = stated_postmaster(cluster)
    if postmaster and _is_postgres_of(postmaster.pid, cluster, account):
        return postmaster
    return None


def processes_of(cluster: Path, account: Account) -> list[int]:
    """Every live PostgreSQL process of this cluster, orphans of a killed server included."""
    if not PROCESSES.is_dir():
        postmaster = running_postmaster(cluster, account)
        return [postmaster.pid] if postmaster else []
    pids = [int(entry.name) for entry in PROCESSES.iterdir() if entry.name.isdigit()]
    return [pid for pid in pids if _is_postgres_of(pid, cluster, account)]


def _is_postgres_of(pid: int, cluster: Path, account: Account) -> bool:
    """Whether `pid` is alive, of this account, and works in the cluster's folder.

    PostgreSQL's processes stay in their data folder. Where the kernel hides that folder
    (root without CAP_SYS_PTRACE in a container, systems without /proc), the benefit of
    the doubt keeps postmaster.pid.
    """
    process = PROCESSES / str(pid)
    if not PROCESSES.is_dir():
        return is_alive(pid)
    try:
        if process.stat().st_uid != account.uid:
            return False
        return Path(os.readlink(process / "cwd")) == cluster
    except FileNotFoundError:  # gone, or a zombie
        return False
    except PermissionError:
        return _looks_like_a_living_postgres(process)


def _looks_like_a_living_postgres(process: Path) -> bool:
    try:
        # "123 (postgres) S …": number, name, state; Z is a zombie.
        stat = (process / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    name, _, state = stat.partition("(")[2].rpartition(") ")
    return name.startswith("postgres") and not state.startswith("Z")


def is_alive(pid: int) -> bool:
    """Whether the number `pid` is taken, be it by a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
