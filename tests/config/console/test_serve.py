"""`passerelles serve`: two processes that live and die together."""

import http.client
import os
import signal
import socket
import subprocess
import time

import pytest

from .conftest import Console

PATIENCE_SECONDS = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def wait_until_up(port: int, process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if get(port, "/sante") == (200, "ok"):
                return
        except OSError:
            time.sleep(0.1)
    process.kill()
    pytest.fail("the site never answered: " + "".join(process.communicate()))


def children_of(pid: int) -> dict[int, str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    rows = [line.split(maxsplit=1) for line in listed.stdout.splitlines()]
    return {int(number): arguments for number, arguments in rows}


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_the_site_answers_then_stops_on_sigterm(console: Console) -> None:
    port = free_port()
    process = console.spawn("serve", "--port", str(port))
    wait_until_up(port, process)
    children = children_of(process.pid)

    status, page = get(port, "/")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=PATIENCE_SECONDS)

    assert status == 200
    assert "Métiers" in page
    assert len(children) == 2
    assert process.returncode == 0
    assert all(gone(child) for child in children)


def test_the_site_closes_when_the_worker_dies(console: Console) -> None:
    port = free_port()
    process = console.spawn("serve", "--port", str(port))
    wait_until_up(port, process)
    worker = next(pid for pid, said in children_of(process.pid).items() if "procrastinate" in said)

    os.kill(worker, signal.SIGKILL)
    _, complaint = process.communicate(timeout=PATIENCE_SECONDS)

    assert process.returncode == 1
    assert "arrêté de lui-même" in complaint


def test_a_port_already_taken_is_told(console: Console) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = console.run("serve", "--port", str(taken.getsockname()[1]))

    assert ended.returncode == 2
    assert "choisissez-en un autre" in ended.stderr
