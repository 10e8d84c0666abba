"""Several processes share one cluster; the last one out stops it."""

import os
import signal
from pathlib import Path

import pytest

from passerelles.config.launcher import (
    LauncherError,
    database_status,
    open_database,
    start_database,
    stop_database,
)
from passerelles.config.launcher.locks import OPERATION, USERS
from tests.config.launcher.helpers import (
    Outsider,
    console,
    give,
    is_running,
    needs_root,
    open_and_close,
    ourselves,
    postmaster_pid,
    query,
    wait_until,
)

# A console that leaves a child behind: it opens nothing itself, as a web worker would.
SERVER_WITH_WORKER = """
import os, sys, subprocess
from pathlib import Path
from passerelles.config.launcher import open_database
with open_database(Path(sys.argv[1])) as database:
    worker = os.fork()
    if worker == 0:
        sys.stdin.read()
        os._exit(0)
    print(worker, flush=True)
    sys.stdin.read()
"""


def test_two_consoles_and_a_server_share_one_cluster_and_the_last_one_stops_it(
    made_home: Path,
) -> None:
    with console(ourselves(), made_home) as server:
        pid = postmaster_pid(made_home)
        with console(ourselves(), made_home) as first, console(ourselves(), made_home) as second:
            assert first.url == second.url == server.url
            assert first.said["told"] == []
            server.close()
            first.close()
            assert query(second.url, "SELECT 1") == 1
            assert postmaster_pid(made_home) == pid
        assert not is_running(made_home)


def test_consoles_that_start_together_make_one_cluster(home: Path) -> None:
    processes = [ourselves().popen(SERVER_WITH_WORKER, home) for _ in range(3)]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline().strip().isdigit()
    for process in processes:
        _, complaint = process.communicate(timeout=30)
        assert process.returncode == 0, complaint
    assert not is_running(home)
    assert [path.name for path in home.iterdir() if "cluster" in path.name] == ["cluster"]


def test_nested_uses_in_one_process_stop_once_at_the_end(made_home: Path) -> None:
    with open_database(made_home) as outer:
        open_and_close(made_home)
        assert query(outer.url, "SELECT 1") == 1
    assert not is_running(made_home)


def test_postgresql_inherits_no_lock(made_home: Path) -> None:
    with open_database(made_home):
        files = Path(f"/proc/{postmaster_pid(made_home)}/fd")
        held = {os.path.basename(os.readlink(file)) for file in files.iterdir()}
    assert "server.log" in held
    assert not held & {OPERATION, USERS}


def test_a_killed_console_leaves_a_cluster_that_the_next_one_uses_and_stops(
    made_home: Path,
) -> None:
    with console(ourselves(), made_home) as killed:
        pid = postmaster_pid(made_home)
        killed.process.send_signal(signal.SIGKILL)
        killed.process.wait(10)
        assert is_running(made_home)
        with open_database(made_home) as following:
            assert postmaster_pid(made_home) == pid
            assert query(following.url, "SELECT 1") == 1
        assert not is_running(made_home)


def test_a_command_waits_for_the_one_that_prepares_the_database(
    made_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from passerelles.config.launcher import locks

    monkeypatch.setattr(locks, "PATIENCE", 1.3)
    told: list[str] = []
    # A second open file of this very process waits as another process would.
    with locks.operation(made_home), pytest.raises(LauncherError, match="depuis plus de"):
        open_and_close(made_home, progress=told.append)
    assert any("j'attends qu'elle finisse" in sentence for sentence in told)


def test_start_leaves_the_cluster_running_until_stop(made_home: Path) -> None:
    start_database(made_home)
    with open_database(made_home):
        assert database_status(made_home).kept
    assert is_running(made_home)
    assert stop_database(made_home) is True
    assert stop_database(made_home) is False
    assert not is_running(made_home)


def test_the_wish_of_start_ends_with_its_server(made_home: Path) -> None:
    start_database(made_home)
    os.kill(postmaster_pid(made_home), signal.SIGINT)
    wait_until(lambda: not is_running(made_home))
    with open_database(made_home):
        assert not database_status(made_home).kept
    assert not is_running(made_home)


def test_stop_refuses_while_a_console_works_unless_forced(made_home: Path) -> None:
    with open_database(made_home) as working:
        with pytest.raises(LauncherError, match="se sert de la base"):
            stop_database(made_home)
        assert query(working.url, "SELECT 1") == 1
        assert stop_database(made_home, force=True) is True
        assert not is_running(made_home)


@needs_root
def test_root_and_the_owner_share_the_owner_s_cluster(folder: Path, outsider: Outsider) -> None:
    home = folder / "home"
    home.mkdir()
    give(home, outsider.account)
    with console(ourselves(), home) as root_s, console(outsider, home) as owner_s:
        assert owner_s.url == root_s.url
        root_s.close()
        assert query(owner_s.url, "SELECT current_user") == "passerelles"
    assert not is_running(home)
