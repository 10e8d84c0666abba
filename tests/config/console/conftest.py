"""The console as its users run it: a process, a data folder, a private cluster."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import psycopg
import pytest

from passerelles.config.launcher import open_database

PROGRAM = [sys.executable, "-c", "from passerelles.config.console import main; main()"]
PATIENCE_SECONDS = 900


@dataclass(frozen=True)
class Console:
    """Runs `passerelles` on one data folder."""

    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PYTHONPATH")}
        # Nothing loads by itself: a test that wants the demonstration offer asks for it.
        kept.setdefault("PASSERELLES_DEMO_SESSIONS", "0")
        return {**kept, "PASSERELLES_HOME": str(self.home), **more}

    def run(
        self, *arguments: str, text: str | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=self.environment(**environment),
            input=text,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def start_database(self) -> None:
        """Start the cluster for good, and let it write when it likes: nothing outlives the tests.

        Consoles are killed in these tests, never the server.
        """
        started = self.run("db", "start")
        assert started.returncode == 0, started.stderr
        cluster = self.home / "cluster"
        with (cluster / "postgresql.conf").open("a", encoding="ascii") as settings:
            settings.write("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n")
        postmaster = (cluster / "postmaster.pid").read_text(encoding="ascii").splitlines()[0]
        os.kill(int(postmaster), signal.SIGHUP)

    def query(self, statement: str) -> str:
        """The first cell that a SQL statement answers, asked outside of Django."""
        with mock.patch.dict(os.environ):
            # The tests have a database of their own: here it is the console's that is wanted.
            os.environ.pop("DATABASE_URL", None)
            with open_database(self.home) as database, psycopg.connect(database.url) as connection:
                row = connection.execute(statement).fetchone()
        return "" if row is None else str(row[0])

    def spawn(self, *arguments: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*PROGRAM, *arguments],
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture(scope="session")
def console() -> Iterator[Console]:
    """A console on a prepared data folder whose cluster keeps running between commands."""
    with tempfile.TemporaryDirectory(prefix="passerelles-console-") as folder:
        # Open, since PostgreSQL runs under another account when the tests are root.
        Path(folder).chmod(0o755)
        built = Console(Path(folder) / "home")
        built.start_database()
        prepared = built.run("init")
        assert prepared.returncode == 0, prepared.stderr
        yield built
        built.run("db", "stop", "--force")
