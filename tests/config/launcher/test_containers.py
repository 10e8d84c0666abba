"""What containers take away: other identities, a look at other processes, other numbers."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from passerelles.config.launcher import open_database
from tests.config.launcher.helpers import (
    Outsider,
    console,
    is_running,
    needs_root,
    ourselves,
    processes_in,
    query,
)


def confined(*prefix: str) -> Outsider:
    """Ourselves behind `prefix`; the test skips where this machine doesn't allow it."""
    known = shutil.which(prefix[0])
    if not known or subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip(f"this machine doesn't allow {' '.join(prefix)}")
    return replace(ourselves(), prefix=prefix)


@needs_root
def test_root_that_may_not_change_accounts_is_told_so(home: Path) -> None:
    with console(confined("unshare", "--map-root-user"), home) as refused:
        assert refused.said["kind"] == "AccountUnusable"
        assert "DATABASE_URL" in refused.said["error"]


@needs_root
def test_root_that_may_not_look_at_processes_still_knows_its_server(made_home: Path) -> None:
    blind = confined("setpriv", "--bounding-set=-sys_ptrace")
    with console(blind, made_home) as first, console(blind, made_home) as second:
        assert second.said["told"] == []
        assert second.url == first.url
        for pid in processes_in(made_home):
            # Those that the server started end with it.
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with console(blind, made_home) as third:
            assert query(third.url, "SELECT letter FROM model") == "é"
    assert not is_running(made_home)


@needs_root
def test_process_numbers_of_another_container_do_not_matter(made_home: Path) -> None:
    inside = confined("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")
    with console(inside, made_home) as opened:
        opened.process.send_signal(signal.SIGKILL)
        opened.process.wait(10)
    with console(inside, made_home) as opened:
        assert query(opened.url, "SELECT letter FROM model") == "é"


@needs_root
def test_a_second_server_never_starts_beside_that_of_another_container(made_home: Path) -> None:
    inside = confined("unshare", "--pid", "--fork", "--mount-proc", "--kill-child")
    with open_database(made_home) as working:
        with console(inside, made_home) as refused:
            assert "un autre conteneur" in refused.said["error"]
        assert query(working.url, "SELECT letter FROM model") == "é"
    assert not is_running(made_home)
