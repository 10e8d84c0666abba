"""What `passerelles db start|stop|status|shell` do."""

import os
from dataclasses import dataclass
from pathlib import Path

from passerelles.config.launcher.binaries import client_program
from passerelles.config.launcher.cluster import Cluster, stop, url_of
from passerelles.config.launcher.creation import has_marker
from passerelles.config.launcher.database import (
    ENVIRONMENT_VARIABLE,
    Database,
    Origin,
    connected,
    without_password,
)
from passerelles.config.launcher.dump import client_address
from passerelles.config.launcher.errors import (
    DatabaseInUse,
    DatabaseUnreachable,
    LauncherError,
    NotPrivate,
)
from passerelles.config.launcher.folder import DataFolder, locate, prepare_home, write_note
from passerelles.config.launcher.locks import Progress, Use, operation, silent
from passerelles.config.launcher.opening import (
    KEPT,
    ensure_running,
    existing_cluster,
    is_kept,
)
from passerelles.config.launcher.postmaster import running_postmaster


@dataclass(frozen=True, slots=True)
class Status:
    """The state of the database. Fields that don't apply are None.

    `kept`: `db start` asked that it survive the consoles. `problem`: the French sentence
    that opening the database would give.
    """

    origin: Origin
    running: bool
    address: str | None = None
    server_version: str | None = None
    binaries: str | None = None
    folder: Path | None = None
    socket: Path | None = None
    pid: int | None = None
    account: str | None = None
    kept: bool = False
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """A `psql` to run in the foreground, with the environment that carries its password."""

    argv: tuple[str, ...]
    environment: dict[str, str]


def start_database(home: Path, *, progress: Progress = silent) -> Database:
    """Start the private cluster and leave it running until `stop_database`.

    The wish holds for this server only: after a reboot, consoles start and stop it again.

    Raises:
        NotPrivate: DATABASE_URL is given.
        LauncherError: as `open_database`.
    """
    refuse_given_database("démarre")
    home = prepare_home(home)
    with operation(home, progress):
        database, cluster = ensure_running(home, progress)
        if postmaster := cluster.running():
            write_note(home, KEPT, f"{postmaster.pid} {postmaster.started}\n")
    return database


def stop_database(home: Path, *, force: bool = False, progress: Progress = silent) -> bool:
    """Stop the private cluster; False when it wasn't running.

    Raises:
        DatabaseInUse: a console or a server uses it, and `force` is false.
        NotPrivate: DATABASE_URL is given.
    """
    refuse_given_database("arrête")
    home = prepare_home(home)
    with operation(home, progress):
        cluster = _running_cluster(locate(home))
        if cluster is None:
            return False
        use = Use(home)
        try:
            if not force and not use.is_last():
                raise DatabaseInUse(
                    "Une console ou un serveur Passerelles se sert de la base : arrêtez-les, et la "
                    "base s'arrêtera avec le dernier ; ou imposez l'arrêt avec `--force`."
                )
            progress("Arrêt de la base de données…")
            (home / KEPT).unlink(missing_ok=True)
            return stop(cluster)
        finally:
            use.release()


def database_status(home: Path) -> Status:
    """The state of the database, without starting or creating anything."""
    if url := os.environ.get(ENVIRONMENT_VARIABLE):
        return _given_status(url)
    home = Path(os.path.abspath(home)).resolve()
    if not home.exists():
        return Status(origin="private", running=False, folder=home / "cluster")
    try:
        return _private_status(home, locate(home))
    except LauncherError as error:
        return Status(origin="private", running=False, folder=home, problem=str(error))


def shell_command(database: Database) -> ShellCommand:
    """The `psql` that opens the database.

    Raises:
        DatabaseUnreachable: this machine has no psql; the sentence names the package.
    """
    psql = database.binaries.program("psql") if database.binaries else None
    if psql is None or not os.access(psql, os.X_OK):
        psql = client_program("psql", major=database.major) or client_program("psql")
    if psql is None:
        raise DatabaseUnreachable(
            "Le programme psql manque sur cette machine, et le paquet Python de PostgreSQL ne le "
            "fournit pas : installez le paquet « postgresql-client » de votre système."
        )
    target, environment = client_address(database)
    return ShellCommand((os.fspath(psql), f"--dbname={target}"), environment)


def refuse_given_database(verb: str) -> None:
    if url := os.environ.get(ENVIRONMENT_VARIABLE):
        raise NotPrivate(
            f"{ENVIRONMENT_VARIABLE} désigne {without_password(url)} : Passerelles ne {verb} pas "
            "ce serveur, qui n'est pas le sien. Retirez la variable pour la base privée."
        )


def _running_cluster(folder: DataFolder) -> Cluster | None:
    if not has_marker(folder.cluster) or not running_postmaster(folder.cluster, folder.account):
        return None
    return existing_cluster(folder)


def _given_status(url: str) -> Status:
    address = without_password(url)
    try:
        database = connected(url, origin="DATABASE_URL")
    except DatabaseUnreachable as error:
        return Status("DATABASE_URL", running=False, address=address, problem=str(error))
    return Status(
        "DATABASE_URL", running=True, address=address, server_version=database.server_version
    )


def _private_status(home: Path, folder: DataFolder) -> Status:
    if not has_marker(folder.cluster):
        return Status("private", running=False, folder=folder.cluster, account=folder.account.name)
    cluster = existing_cluster(folder)
    postmaster = cluster.running()
    return Status(
        origin="private",
        running=postmaster is not None,
        address=url_of(postmaster) if postmaster else None,
        server_version=cluster.binaries.version,
        binaries=str(cluster.binaries),
        folder=folder.cluster,
        socket=postmaster.socket if postmaster else None,
        pid=postmaster.pid if postmaster else None,
        account=folder.account.name,
        kept=is_kept(home, cluster),
    )
