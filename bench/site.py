"""A site started for the occasion, on loopback: what benchmarks and pictures look at."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONSOLE = [sys.executable, "-c", "from passerelles.config.console import main; main()"]
PATIENCE_SECONDS = 300


@contextmanager
def data_folder() -> Iterator[str]:
    """A throwaway data folder, open to the account that runs PostgreSQL when we are root."""
    with tempfile.TemporaryDirectory(prefix="passerelles-bench-") as home:
        Path(home).chmod(0o755)
        yield home


def console(home: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run `passerelles` on a data folder, whatever DATABASE_URL says."""
    return subprocess.run(
        [*CONSOLE, *arguments], env=_environment(home), capture_output=True, text=True, check=False
    )


@contextmanager
def site(home: str) -> Iterator[int]:
    """Serve ``home`` until the end of the block; the port, once the home page answers."""
    port = _free_port()
    command = [*CONSOLE, "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=_environment(home), stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while get(port, "/")[0] != http.client.OK:
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit("the home page never answered")
            time.sleep(0.05)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def get(port: int, path: str) -> tuple[int, float]:
    """Status (0 when nothing answers) and seconds of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    began = time.perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - began
    except OSError:
        return 0, time.perf_counter() - began
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "PASSERELLES_HOME": home}
