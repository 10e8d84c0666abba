"""The status says everything and touches nothing."""

from pathlib import Path

import pytest

from passerelles.config.launcher import (
    database_status,
    open_database,
    start_database,
    stop_database,
)
from passerelles.config.launcher.folder import RECORD
from tests.config.launcher.helpers import (
    Outsider,
    is_running,
    needs_root,
    owner_of,
    postmaster_pid,
)

OUTSIDER_S_STATUS = """
import sys
from pathlib import Path
from passerelles.config.launcher import database_status
print(database_status(Path(sys.argv[1])).problem)
"""


def test_of_nothing_it_creates_nothing(home: Path) -> None:
    status = database_status(home)
    assert (status.origin, status.running, status.problem) == ("private", False, None)
    assert not home.exists()


def test_of_an_empty_data_folder_it_names_the_place_to_be(home: Path) -> None:
    home.mkdir(mode=0o755)
    status = database_status(home)
    assert status.folder == home / "cluster"
    assert status.account is not None
    assert list(home.iterdir()) == []


def test_of_a_stopped_cluster_it_starts_nothing(made_home: Path) -> None:
    status = database_status(made_home)
    assert not status.running
    assert status.server_version is not None
    assert (status.pid, status.socket, status.address) == (None, None, None)
    assert not is_running(made_home)


def test_of_a_running_cluster_it_tells_all(made_home: Path) -> None:
    with open_database(made_home) as database:
        status = database_status(made_home)
        assert status.running
        assert status.address == database.url
        assert status.server_version == database.server_version
        assert status.pid == postmaster_pid(made_home)
        assert status.socket == made_home / "cluster"
        assert status.account == owner_of(made_home / "cluster")
        assert status.binaries is not None
        assert str(database.binaries) == status.binaries


def test_a_problem_is_told_instead_of_raised(made_home: Path) -> None:
    (made_home / "cluster" / "PG_VERSION").write_text("99\n")
    status = database_status(made_home)
    assert status.problem is not None
    assert "créée par PostgreSQL 99" in status.problem


@needs_root
def test_of_someone_else_s_cluster_it_says_whose(made_home: Path, outsider: Outsider) -> None:
    if owner_of(made_home / "cluster") == outsider.account.name:
        pytest.skip("the service account is the one that plays the stranger")
    said, complaint = outsider.popen(OUTSIDER_S_STATUS, made_home).communicate(timeout=20)
    assert "appartient à un autre compte" in said, complaint


@needs_root
def test_notes_of_root_are_not_written_through_links(made_home: Path, folder: Path) -> None:
    target = folder / "precious"
    target.write_text("precious")
    (made_home / "database.kept").symlink_to(target)
    start_database(made_home)
    assert target.read_text() == "precious"
    assert not (made_home / "database.kept").is_symlink()
    assert owner_of(made_home / RECORD) == owner_of(made_home)
    stop_database(made_home)
