"""Open the database: the one of DATABASE_URL, else the private cluster of the data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from passerelles.config.launcher.account import account_of
from passerelles.config.launcher.binaries import Binaries, nothing_works, server_binaries
from passerelles.config.launcher.cluster import Cluster, start, stop, url_of
from passerelles.config.launcher.copies import readable_by
from passerelles.config.launcher.creation import (
    has_marker,
    make,
    mark,
    set_aside,
    write_identities,
)
from passerelles.config.launcher.database import ENVIRONMENT_VARIABLE, Database, connected
from passerelles.config.launcher.errors import (
    ClusterFailed,
    FolderUnusable,
    NoPostgres,
    OtherMajor,
)
from passerelles.config.launcher.folder import DataFolder, locate, prepare_base, prepare_home
from passerelles.config.launcher.folder import record as record_folder
from passerelles.config.launcher.locks import Progress, Use, operation, silent
from passerelles.config.launcher.postmaster import processes_of

KEPT = "database.kept"


@contextmanager
def open_database(home: Path, *, progress: Progress = silent) -> Iterator[Database]:
    """Give a database that answers, for the time of the block.

    With DATABASE_URL, that database, once checked; nothing is started. Otherwise the
    private cluster of the data folder `home`: created the first time, started if needed,
    and stopped at the end by the last process that uses it (unless `db start` keeps it).
    A process that may receive SIGTERM must turn it into an exception, or the cluster
    stays up until the next command ends.

    Raises:
        LauncherError: a French sentence says what to do.
    """
    if url := os.environ.get(ENVIRONMENT_VARIABLE):
        yield connected(url, origin="DATABASE_URL")
        return
    home = prepare_home(home)
    with operation(home, progress):
        use = Use(home)
        try:
            database, cluster = ensure_running(home, progress)
        except BaseException:
            use.release()
            raise
    try:
        yield database
    finally:
        with operation(home):
            try:
                if use.is_last() and not is_kept(home, cluster):
                    stop(cluster)
            finally:
                use.release()


def ensure_running(home: Path, progress: Progress) -> tuple[Database, Cluster]:
    """Create, start, check. The caller holds the operation lock."""
    folder = locate(home)
    recover(folder)
    if has_marker(folder.cluster):
        cluster = existing_cluster(folder)
        if not cluster.running():
            progress("Démarrage de la base de données…")
            write_identities(cluster)
    else:
        cluster = _create(folder, progress)
    return _started(cluster, progress), cluster


def _started(cluster: Cluster, progress: Progress) -> Database:
    ran_before_us = cluster.running() is not None
    try:
        url = url_of(start(cluster, progress))
        return connected(url, origin="private", binaries=cluster.binaries)
    except BaseException:
        if not ran_before_us:
            stop(cluster)
        raise


def recover(folder: DataFolder) -> None:
    """Put in place the whole cluster that a process killed just before the rename left."""
    if has_marker(folder.staging) and not folder.cluster.exists():
        folder.staging.rename(folder.cluster)


def existing_cluster(folder: DataFolder) -> Cluster:
    """The cluster in place, with binaries of its own major version.

    Raises:
        OtherMajor: this machine has no binaries of that version.
        FolderUnusable: the folder belongs to another account.
    """
    owner = folder.cluster.stat().st_uid
    if owner != folder.account.uid:
        raise FolderUnusable(
            f"La base {folder.cluster} appartient au compte numéro {owner}, et Passerelles la "
            f"ferait tourner avec le compte {folder.account.name} : lancez Passerelles en root ou "
            "avec le propriétaire, ou rendez-la au bon compte (chown -R)."
        )
    major = stated_major(folder.cluster)
    known: list[Binaries] = []
    for binaries in server_binaries():
        if binaries.major == major:
            return Cluster(folder.cluster, folder.account, _readable(folder, binaries))
        known.append(binaries)
    raise OtherMajor(_other_major(folder.cluster, major, known))


def stated_major(path: Path) -> int:
    """The major version of the cluster in `path`, from its PG_VERSION."""
    file = path / "PG_VERSION"
    try:
        return int(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise FolderUnusable(
            f"Le fichier {file} est illisible ({error}) : la base est abîmée. Mettez {path} de "
            "côté, relancez Passerelles, puis `passerelles db restore` votre sauvegarde."
        ) from error


def is_kept(home: Path, cluster: Cluster) -> bool:
    """Whether `db start` asked that this very server survive the last console."""
    postmaster = cluster.running()
    with suppress(FileNotFoundError):
        kept = (home / KEPT).read_text(encoding="ascii").split()
        return postmaster is not None and kept == [str(postmaster.pid), postmaster.started]
    return False


def _create(folder: DataFolder, progress: Progress) -> Cluster:
    """Make the cluster with the first binaries that manage it."""
    prepare_base(folder)
    tried: list[str] = []
    for binaries in server_binaries():
        _clear_the_place(folder, progress)
        progress(f"Création de la base de données privée, une seule fois, avec {binaries}…")
        try:
            return _created_with(folder, binaries)
        except (ClusterFailed, NoPostgres) as error:
            tried.append(str(error))
    raise nothing_works(tried)


def _clear_the_place(folder: DataFolder, progress: Progress) -> None:
    """Set aside what isn't a whole cluster of ours, unless a server works in it."""
    place = folder.cluster
    owner = account_of(place.stat().st_uid) if place.is_dir() else None
    if owner and processes_of(place, owner):
        raise FolderUnusable(
            f"{place} n'a pas été créé par Passerelles et un PostgreSQL y tourne : arrêtez-le, "
            "ou choisissez un autre dossier avec PASSERELLES_HOME."
        )
    for leftover in (place, folder.staging):
        if os.path.lexists(leftover):
            aside = set_aside(leftover)
            progress(f"{leftover} n'est pas une base finie de Passerelles : mis dans {aside}.")


def _created_with(folder: DataFolder, binaries: Binaries) -> Cluster:
    staged = Cluster(folder.staging, folder.account, _readable(folder, binaries))
    make(staged)
    mark(staged)
    folder.staging.rename(folder.cluster)
    record_folder(folder)
    return Cluster(folder.cluster, folder.account, staged.binaries)


def _readable(folder: DataFolder, binaries: Binaries) -> Binaries:
    return readable_by(folder.account, binaries, store=folder.store)


def _other_major(path: Path, major: int, known: list[Binaries]) -> str:
    found = " et ".join(str(binaries.major) for binaries in known) or "aucune version"
    return (
        f"La base {path} a été créée par PostgreSQL {major} et cette machine n'a que : {found}. "
        f"Installez PostgreSQL {major} (par exemple `apt install postgresql-{major}`) ; vous "
        "pourrez ensuite passer à une version plus récente avec `passerelles db upgrade`, qui "
        "sauvegarde et recharge tout. Rien n'a été modifié."
    )
