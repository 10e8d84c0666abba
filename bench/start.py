"""From `passerelles serve` to a home page that answers: first start, then later starts.

Baseline of the same run: the time Python takes to import Django and answer `--version`.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONSOLE = [sys.executable, "-c", "from passerelles.config.console import main; main()"]
PATIENCE_SECONDS = 300
LATER_STARTS = 3


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def start(home: str) -> float:
    """Seconds until the home page answers; the server is stopped afterwards."""
    port = free_port()
    environment = {**os.environ, "PASSERELLES_HOME": home}
    environment.pop("DATABASE_URL", None)
    began = time.perf_counter()
    server = subprocess.Popen([*CONSOLE, "serve", "--port", str(port)], env=environment)
    try:
        while not answers(port):
            if server.poll() is not None or time.perf_counter() - began > PATIENCE_SECONDS:
                sys.exit("the home page never answered")
            time.sleep(0.05)
        return time.perf_counter() - began
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)


def main() -> None:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import django; django.get_version()"], check=True)
    bare = time.perf_counter() - began
    with tempfile.TemporaryDirectory(prefix="passerelles-bench-") as home:
        Path(home).chmod(0o755)
        first = start(home)
        later = sorted(start(home) for _ in range(LATER_STARTS))
    print(f"import django (baseline)  {bare:6.2f} s")
    print(f"first start               {first:6.2f} s  {first / bare:6.1f} x baseline")
    median = later[len(later) // 2]
    print(
        f"later start, median of {LATER_STARTS}  {median:6.2f} s  {median / bare:6.1f} x baseline"
    )


if __name__ == "__main__":
    main()
