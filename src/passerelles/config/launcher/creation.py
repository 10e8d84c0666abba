"""Make a cluster beside its place, then rename it into place once it is whole."""

import json
import os
import time
from itertools import count
from pathlib import Path

from passerelles.config.launcher.binaries import Binaries
from passerelles.config.launcher.cluster import HERE, ROLE, Cluster
from passerelles.config.launcher.errors import ClusterFailed, FolderUnusable
from passerelles.config.launcher.folder import make_private

MARKER = "passerelles.json"
SUPERUSER = "postgres"
FIRST_BUILTIN_LOCALE = 17
INITDB = ("-U", SUPERUSER, "--encoding=UTF8", "--auth=peer", "--no-instructions")

SETTINGS = """
# Written by Passerelles when it made this cluster.
listen_addresses = ''
port = 5432
unix_socket_permissions = 0700
max_connections = 100
jit = off
log_checkpoints = off
"""

ACCESS = """\
# Written by Passerelles: only root and the service account come in, through the socket.
local all all peer map=passerelles
"""

ROLES = f"""\
CREATE ROLE {ROLE} LOGIN CREATEDB
CREATE DATABASE {ROLE} OWNER {ROLE} ENCODING 'UTF8' TEMPLATE template0
"""


def has_marker(path: Path) -> bool:
    """Whether Passerelles made, to the end, the cluster in `path`.

    Raises:
        FolderUnusable: the folder is closed to us.
    """
    try:
        return (path / MARKER).is_file()
    except PermissionError as error:
        raise FolderUnusable(
            f"La base {path} appartient à un autre compte, et le vôtre n'y entre pas : lancez "
            "Passerelles en root ou avec le propriétaire de ce dossier."
        ) from error


def make(cluster: Cluster, *extra: str) -> None:
    """Run initdb in the absent folder `cluster.path`, with our access rules, role and database.

    The folder has no marker yet. `extra` goes to initdb.

    Raises:
        ClusterFailed: initdb or the first statements failed; an empty folder is removed.
    """
    make_private(cluster.path, cluster.account)
    try:
        _initdb(cluster, extra)
        _configure(cluster)
        _create_role(cluster)
    except ClusterFailed:
        if not any(cluster.path.iterdir()):
            cluster.path.rmdir()
        raise


def mark(cluster: Cluster) -> None:
    """Declare the cluster whole."""
    content = {"postgresql": cluster.binaries.version, "account": cluster.account.name}
    cluster.account.write(cluster.path / MARKER, json.dumps(content) + "\n")


def set_aside(path: Path) -> Path:
    """Rename a folder out of the way, never delete it; its new path."""
    stem = f"{path.name}.mis-de-cote-{time.strftime('%Y%m%d-%H%M%S')}"
    names = (path.with_name(f"{stem}-{number}") for number in count(1))
    return path.rename(next(name for name in names if not os.path.lexists(name)))


def _initdb(cluster: Cluster, extra: tuple[str, ...]) -> None:
    done = cluster.run("initdb", "-D", HERE, *INITDB, *_locale(cluster.binaries), *extra)
    if done.returncode:
        raise ClusterFailed(_failure(cluster, "initdb", done.stderr))


def _locale(binaries: Binaries) -> list[str]:
    """C.UTF-8 everywhere: from 17 PostgreSQL's own, the same on every system."""
    if binaries.major >= FIRST_BUILTIN_LOCALE:
        return ["--locale-provider=builtin", "--locale=C.UTF-8"]
    return ["--locale-provider=libc", "--locale=C.UTF-8"]


def _configure(cluster: Cluster) -> None:
    account, path = cluster.account, cluster.path
    account.write(path / "postgresql.conf", SETTINGS, append=True)
    account.write(path / "pg_hba.conf", ACCESS)
    write_identities(cluster)


def write_identities(cluster: Cluster) -> None:
    """Let root and the service account be the application's role, or the superuser."""
    names = dict.fromkeys(("root", cluster.account.name))
    lines = [f'passerelles "{name}" {role}' for name in names for role in (ROLE, SUPERUSER)]
    cluster.account.write(cluster.path / "pg_ident.conf", "\n".join(lines) + "\n")


def _create_role(cluster: Cluster) -> None:
    """Create role and database without opening the cluster to anyone (single-user mode)."""
    options = ("--single", "-D", HERE, "-c", "exit_on_error=on", SUPERUSER)
    done = cluster.run("postgres", *options, feed=ROLES)
    if done.returncode:
        raise ClusterFailed(_failure(cluster, "la création du rôle", done.stderr))


def _failure(cluster: Cluster, step: str, complaint: str) -> str:
    words = " / ".join(line for line in complaint.strip().splitlines()[-4:] if line)
    return (
        f"La création de la base de données dans {cluster.path} a échoué ({step}, "
        f"{cluster.binaries}) : {words}"
    )
