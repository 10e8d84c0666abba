"""Backup and restore through pg_dump and pg_restore, on any database."""

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from passerelles.config.launcher.account import bare_environment
from passerelles.config.launcher.binaries import client_program
from passerelles.config.launcher.database import Database
from passerelles.config.launcher.errors import DumpFailed
from passerelles.config.launcher.locks import Progress, silent

if TYPE_CHECKING:
    import psycopg

# The first bytes of pg_dump's custom format.
SIGNATURE = b"PGDMP"
RESTORE_OPTIONS = ("--exit-on-error", "--no-owner", "--no-privileges")
DRAFT_MARK = "_restauration_"
OLD_MARK = "_avant_"
RENAME_ATTEMPTS = 5
# PostgreSQL cuts names at 63 bytes; the marks and the time must survive.
LONGEST_STEM = 30


def backup(database: Database, file: Path, *, progress: Progress = silent) -> None:
    """Write the whole database to `file` (custom format of pg_dump, mode 0600).

    The file appears once complete. A file that isn't a backup is never overwritten.

    Raises:
        DumpFailed: pg_dump failed or is missing, or the file can't be written.
    """
    if file.exists() and not is_backup(file):
        raise DumpFailed(
            f"{file} existe et n'est pas une sauvegarde de base : choisissez un autre nom."
        )
    progress(f"Sauvegarde de la base de données dans {file}…")
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)):
            pass
        _run(database, "pg_dump", "--format=custom", f"--file={draft}")
        draft.replace(file)
    except OSError as error:
        raise DumpFailed(f"Impossible d'écrire {file} : {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def restore(database: Database, file: Path, *, progress: Progress = silent) -> None:
    """Replace the content of the database by that of a backup, all at once.

    The backup is loaded into a database of its own, which then takes the name of the
    current one: until then nothing changes, and a failure leaves everything in place.
    Programs that use the database lose their connections at that moment.

    Raises:
        DumpFailed: not a backup, a damaged one, or rights are missing.
    """
    if not is_backup(file):
        raise DumpFailed(
            f"{file} n'est pas une sauvegarde lisible : donnez un fichier écrit par "
            "`passerelles db backup` (ou par `pg_dump --format=custom`)."
        )
    import psycopg

    try:
        with psycopg.connect(maintenance_url(database), autocommit=True) as connection:
            _restore_beside(connection, database, file, progress)
    except psycopg.Error as error:
        raise DumpFailed(
            f"La restauration de {file} a échoué ; la base actuelle n'a pas changé. "
            f"PostgreSQL dit : {str(error).strip()}"
        ) from error


def is_backup(file: Path) -> bool:
    """Whether the file starts like a backup in custom format."""
    try:
        with file.open("rb") as content:
            return content.read(len(SIGNATURE)) == SIGNATURE
    except OSError:
        return False


def load(database: Database, name: str, file: Path) -> None:
    """pg_restore `file` into the empty database `name` of the same server."""
    _run(database, "pg_restore", *RESTORE_OPTIONS, os.fspath(file), dbname=name)


def maintenance_url(database: Database) -> str:
    """The address of the server's `postgres` database, from which others are renamed."""
    from psycopg import conninfo

    return conninfo.make_conninfo(database.url, dbname="postgres")


def _restore_beside(
    connection: "psycopg.Connection[Any]", database: Database, file: Path, progress: Progress
) -> None:
    name = _name_of(database)
    stem, stamp = name[:LONGEST_STEM], time.strftime("%Y%m%d%H%M%S")
    draft, old = f"{stem}{DRAFT_MARK}{stamp}", f"{stem}{OLD_MARK}{stamp}"
    _drop_leftovers(connection, f"{stem}{DRAFT_MARK}")
    progress(f"Lecture de {file} dans une base à part…")
    _execute(connection, "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0", draft)
    try:
        load(database, draft, file)
        progress("La base restaurée prend la place de l'actuelle…")
        _swap(connection, current=name, draft=draft, old=old)
    except BaseException:
        _execute(connection, "DROP DATABASE IF EXISTS {}", draft)
        raise
    _drop_old(connection, old, progress)


def _drop_old(connection: "psycopg.Connection[Any]", old: str, progress: Progress) -> None:
    import psycopg

    try:
        _execute(connection, "DROP DATABASE {} WITH (FORCE)", old)
    except psycopg.Error as error:
        progress(f"La restauration est faite ; l'ancienne base reste sous le nom {old} ({error}).")


def _swap(connection: "psycopg.Connection[Any]", *, current: str, draft: str, old: str) -> None:
    import psycopg

    for attempt in range(1, RENAME_ATTEMPTS + 1):
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [current]
        )
        try:
            with connection.transaction():
                _execute(connection, "ALTER DATABASE {} RENAME TO {}", current, old)
                _execute(connection, "ALTER DATABASE {} RENAME TO {}", draft, current)
        except psycopg.errors.ObjectInUse:  # someone came back between the two statements
            if attempt == RENAME_ATTEMPTS:
                raise
        else:
            return


def _drop_leftovers(connection: "psycopg.Connection[Any]", prefix: str) -> None:
    """Drop what a killed restore left; a restore that still runs keeps its own."""
    query = (
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s) AND datname NOT IN "
        "(SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)"
    )
    for (name,) in connection.execute(query, [prefix]).fetchall():
        _execute(connection, "DROP DATABASE IF EXISTS {}", name)


def _execute(connection: "psycopg.Connection[Any]", statement: str, *names: str) -> None:
    from psycopg import sql

    query = sql.SQL(statement).format(*map(sql.Identifier, names))
    connection.execute(query)


def _name_of(database: Database) -> str:
    from psycopg import conninfo

    parts = conninfo.conninfo_to_dict(database.url)
    return str(parts.get("dbname") or parts.get("user") or "")


def _run(database: Database, program: str, *arguments: str, dbname: str | None = None) -> None:
    path = tool(database, program)
    target, environment = client_address(database, dbname=dbname)
    done = subprocess.run(
        [path, f"--dbname={target}", *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        words = " / ".join(done.stderr.strip().splitlines()[-3:])
        raise DumpFailed(f"{program} a échoué, rien n'a changé dans la base : {words}")


def tool(database: Database, program: str) -> Path:
    """The program for this server: its own, else the closest that knows its version.

    Raises:
        DumpFailed: this machine has none.
    """
    if database.binaries and os.access(path := database.binaries.program(program), os.X_OK):
        return path
    if found := client_program(program, major=database.major):
        return found
    raise DumpFailed(
        f"Le programme {program} manque pour PostgreSQL {database.major} : installez le paquet "
        f"postgresql-client-{database.major} ou plus récent."
    )


def client_address(database: Database, *, dbname: str | None = None) -> tuple[str, dict[str, str]]:
    """A connection string without password, and the environment that carries it.

    Command lines are public on a machine; environments are not.
    """
    from psycopg import conninfo

    parts: dict[str, Any] = dict(conninfo.conninfo_to_dict(database.url))
    if dbname:
        parts["dbname"] = dbname
    password = parts.pop("password", None)
    private = database.origin == "private"
    environment = bare_environment() if private else dict(os.environ)
    if password:
        environment["PGPASSWORD"] = password
    return conninfo.make_conninfo(**parts), environment
