"""Backup and restore: a round trip, and failures that lose nothing."""

import os
import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from passerelles.config.launcher import (
    Database,
    LauncherError,
    backup,
    dump,
    restore,
    shell_command,
    throwaway_cluster,
)
from tests.config.launcher.helpers import query

OTHERS = "SELECT count(*) FROM pg_database WHERE datname LIKE 'passerelles%'"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Database]:
    with throwaway_cluster() as database:
        yield database


@pytest.fixture
def database(cluster: Database) -> Iterator[Database]:
    """The database with one table, `town`, and a row."""
    query(cluster.url, "CREATE TABLE town (code text PRIMARY KEY, name text NOT NULL)")
    query(cluster.url, "INSERT INTO town VALUES ('31555', 'Toulouse — « Ville rose » 🌉')")
    yield cluster
    query(cluster.url, "DROP TABLE IF EXISTS town, later")


@pytest.fixture
def saved(database: Database, tmp_path: Path) -> Path:
    file = tmp_path / "passerelles.dump"
    backup(database, file)
    return file


def town_names(database: Database) -> str | None:
    found = query(database.url, "SELECT string_agg(name, '|') FROM town")
    return None if found is None else str(found)


def test_a_restore_brings_back_exactly_what_was_saved(database: Database, saved: Path) -> None:
    query(database.url, "UPDATE town SET name = 'spoiled'")
    query(database.url, "CREATE TABLE later (n int)")
    told: list[str] = []
    restore(database, saved, progress=told.append)
    assert town_names(database) == "Toulouse — « Ville rose » 🌉"
    assert query(database.url, "SELECT to_regclass('later')") is None
    assert query(database.url, OTHERS) == 1
    assert told
    query(database.url, "INSERT INTO town VALUES ('34172', 'Montpellier')")
    with pytest.raises(psycopg.errors.UniqueViolation):
        query(database.url, "INSERT INTO town VALUES ('34172', 'again')")


def test_a_restore_takes_the_place_under_working_connections(
    database: Database, saved: Path
) -> None:
    query(database.url, "DELETE FROM town")
    with psycopg.connect(database.url) as working:
        working.execute("SELECT 1")
        restore(database, saved)
        with pytest.raises(psycopg.OperationalError):
            working.execute("SELECT 1")
    assert town_names(database)


def test_a_truncated_backup_loses_nothing(database: Database, saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-200])
    query(database.url, "UPDATE town SET name = 'current'")
    with pytest.raises(LauncherError, match="rien n'a changé"):
        restore(database, saved)
    assert town_names(database) == "current"
    assert query(database.url, OTHERS) == 1


@pytest.mark.parametrize("content", [b"", b"-- SQL", b"PK\x03\x04"])
def test_a_file_that_is_not_a_backup_is_refused(
    database: Database, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "any").write_bytes(content)
    with pytest.raises(LauncherError, match="n'est pas une sauvegarde lisible"):
        restore(database, tmp_path / "any")
    assert town_names(database)


def test_a_missing_file_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match="absent.dump"):
        restore(database, tmp_path / "absent.dump")


def test_a_restore_clears_what_a_killed_one_left(database: Database, saved: Path) -> None:
    query(database.url, "CREATE DATABASE passerelles_restauration_20200101000000")
    restore(database, saved)
    assert query(database.url, OTHERS) == 1


def test_a_backup_is_private_and_replaces_only_a_backup(
    database: Database, saved: Path, tmp_path: Path
) -> None:
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600
    before = saved.stat().st_ino
    backup(database, saved)
    assert saved.stat().st_ino != before
    (tmp_path / "letter.odt").write_text("dear")
    with pytest.raises(LauncherError, match="n'est pas une sauvegarde"):
        backup(database, tmp_path / "letter.odt")
    assert (tmp_path / "letter.odt").read_text() == "dear"


def test_a_backup_that_cannot_be_written_is_said(database: Database, tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match="Impossible d'écrire"):
        backup(database, tmp_path / "no" / "folder.dump")


def test_a_failed_backup_leaves_no_file(database: Database, tmp_path: Path) -> None:
    gone = replace(database, url=database.url.replace("/passerelles?", "/absent?"))
    with pytest.raises(LauncherError, match="pg_dump a échoué"):
        backup(gone, tmp_path / "never.dump")
    assert list(tmp_path.iterdir()) == []


def test_a_given_database_is_saved_and_restored_with_any_fitting_tool(
    database: Database, tmp_path: Path
) -> None:
    given = Database(database.url, database.server_version, "DATABASE_URL")
    backup(given, tmp_path / "given.dump")
    query(database.url, "DELETE FROM town")
    restore(given, tmp_path / "given.dump")
    assert town_names(database)


def test_a_missing_tool_names_its_package(database: Database) -> None:
    future = Database(database.url, "99.1", "DATABASE_URL")
    with pytest.raises(LauncherError, match="postgresql-client-99"):
        dump.tool(future, "pg_dump")


def test_passwords_stay_out_of_command_lines(database: Database) -> None:
    given = Database("postgresql://u:secret@h:5/d", "15.0", "DATABASE_URL")
    target, environment = dump.client_address(given)
    assert "secret" not in target
    assert environment["PGPASSWORD"] == "secret"
    assert "host=h" in target


def test_the_shell_is_a_psql_that_works(database: Database) -> None:
    command = shell_command(database)
    done = subprocess.run(
        [*command.argv, "-XAtc", "SELECT name FROM town"],
        env={**command.environment, "PGPORT": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == town_names(database)
    assert os.path.basename(command.argv[0]) == "psql"
