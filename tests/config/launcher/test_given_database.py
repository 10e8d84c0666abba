"""DATABASE_URL given: that database, and nothing started."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from passerelles.config.launcher import (
    Database,
    LauncherError,
    database,
    database_status,
    open_database,
    start_database,
    stop_database,
    throwaway_cluster,
    upgrade_database,
)
from tests.config.launcher.helpers import open_and_close, query


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Database]:
    """A database that someone else runs."""
    with throwaway_cluster() as elsewhere:
        yield elsewhere


@pytest.fixture
def given(elsewhere: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("DATABASE_URL", elsewhere.url)
    return elsewhere


def test_the_given_database_is_used_and_nothing_is_created(given: Database, home: Path) -> None:
    with open_database(home) as opened:
        assert opened.url == given.url
        assert opened.origin == "DATABASE_URL"
        assert opened.server_version == given.server_version
        assert query(opened.url, "SELECT 1") == 1
    assert not home.exists()
    assert query(given.url, "SELECT 1") == 1


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("command", [start_database, stop_database, upgrade_database])
def test_commands_of_the_private_cluster_refuse(command: object, home: Path) -> None:
    assert callable(command)
    with pytest.raises(LauncherError, match="DATABASE_URL désigne"):
        command(home)
    assert not home.exists()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://someone:secret-word@127.0.0.1:1/nowhere",
        "postgresql:///nowhere?host=/nonexistent&password=secret-word",
        "postgresql://[broken",
    ],
)
def test_an_unreachable_database_is_named_without_its_password(
    url: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(LauncherError, match="DATABASE_URL") as caught:
        open_and_close(home)
    assert "secret-word" not in str(caught.value)
    assert "ne répond pas" in str(caught.value)
    assert not home.exists()
    status = database_status(home)
    assert not status.running
    assert status.problem == str(caught.value)


def test_a_server_that_is_too_old_is_refused(
    given: Database, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "OLDEST_MAJOR", given.major + 1)
    with pytest.raises(LauncherError, match=f"a besoin de la version {given.major + 1} ou plus"):
        open_and_close(home)


def test_the_status_says_where_the_database_is(given: Database, home: Path) -> None:
    status = database_status(home)
    assert status.running
    assert status.origin == "DATABASE_URL"
    assert status.server_version == given.server_version
    assert status.pid is None


def test_the_throwaway_database_lets_its_role_make_test_databases(elsewhere: Database) -> None:
    with psycopg.connect(elsewhere.url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE test_passerelles")
        connection.execute("DROP DATABASE test_passerelles")
    assert query(elsewhere.url, "SHOW fsync") == "off"
