"""Root and ordinary user, with system and with wheel binaries: the same database."""

from pathlib import Path

import psycopg
import pytest

from passerelles.config.launcher import open_database
from passerelles.config.launcher.binaries import FORCE_VARIABLE, Source
from tests.config.launcher.helpers import (
    Outsider,
    console,
    give,
    is_running,
    needs_root,
    one_of,
    ourselves,
    owner_of,
    query,
)

SOURCES: tuple[Source, ...] = ("system", "wheel")


@pytest.mark.parametrize("source", SOURCES)
@needs_root
def test_root_gets_a_database_run_by_a_service_account(home: Path, source: Source) -> None:
    one_of(source)
    with console(ourselves(), home, **{FORCE_VARIABLE: source}) as opened:
        assert_is_a_good_database(opened.url)
        assert is_running(home)
        assert owner_of(home / "cluster") in ("postgres", "nobody")
    assert not is_running(home)


@pytest.mark.parametrize("source", SOURCES)
def test_an_ordinary_user_gets_a_database(folder: Path, outsider: Outsider, source: Source) -> None:
    binaries = one_of(source)
    give(folder, outsider.account)
    home = folder / "home"
    with console(outsider, home, **{FORCE_VARIABLE: source}) as opened:
        assert "error" not in opened.said
        assert opened.said["version"] == binaries.version
        assert owner_of(home / "cluster") == outsider.account.name
        assert_is_a_good_database(opened.url)
    assert not is_running(home)


def assert_is_a_good_database(url: str) -> None:
    assert query(url, "SELECT current_user") == "passerelles"
    assert query(url, "SELECT current_database()") == "passerelles"
    assert query(url, "SHOW server_encoding") == "UTF8"
    assert query(url, "SHOW listen_addresses") == ""
    assert query(url, "SELECT 'Émile' ILIKE 'émile'") is True
    assert query(url, "SELECT array_agg(w ORDER BY w)::text FROM unnest('{é,z,a}'::text[]) w") == (
        "{a,z,é}"
    )
    assert_locale_is_c_utf8(url)
    query(url, "CREATE TABLE proof (word text)")
    query(url, "CREATE DATABASE another")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        query(url, "CREATE ROLE intruder")


def assert_locale_is_c_utf8(url: str) -> None:
    provider = query(
        url, "SELECT datlocprovider::text FROM pg_database WHERE datname = current_database()"
    )
    major = int(query(url, "SHOW server_version_num")) // 10_000
    assert provider == ("b" if major >= 17 else "c")
    locale = "datlocale" if major >= 17 else "datctype"
    found = query(url, f"SELECT {locale} FROM pg_database WHERE datname = current_database()")
    assert found == "C.UTF-8"


@needs_root
def test_a_stranger_cannot_come_in(made_home: Path, outsider: Outsider) -> None:
    attempt = """
import sys, psycopg
try:
    psycopg.connect(sys.argv[1])
except psycopg.OperationalError as error:
    print(error)
"""
    with open_database(made_home) as opened:
        out, _ = outsider.popen(attempt, opened.url).communicate(timeout=20)
        assert "Permission denied" in out
        # Even past the folder's modes, peer authentication knows who comes.
        socket = made_home / "cluster"
        made_home.joinpath("cluster", ".s.PGSQL.5432").chmod(0o777)
        socket.chmod(0o711)
        out, _ = outsider.popen(attempt, opened.url).communicate(timeout=20)
        assert "Peer authentication failed" in out
        socket.chmod(0o700)
