"""Two processes that live and die together: the web server and the worker."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TypeAlias

from passerelles.config.launcher import LauncherError

Child: TypeAlias = "subprocess.Popen[bytes]"

POLL_SECONDS = 0.2
PATIENCE_SECONDS = 10.0
BACKGROUND_NICENESS = 10


class PortTaken(LauncherError):
    """Something already listens where the site should."""


def require_free_port(host: str, port: int) -> None:
    """Raise PortTaken, with the remedy, when the address cannot be listened to."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(f"Impossible d’écouter sur {host}:{port}. {_why(error)}") from error


def _why(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "Le port est pris : arrêtez ce qui s’y trouve, ou choisissez-en un autre (--port)."
    if error.errno == errno.EACCES:
        return "Ce port est réservé à l’administrateur : choisissez-en un au-dessus de 1023."
    return "Cette machine n’a pas cette adresse : choisissez-en une autre (--host)."


@contextmanager
def web_server(*, host: str, port: int) -> Iterator[Child]:
    """Start the web server, which imports the site then waits for `open_site`; stop it at the end.

    It imports while this process brings data up to date: a start takes the longer of the two.
    """
    command = [sys.executable, "-m", "passerelles.config.web", host, str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as web:
        try:
            yield web
        finally:
            _stop([web])


def open_site(web: Child) -> None:
    """Let the web server answer. One that has died already is told by `supervise`."""
    if web.stdin:
        with suppress(BrokenPipeError), web.stdin as gate:
            gate.write(b"open\n")


def worker() -> Child:
    """Start the process that runs the background tasks queued in the database.

    The checks of Django would import every page, which it never shows: those who change the code
    run them.
    """
    command = ["-m", "django", "procrastinate", "--skip-checks", "worker", "--concurrency", "1"]
    return start([sys.executable, *command])


def start(command: Sequence[str]) -> Child:
    """Start a process that leads its own session: it is stopped with all it has started."""
    return subprocess.Popen(command, start_new_session=True)


def supervise(children: Sequence[Child], *, ready: Callable[[], None]) -> int:
    """Wait until one of the processes ends or a signal asks to stop; then stop the others.

    The first goes first when processors are busy. SIGTERM and SIGINT are forwarded.
    Returns 0 after a signal, 1 when a process died by itself.
    """
    _let_the_first_go_first(children)
    asked = _listen_to_signals()
    try:
        ready()
        while not asked and all(child.poll() is None for child in children):
            time.sleep(POLL_SECONDS)
    finally:
        _stop(children)
    if asked:
        return 0
    print("Un des deux processus s’est arrêté de lui-même : le site est fermé.", file=sys.stderr)
    return 1


def _let_the_first_go_first(children: Sequence[Child]) -> None:
    """Pages before background tasks: on two processors they compete from the first import on."""
    for child in children[1:]:
        with suppress(ProcessLookupError):  # it has died already: supervise tells it
            os.setpriority(os.PRIO_PROCESS, child.pid, BACKGROUND_NICENESS)


def _listen_to_signals() -> list[int]:
    asked: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        asked.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, note)
    return asked


def _stop(children: Sequence[Child]) -> None:
    for child in children:
        if child.poll() is None:
            child.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            # Each child leads its own session: its workers go with it.
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
