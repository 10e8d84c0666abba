"""Move the private cluster to a newer major version: dump, reload beside, rename."""

import tempfile
from dataclasses import replace
from pathlib import Path

from passerelles.config.launcher.binaries import Binaries, server_binaries
from passerelles.config.launcher.cluster import ROLE, Cluster, start, stop, url_of
from passerelles.config.launcher.control import refuse_given_database
from passerelles.config.launcher.copies import readable_by
from passerelles.config.launcher.creation import has_marker, make, mark, set_aside
from passerelles.config.launcher.database import connected
from passerelles.config.launcher.dump import backup, load
from passerelles.config.launcher.errors import DatabaseInUse, DumpFailed
from passerelles.config.launcher.folder import DataFolder, locate, prepare_home
from passerelles.config.launcher.locks import Progress, Use, operation, silent
from passerelles.config.launcher.opening import existing_cluster, recover


def upgrade_database(home: Path, *, progress: Progress = silent) -> tuple[str, str]:
    """Reload the cluster into the newest major version found; the versions before and after.

    The old cluster is set aside, never deleted, and stays in place on any failure.

    Raises:
        DatabaseInUse: a console or a server uses the database.
        DumpFailed: there is nothing to upgrade, or nothing newer to upgrade to.
        NotPrivate: DATABASE_URL is given.
    """
    refuse_given_database("met à niveau")
    home = prepare_home(home)
    with operation(home, progress):
        folder = locate(home)
        recover(folder)
        old = _cluster_to_upgrade(folder)
        new = replace(old, path=folder.staging, binaries=_newest(folder, old.binaries))
        use = Use(home)
        try:
            if not use.is_last():
                raise DatabaseInUse(
                    "Une console ou un serveur Passerelles se sert de la base : arrêtez-les avant "
                    "de changer de version de PostgreSQL."
                )
            _reload(old, new, progress)
        finally:
            use.release()
        progress(f"L'ancienne base reste, à l'arrêt, dans {set_aside(old.path)}.")
        new.path.rename(old.path)
    return old.binaries.version, new.binaries.version


def _cluster_to_upgrade(folder: DataFolder) -> Cluster:
    if not has_marker(folder.cluster):
        raise DumpFailed(f"{folder.home} n'a pas encore de base privée : rien à mettre à niveau.")
    return existing_cluster(folder)


def _newest(folder: DataFolder, current: Binaries) -> Binaries:
    newest = max(server_binaries(), key=lambda binaries: binaries.major, default=current)
    if newest.major <= current.major:
        raise DumpFailed(
            f"La base tourne déjà sous PostgreSQL {current.version} et cette machine n'a rien de "
            f"plus récent : installez d'abord une version supérieure à {current.major}."
        )
    return readable_by(folder.account, newest, store=folder.store)


def _reload(old: Cluster, new: Cluster, progress: Progress) -> None:
    """Fill the staged cluster `new` from `old`, mark it whole, and leave both stopped."""
    if new.path.exists():
        set_aside(new.path)
    with tempfile.TemporaryDirectory(prefix="passerelles-") as folder:
        file = Path(folder) / "base.dump"
        _dump(old, file, with_tools_of=new.binaries, progress=progress)
        progress(f"Création de la nouvelle base avec {new.binaries}…")
        make(new)
        try:
            target = connected(
                url_of(start(new, progress)), origin="private", binaries=new.binaries
            )
            load(target, ROLE, file)
        finally:
            stop(new)
    mark(new)


def _dump(old: Cluster, file: Path, *, with_tools_of: Binaries, progress: Progress) -> None:
    try:
        url = url_of(start(old, progress))
        # pg_dump of the newer version, as PostgreSQL advises: it knows what the reload needs.
        source = connected(url, origin="private", binaries=with_tools_of)
        backup(source, file, progress=progress)
    finally:
        stop(old)
