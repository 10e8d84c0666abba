"""The operating-system account that runs PostgreSQL, which refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelles.config.launcher.errors import AccountUnusable

SHELL = "/bin/sh"
FALLBACKS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account with a passwd entry (initdb and peer authentication need one)."""

    name: str
    uid: int
    gid: int

    @property
    def is_current(self) -> bool:
        return self.uid == os.geteuid()

    def run(
        self, argv: Sequence[object], *, cwd: Path, feed: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run `argv` as this account, text captured; the caller reads `returncode`."""
        user, group, extra_groups = self.identity()
        return subprocess.run(
            [str(part) for part in argv],
            cwd=cwd,
            env=bare_environment(),
            umask=0o077,
            check=False,
            text=True,
            encoding="utf-8",
            errors="replace",
            capture_output=True,
            stdin=subprocess.DEVNULL if feed is None else None,
            input=feed,
            user=user,
            group=group,
            extra_groups=extra_groups,
        )

    def identity(self) -> tuple[int | None, int | None, list[int] | None]:
        """`user`, `group` and `extra_groups` of `subprocess`; None when the account is ours."""
        return (None, None, None) if self.is_current else (self.uid, self.gid, [])

    def can_enter(self, folder: Path) -> bool:
        """Whether the account can traverse every folder down to `folder`.

        Asked of the kernel as that account: modes alone ignore ACLs and mounts.

        Raises:
            AccountUnusable: root may not become this account here.
        """
        if self.is_current:
            return os.access(folder, os.X_OK)
        try:
            done = self.run([SHELL, "-c", 'cd -- "$1"', "sh", folder], cwd=Path("/"))
        except OSError as error:  # a container whose root is not allowed other identities
            raise AccountUnusable(
                f"Passerelles tourne en root et ne peut pas prendre l'identité du compte "
                f"{self.name} ({error.strerror}) : lancez-le avec un compte ordinaire, ou donnez "
                "une base dans DATABASE_URL."
            ) from error
        return done.returncode == 0

    def write(self, path: Path, text: str, *, append: bool = False) -> None:
        """Write a 0600 file as this account, so that root never follows a link of theirs."""
        script = 'cat >> "$1"' if append else 'cat > "$1"'
        done = self.run([SHELL, "-c", script, "sh", path], cwd=Path("/"), feed=text)
        if done.returncode:
            raise AccountUnusable(
                f"Le compte {self.name} n'a pas pu écrire {path} : {done.stderr.strip()}"
            )


def bare_environment() -> dict[str, str]:
    """This process's environment without PG* variables, in the C.UTF-8 locale."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C.UTF-8"}


def current_account() -> Account:
    """The account of this process.

    Raises:
        AccountUnusable: it has no passwd entry.
    """
    account = account_of(os.geteuid())
    if account is None:
        raise AccountUnusable(
            f"Le compte numéro {os.geteuid()} n'a pas de nom sur cette machine et PostgreSQL "
            "en exige un : ajoutez-le à /etc/passwd, ou donnez une base dans DATABASE_URL."
        )
    return account


def account_of(uid: int) -> Account | None:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def account_named(name: str) -> Account | None:
    try:
        return account_of(pwd.getpwnam(name).pw_uid)
    except KeyError:
        return None


def service_account(home: Path, recorded: str | None = None) -> Account:
    """The account that runs the cluster of the data folder `home`.

    Ourselves, unless we are root: then the owner of `home` if not root, else the
    account recorded at creation, else the first of `FALLBACKS` that exists.

    Raises:
        AccountUnusable: no such account has a passwd entry.
    """
    if os.geteuid() != 0:
        return current_account()
    owner = account_of(home.stat().st_uid)
    if owner is not None and owner.uid != 0:
        return owner
    for name in [recorded] if recorded else FALLBACKS:
        account = account_named(name)
        if account is not None and account.uid != 0:
            return account
    raise AccountUnusable(
        "PostgreSQL refuse de tourner en root et aucun compte de service n'existe "
        f"({recorded or ', '.join(FALLBACKS)}) : lancez Passerelles avec un compte ordinaire, "
        "ou donnez une base dans DATABASE_URL."
    )
