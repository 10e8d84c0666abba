"""Programs that use the launcher from other processes and other accounts."""

import importlib.metadata
import json
import os
import platform
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest

import passerelles
from passerelles.config.launcher import open_database
from passerelles.config.launcher.account import Account, account_named, current_account
from passerelles.config.launcher.binaries import WHEEL_PACKAGE, Binaries, Source, server_binaries

SECONDS = 30.0
SOURCES = Path(passerelles.__file__).parent
SITE = Path(psycopg.__file__).parents[1]

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can change accounts")

# Opens the database, says where it is, holds it until its input ends.
CONSOLE = """
import json, os, sys
from pathlib import Path
from passerelles.config.launcher import LauncherError, open_database
told = []
try:
    with open_database(Path(sys.argv[1]), progress=told.append) as database:
        print(json.dumps({"url": database.url, "version": database.server_version,
                          "told": told, "pid": os.getpid()}), flush=True)
        sys.stdin.read()
except LauncherError as error:
    print(json.dumps({"error": str(error), "kind": type(error).__name__}), flush=True)
"""


@dataclass(frozen=True)
class Outsider:
    """Who runs a program, with which interpreter and which folders of packages."""

    account: Account
    python: Path
    packages: tuple[Path, ...]
    prefix: tuple[str, ...] = ()

    def popen(self, code: str, *arguments: object, **environment: str) -> "subprocess.Popen[str]":
        user, group, extra_groups = self.account.identity()
        path = os.pathsep.join(map(str, self.packages))
        return subprocess.Popen(
            # -S: no packages but those of `packages`.
            [*self.prefix, str(self.python), "-S", "-B", "-c", code, *map(str, arguments)],
            cwd="/",
            env={**_environment(), "PYTHONPATH": path, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=user,
            group=group,
            extra_groups=extra_groups,
        )


def ourselves() -> Outsider:
    """This very account, interpreter and sources."""
    return Outsider(current_account(), Path(sys.executable), (SOURCES.parent, SITE))


def outsider_for(folder: Path) -> Outsider:
    """`nobody` when we are root, else ourselves, with everything copied into `folder`."""
    account = account_named("nobody") if os.geteuid() == 0 else current_account()
    if account is None:
        pytest.skip("no account named nobody to play the ordinary user")
    python = _readable_interpreter(account)
    _copy_launcher(folder)
    for name in ("psycopg", "psycopg_binary", "psycopg_binary.libs", "typing_extensions.py"):
        _copy_package(name, folder)
    if find_spec(WHEEL_PACKAGE):
        _copy_package(WHEEL_PACKAGE, folder)
        _copy_package(f"{WHEEL_PACKAGE}.libs", folder)
        version = importlib.metadata.version(WHEEL_PACKAGE)
        _copy_package(f"{WHEEL_PACKAGE}-{version}.dist-info", folder)
    return Outsider(account, python, (folder,))


def _readable_interpreter(account: Account) -> Path:
    """An interpreter of our version (psycopg is compiled for it) that `account` can run."""
    wanted = ".".join(platform.python_version_tuple()[:2])
    for python in (Path(sys.executable), Path("/usr/bin/python3")):
        if python.exists() and account.can_enter(python.resolve().parent):
            done = account.run([python, "--version"], cwd=Path("/"))
            if f"Python {wanted}." in done.stdout:
                return python
    pytest.skip(f"no Python {wanted} that the account {account.name} can run")


def _copy_launcher(folder: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        SOURCES / "config" / "launcher", folder / "passerelles/config/launcher", ignore=ignore
    )
    for part in (".", "config"):
        shutil.copy(SOURCES / part / "__init__.py", folder / "passerelles" / part / "__init__.py")


def _copy_package(name: str, folder: Path) -> None:
    if (SITE / name).is_dir():
        ignore = shutil.ignore_patterns("__pycache__", "include", "*.a")
        shutil.copytree(SITE / name, folder / name, ignore=ignore, copy_function=link_or_copy)
    elif (SITE / name).exists():
        shutil.copy(SITE / name, folder / name)


def _environment() -> dict[str, str]:
    kept = ("PATH", "LANG", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ}


@dataclass
class Console:
    """A process that holds the database."""

    process: "subprocess.Popen[str]"
    said: dict[str, Any]

    @property
    def url(self) -> str:
        return str(self.said["url"])

    def close(self) -> None:
        self.process.communicate(timeout=SECONDS)


@contextmanager
def console(who: Outsider, home: Path, **environment: str) -> Iterator[Console]:
    """A console on `home`, closed at the end if the test didn't close it."""
    process = who.popen(CONSOLE, home, **environment)
    try:
        assert process.stdout
        said = process.stdout.readline()
        if not said:
            raise AssertionError(process.communicate(timeout=SECONDS)[1])
        yield Console(process, json.loads(said))
    finally:
        if process.stdin and not process.stdin.closed:
            process.communicate(timeout=SECONDS)


def query(url: str, statement: str) -> Any:
    """The first value of the first row, or None."""
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


def one_of(source: Source) -> Binaries:
    """Server binaries of that source; the test skips when this machine has none."""
    for binaries in server_binaries():
        if binaries.source == source:
            return binaries
    pytest.skip(f"no PostgreSQL from the {source} here")


def postmaster_pid(home: Path) -> int:
    return int((home / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def is_running(home: Path) -> bool:
    return (home / "cluster" / "postmaster.pid").exists()


def processes_in(folder: Path) -> dict[int, str]:
    """Processes whose working folder is inside `folder`, and their names."""
    found = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if folder in (cwd := Path(os.readlink(entry / "cwd")), *cwd.parents):
                    found[int(entry.name)] = (entry / "comm").read_text().strip()
            except OSError:
                continue
    return found


def end_processes_in(folder: Path) -> dict[int, str]:
    """Kill what still runs in `folder` after a moment; what was killed."""
    wait_until(lambda: not processes_in(folder), seconds=3, strict=False)
    survivors = processes_in(folder)
    # SIGQUIT first: PostgreSQL then gives its shared memory back.
    for kill in (signal.SIGQUIT, signal.SIGKILL):
        for pid in processes_in(folder):
            with suppress(ProcessLookupError):
                os.kill(pid, kill)
        wait_until(lambda: not processes_in(folder), seconds=3, strict=False)
    return survivors


def wait_until(
    condition: Callable[[], bool], *, seconds: float = SECONDS, strict: bool = True
) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            assert not strict, "waited in vain"
            return
        time.sleep(0.02)


def owner_of(path: Path) -> str:
    return pwd.getpwuid(path.stat().st_uid).pw_name


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def give(path: Path, account: Account) -> None:
    os.chown(path, account.uid, account.gid)


def open_and_close(home: Path, progress: Callable[[str], None] = lambda _: None) -> None:
    with open_database(home, progress=progress):
        pass
