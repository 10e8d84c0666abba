"""What the launcher raises. Every message is a French sentence that says what to do.

LauncherError
├── NoPostgres          no usable binaries on this machine
├── OtherMajor          the folder was made by a major version that is not installed
├── AccountUnusable     the operating-system account cannot run PostgreSQL
├── FolderUnusable      the data folder, its record or its socket folder cannot be used
├── ClusterFailed       initdb, start or stop did not succeed
├── DatabaseInUse       another command holds the database or prepares it
├── DatabaseUnreachable the database of DATABASE_URL does not answer, or is too old
├── NotPrivate          a private-cluster command while DATABASE_URL is given
└── DumpFailed          a backup, a restore or an upgrade stopped; nothing was lost
"""

REMEDY = (
    "Installez le paquet « postgresql » de votre système (version 15 ou plus), "
    "ou donnez une base existante dans DATABASE_URL."
)


class LauncherError(Exception):
    """Root of the launcher's errors; `str(error)` is the French sentence to show."""


class NoPostgres(LauncherError):
    """No usable PostgreSQL binaries on this machine."""


class OtherMajor(LauncherError):
    """The folder was made by a major version that is not installed here."""


class AccountUnusable(LauncherError):
    """The operating-system account cannot run PostgreSQL."""


class FolderUnusable(LauncherError):
    """The data folder, its record or its socket folder cannot be used."""


class ClusterFailed(LauncherError):
    """`initdb`, the start or the stop of the cluster did not succeed."""


class DatabaseInUse(LauncherError):
    """Another command holds the database, or has been preparing it for too long."""


class DatabaseUnreachable(LauncherError):
    """The database does not answer, or its version is below 15."""


class NotPrivate(LauncherError):
    """A command about the private cluster, while DATABASE_URL names another database."""


class DumpFailed(LauncherError):
    """A backup, a restore or an upgrade stopped; what was there is still there."""
