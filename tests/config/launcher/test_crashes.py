"""Kills, stale files, half-made clusters: data stay, nothing is deleted."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from passerelles.config.launcher import LauncherError, open_database
from passerelles.config.launcher.creation import MARKER
from tests.config.launcher.helpers import (
    console,
    is_running,
    open_and_close,
    ourselves,
    owner_of,
    postmaster_pid,
    processes_in,
    query,
    wait_until,
)

# A query that looks neither at the clock nor at its server: it outlives it as an orphan.
BUSY = "SELECT sum(a.n * b.n) FROM generate_series(1, 5000) a(n), generate_series(1, 5000) b(n)"
COUNT_BUSY = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT sum(a.n%'"
RUN_BUSY = f"import sys, psycopg; psycopg.connect(sys.argv[1]).execute({BUSY!r})"


def test_a_killed_server_restarts_with_its_data_once_its_orphans_end(made_home: Path) -> None:
    with console(ourselves(), made_home) as before:
        query(before.url, "CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n")
        busy = subprocess.Popen(
            [sys.executable, "-c", RUN_BUSY, before.url], stderr=subprocess.DEVNULL
        )
        wait_until(lambda: query(before.url, COUNT_BUSY) == 1)
        os.kill(postmaster_pid(made_home), signal.SIGKILL)
        with console(ourselves(), made_home) as after:
            assert any("derniers processus" in sentence for sentence in after.said["told"])
            assert query(after.url, "SELECT count(*) FROM kept") == 1000
        busy.wait(10)


def test_everything_killed_at_once_restarts_with_its_data(made_home: Path) -> None:
    with console(ourselves(), made_home) as before:
        query(before.url, "CREATE TABLE kept AS SELECT 7 AS n")
        for pid in [*processes_in(made_home), before.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        before.process.wait(10)
    wait_until(lambda: not processes_in(made_home))
    with open_database(made_home) as after:
        assert query(after.url, "SELECT n FROM kept") == 7


def test_a_pid_file_that_names_another_program_of_the_account_is_removed(
    made_home: Path,
) -> None:
    with open_database(made_home):
        pid_file = made_home / "cluster" / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
    owner = (made_home / "cluster").stat()
    root = os.geteuid() == 0
    stranger = subprocess.Popen(["/bin/sleep", "60"], user=owner.st_uid if root else None)
    try:
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        os.chown(pid_file, owner.st_uid, owner.st_gid)
        with open_database(made_home) as opened:
            assert query(opened.url, "SELECT 1") == 1
            assert postmaster_pid(made_home) != stranger.pid
        assert stranger.poll() is None, "a program that isn't ours was touched"
    finally:
        stranger.kill()
        stranger.wait()


def test_a_pid_file_that_names_a_dead_process_does_not_matter(made_home: Path) -> None:
    dead = subprocess.Popen(["/bin/true"])
    dead.wait()
    pid_file = made_home / "cluster" / "postmaster.pid"
    pid_file.write_text(f"{dead.pid}\n{made_home}/cluster\n1700000000\n5432\n/tmp\n\n\nready\n")
    with open_database(made_home) as opened:
        assert query(opened.url, "SELECT 1") == 1


def test_a_folder_without_marker_is_set_aside_never_deleted(home: Path) -> None:
    (home / "cluster").mkdir(parents=True)
    (home / "cluster" / "thesis.txt").write_text("ten years of work")
    (home / "cluster.new").mkdir()
    (home / "cluster.new" / "half.txt").write_text("half an initdb")
    told: list[str] = []
    with open_database(home, progress=told.append) as opened:
        assert any("n'est pas une base finie" in sentence for sentence in told)
        assert query(opened.url, "SELECT 1") == 1
    aside = {path.read_text() for path in home.glob("cluster*.mis-de-cote-*/*.txt")}
    assert aside == {"ten years of work", "half an initdb"}


def test_a_cluster_killed_just_before_its_rename_is_finished(made_home: Path) -> None:
    (made_home / "cluster").rename(made_home / "cluster.new")
    (made_home / "database.json").unlink()
    told: list[str] = []
    with open_database(made_home, progress=told.append):
        assert not any("Création" in sentence for sentence in told)
    assert (made_home / "cluster" / MARKER).exists()
    assert not (made_home / "cluster.new").exists()


def test_a_console_killed_during_initdb_is_followed_by_a_good_one(home: Path) -> None:
    creating = ourselves().popen(CREATE, home)
    wait_until((home / "cluster.new" / "PG_VERSION").exists)
    creating.kill()
    creating.wait(10)
    with open_database(home) as opened:
        assert query(opened.url, "SELECT 1") == 1
    creating.communicate()


CREATE = """
import sys
from pathlib import Path
from passerelles.config.launcher import open_database
with open_database(Path(sys.argv[1])):
    pass
"""


def test_a_server_that_works_in_a_foreign_folder_is_left_alone(made_home: Path) -> None:
    with open_database(made_home) as opened:
        marker = made_home / "cluster" / MARKER
        content = marker.read_text()
        marker.unlink()
        with pytest.raises(LauncherError, match="un PostgreSQL y tourne"):
            open_and_close(made_home)
        assert query(opened.url, "SELECT 1") == 1
        marker.write_text(content)
    assert not is_running(made_home)


def test_a_broken_cluster_says_what_its_log_says(made_home: Path) -> None:
    owner = owner_of(made_home / "cluster")
    with (made_home / "cluster" / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = 1\n")
    with pytest.raises(LauncherError, match="no_such_setting") as caught:
        open_and_close(made_home)
    assert "ne démarre pas" in str(caught.value)
    assert owner_of(made_home / "cluster") == owner


def test_a_damaged_cluster_is_named_and_kept(made_home: Path) -> None:
    (made_home / "cluster" / "PG_VERSION").write_text("?")
    with pytest.raises(LauncherError, match="PG_VERSION est illisible"):
        open_and_close(made_home)
    assert (made_home / "cluster" / MARKER).exists()


def test_a_server_that_starts_but_refuses_us_is_stopped(made_home: Path) -> None:
    (made_home / "cluster" / "pg_hba.conf").write_text("local all all reject\n")
    with pytest.raises(LauncherError, match="a démarré mais ne répond pas"):
        open_and_close(made_home)
    assert not is_running(made_home)
