"""Where the private cluster of a data folder lives, and where its socket is."""

import hashlib
import json
import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from passerelles.config.launcher.account import Account, service_account
from passerelles.config.launcher.errors import FolderUnusable

SYSTEM_FOLDER = Path("/var/lib/passerelles")
RECORD = "database.json"
SHORT_SOCKET_PREFIX = "psl-"
SOCKET_NAME = ".s.PGSQL.5432"
# `sun_path` of a Unix socket holds 108 bytes, the last one a zero.
LONGEST_SOCKET_PATH = 107


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder, the folder that holds its cluster, and the account that runs it."""

    home: Path
    base: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.base / "cluster"

    @property
    def staging(self) -> Path:
        return self.base / "cluster.new"

    @property
    def store(self) -> Path:
        """Where binaries are copied when the account can't read the originals."""
        return SYSTEM_FOLDER / "binaries"


def prepare_home(home: Path) -> Path:
    """Create the data folder if needed and return its real path.

    Root leaves it traversable, because PostgreSQL will run under another account.

    Raises:
        FolderUnusable: the folder can't be created or written.
    """
    home = Path(os.path.abspath(home)).resolve()
    try:
        if not home.exists():
            home.mkdir(parents=True, exist_ok=True)
            home.chmod(0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise FolderUnusable(
            f"Impossible de créer le dossier de données {home} ({error.strerror}) : "
            "choisissez un autre dossier avec PASSERELLES_HOME."
        ) from error
    if not os.access(home, os.W_OK | os.X_OK):
        raise FolderUnusable(
            f"Le dossier de données {home} appartient au compte numéro {home.stat().st_uid} et ne "
            "vous est pas ouvert en écriture : lancez Passerelles avec ce compte, ou choisissez "
            "un autre dossier avec PASSERELLES_HOME."
        )
    return home


def locate(home: Path) -> DataFolder:
    """Where the cluster of the existing data folder `home` is, or will be created.

    What the data folder records wins; otherwise the cluster lives in `home`, or under
    `SYSTEM_FOLDER` when the service account can't traverse `home`.

    Raises:
        FolderUnusable: the record can't be read, or the account lost its way in.
        AccountUnusable: no account can run PostgreSQL.
    """
    record = _read_record(home)
    account = service_account(home, record.get("account"))
    if "base" not in record:
        base = home if account.can_enter(home) else SYSTEM_FOLDER / _digest(home)
        return DataFolder(home, base, account)
    base = home / record["base"]
    if base != home and (base.parent != SYSTEM_FOLDER or base.name == ".."):
        raise FolderUnusable(
            f"{home / RECORD} place la base dans {base}, hors de {SYSTEM_FOLDER} : "
            "corrigez ce fichier, ou supprimez-le si la base est dans le dossier de données."
        )
    _check_way_in(base, account)
    return DataFolder(home, base, account)


def record(folder: DataFolder) -> None:
    """Write in the data folder where its cluster is and which account runs it."""
    base = "." if folder.base == folder.home else os.fspath(folder.base)
    write_note(folder.home, RECORD, json.dumps({"base": base, "account": folder.account.name}))


def write_note(home: Path, name: str, text: str) -> None:
    """Write a small file in the data folder, for its owner, whole or not at all."""
    draft = home / f".{name}.{os.getpid()}"
    # O_EXCL: in a folder that belongs to someone else, root follows no prepared link.
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644), "w") as out:
        out.write(text)
    give_to_owner(draft, home)
    draft.replace(home / name)


def give_to_owner(path: Path, home: Path) -> None:
    """Let the data folder's owner use a file that root just created in it."""
    if os.geteuid() == 0:
        owner = home.stat()
        os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def prepare_base(folder: DataFolder) -> None:
    """Create the folder that will hold the cluster, and check that the account enters it."""
    if folder.base != folder.home:
        try:
            make_system_folder(SYSTEM_FOLDER)
            folder.base.mkdir(exist_ok=True)
            folder.base.chmod(0o711)
        except OSError as error:
            raise FolderUnusable(
                f"Le compte {folder.account.name} ne peut pas entrer dans {folder.home}, et "
                f"{folder.base} ne peut pas être créé ({error.strerror}) : ouvrez le dossier de "
                "données (chmod a+x), ou choisissez-en un autre avec PASSERELLES_HOME."
            ) from error
    _check_way_in(folder.base, folder.account)


def make_system_folder(path: Path) -> None:
    """Create a folder that every account can enter, whatever the umask."""
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o755)


def make_private(path: Path, account: Account) -> None:
    """Create the 0700 folder `path` of `account`."""
    path.mkdir(mode=0o700)
    if not account.is_current:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def socket_folder(cluster: Path, account: Account) -> Path:
    """The folder of the cluster's socket: the cluster itself, or a short one when it must.

    Raises:
        FolderUnusable: no short folder is available, or someone else holds it.
    """
    if _fits(cluster):
        return cluster
    for parent in dict.fromkeys([Path(tempfile.gettempdir()), Path("/tmp")]):  # noqa: S108 - `_own` refuses a folder that someone else holds
        candidate = parent / f"{SHORT_SOCKET_PREFIX}{_digest(cluster)}"
        if _fits(candidate) and account.can_enter(parent):
            _own(candidate, account)
            return candidate
    raise FolderUnusable(
        f"Le chemin {cluster} est trop long pour un socket ({LONGEST_SOCKET_PATH} octets au plus) "
        "et le dossier temporaire aussi : donnez à TMPDIR un dossier plus court."
    )


def drop_socket_folder(path: Path) -> None:
    """Remove a short socket folder left empty by a stopped server."""
    if path.name.startswith(SHORT_SOCKET_PREFIX):
        with suppress(OSError):
            path.rmdir()


def _fits(folder: Path) -> bool:
    # PostgreSQL and libpq both read a comma as the start of another address.
    path = os.fsencode(folder / SOCKET_NAME)
    return len(path) <= LONGEST_SOCKET_PATH and not set(path) & set(b',"\n')


def _own(path: Path, account: Account) -> None:
    if not os.path.lexists(path):
        make_private(path, account)
    found = path.lstat()
    private = stat.S_ISDIR(found.st_mode) and stat.S_IMODE(found.st_mode) == 0o700
    if not private or found.st_uid != account.uid:
        raise FolderUnusable(
            f"Le dossier du socket {path} n'est pas un dossier privé du compte {account.name} : "
            "quelqu'un d'autre l'a créé. Supprimez-le, ou donnez un autre dossier à TMPDIR."
        )


def _read_record(home: Path) -> dict[str, str]:
    path = home / RECORD
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {"base": content["base"], "account": content["account"]}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FolderUnusable(
            f"Le fichier {path}, qui dit où est la base, est illisible ({error}) : "
            "rétablissez-le, ou supprimez-le si la base est dans le dossier de données."
        ) from error


def _check_way_in(base: Path, account: Account) -> None:
    if not account.can_enter(base):
        raise FolderUnusable(
            f"Le compte {account.name}, qui fait tourner la base, ne peut pas entrer dans {base} : "
            "ouvrez ce dossier et ceux qui le contiennent (chmod a+x)."
        )


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
