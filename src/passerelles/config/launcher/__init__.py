"""The front door: a PostgreSQL database on any machine, without Django.

Every function takes the data folder `home` (PASSERELLES_HOME) and raises `LauncherError`
with a French sentence to show. `progress` receives French sentences about what takes time.
"""

from passerelles.config.launcher.control import (
    ShellCommand,
    Status,
    database_status,
    shell_command,
    start_database,
    stop_database,
)
from passerelles.config.launcher.database import Database
from passerelles.config.launcher.dump import backup, restore
from passerelles.config.launcher.errors import LauncherError
from passerelles.config.launcher.opening import open_database
from passerelles.config.launcher.throwaway import throwaway_cluster
from passerelles.config.launcher.upgrade import upgrade_database

__all__ = [
    "Database",
    "LauncherError",
    "ShellCommand",
    "Status",
    "backup",
    "database_status",
    "open_database",
    "restore",
    "shell_command",
    "start_database",
    "stop_database",
    "throwaway_cluster",
    "upgrade_database",
]
