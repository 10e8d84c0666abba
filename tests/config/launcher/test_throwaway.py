"""Throwaway clusters leave nothing behind, however their process ends."""

import signal
from pathlib import Path

import pytest

from passerelles.config.launcher import throwaway_cluster
from tests.config.launcher.helpers import one_of, ourselves, processes_in, query, wait_until

HOLD = """
import sys
from passerelles.config.launcher import throwaway_cluster
with throwaway_cluster() as database:
    print(database.url, flush=True)
    sys.stdin.read()
"""


def folder_of(url: str) -> Path:
    from urllib.parse import parse_qs, urlsplit

    return Path(parse_qs(urlsplit(url).query)["host"][0]).parent


@pytest.mark.parametrize("source", ["system", "wheel"])
def test_it_works_with_any_binaries_and_disappears(source: str) -> None:
    binaries = one_of("system" if source == "system" else "wheel")
    with throwaway_cluster(binaries) as database:
        folder = folder_of(database.url)
        assert database.server_version == binaries.version
        settings = ("fsync", "synchronous_commit", "full_page_writes")
        assert [query(database.url, f"SHOW {name}") for name in settings] == ["off"] * 3
    assert not folder.exists()
    assert not processes_in(folder)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_it_disappears_after_ctrl_c_and_after_a_kill(end: signal.Signals) -> None:
    process = ourselves().popen(HOLD)
    assert process.stdout
    folder = folder_of(process.stdout.readline().strip())
    assert processes_in(folder)
    process.send_signal(end)
    process.communicate(timeout=30)
    wait_until(lambda: not folder.exists() and not processes_in(folder))
