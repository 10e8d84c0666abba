"""The console as its users run it: a process, a data folder, a private cluster."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-c", "from passerelles.config.console import main; main()"]
PATIENCE_SECONDS = 240


@dataclass(frozen=True)
class Console:
    """Runs `passerelles` on one data folder."""

    home: Path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PYTHONPATH")}
        return {**kept, "PASSERELLES_HOME": str(self.home), **more}

    def run(self, *arguments: str, text: str | None = None) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=self.environment(),
            input=text,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def python(self, code: str, *arguments: str) -> str:
        """What a Python program prints in the environment of this console."""
        ended = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=True,
        )
        return ended.stdout.strip()

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
        started = built.run("db", "start")
        assert started.returncode == 0, started.stderr
        prepared = built.run("init")
        assert prepared.returncode == 0, prepared.stderr
        yield built
        built.run("db", "stop", "--force")
