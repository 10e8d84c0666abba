"""A database that answers: its address and its version, checked by a real connection."""

from dataclasses import dataclass
from typing import Literal

from passerelles.config.launcher.binaries import OLDEST_MAJOR, Binaries, major_of
from passerelles.config.launcher.errors import DatabaseUnreachable

ENVIRONMENT_VARIABLE = "DATABASE_URL"
SECONDS_TO_ANSWER = 10

Origin = Literal["DATABASE_URL", "private"]


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. `url` suits psycopg, libpq and DATABASE_URL.

    `server_version` is what the server says (`16.14`); `binaries` run a private cluster.
    """

    url: str
    server_version: str
    origin: Origin
    binaries: Binaries | None = None

    @property
    def major(self) -> int:
        return major_of(self.server_version)


def connected(url: str, *, origin: Origin, binaries: Binaries | None = None) -> Database:
    """Connect once and return the database.

    Raises:
        DatabaseUnreachable: it doesn't answer, or is older than PostgreSQL 15.
    """
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=SECONDS_TO_ANSWER) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise DatabaseUnreachable(_unreachable(url, origin, str(error))) from error
    database = Database(url, f"{version // 10_000}.{version % 10_000}", origin, binaries)
    if database.major < OLDEST_MAJOR:
        raise DatabaseUnreachable(
            f"La base {without_password(url)} tourne sous PostgreSQL {database.server_version} ; "
            f"Passerelles a besoin de la version {OLDEST_MAJOR} ou plus : mettez ce serveur à jour."
        )
    return database


def without_password(url: str) -> str:
    """The address as a message may show it: `host:port/database`, and nothing secret."""
    from psycopg import ProgrammingError, conninfo

    try:
        parts = conninfo.conninfo_to_dict(url)
    except ProgrammingError:
        return "(adresse illisible)"
    host, port = parts.get("host", "socket local"), parts.get("port", "5432")
    return f"{host}:{port}/{parts.get('dbname', '')}"


def _unreachable(url: str, origin: Origin, complaint: str) -> str:
    words = " / ".join(line.strip() for line in complaint.splitlines() if line.strip())
    if origin == "private":
        return f"La base de données privée a démarré mais ne répond pas : {words}"
    return (
        f"La base donnée par {ENVIRONMENT_VARIABLE} ({without_password(url)}) ne répond pas : "
        f"{words}. Vérifiez cette adresse et que le serveur tourne, ou retirez la variable pour "
        "que Passerelles fasse sa propre base."
    )
