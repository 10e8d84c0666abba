"""Closed homes, long paths, socket folders, records."""

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from passerelles.config.launcher import LauncherError, copies, open_database
from passerelles.config.launcher import folder as folders
from passerelles.config.launcher.account import account_of, service_account
from passerelles.config.launcher.binaries import Binaries
from passerelles.config.launcher.folder import RECORD, SYSTEM_FOLDER, locate, socket_folder
from tests.config.launcher.helpers import (
    Outsider,
    console,
    end_processes_in,
    give,
    link_or_copy,
    needs_root,
    one_of,
    open_and_close,
    ourselves,
    owner_of,
    query,
)


@pytest.fixture
def system_folder(program_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for /var/lib/passerelles, which belongs to the machine's own data."""
    monkeypatch.setattr(folders, "SYSTEM_FOLDER", program_folder / "system")
    return program_folder / "system"


@pytest.fixture
def closed_home(folder: Path) -> Path:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    return closed / "home"


@needs_root
def test_a_closed_home_keeps_its_cluster_in_the_system_folder_and_records_it(
    closed_home: Path,
) -> None:
    existed = SYSTEM_FOLDER.exists()
    with open_database(closed_home) as opened:
        record = json.loads((closed_home / RECORD).read_text())
        base = Path(record["base"])
        assert base.parent == SYSTEM_FOLDER == Path("/var/lib/passerelles")
        assert record["account"] == owner_of(base / "cluster")
        query(opened.url, "CREATE TABLE kept AS SELECT 7 AS n")
    moved = closed_home.rename(closed_home.with_name("moved"))
    with open_database(moved) as opened:
        assert query(opened.url, "SELECT n FROM kept") == 7
    assert not end_processes_in(base)
    shutil.rmtree(base)
    if not existed:
        SYSTEM_FOLDER.rmdir()


@needs_root
def test_a_home_closed_after_the_creation_is_refused_with_the_remedy(made_home: Path) -> None:
    made_home.chmod(0o700)
    with pytest.raises(LauncherError, match="chmod a\\+x"):
        open_and_close(made_home)


@needs_root
def test_wheel_binaries_that_the_account_cannot_read_are_copied_once(
    home: Path, system_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = one_of("wheel")
    site = wheel.folder.parents[2]
    closed = system_folder.with_name("closed")
    closed.mkdir(mode=0o700)
    for part in (wheel.folder.parents[1].name, f"{wheel.folder.parents[1].name}.libs"):
        shutil.copytree(site / part, closed / part, copy_function=link_or_copy)
    hidden = Binaries(closed / wheel.folder.relative_to(site), wheel.version, "wheel")
    monkeypatch.setattr("passerelles.config.launcher.opening.server_binaries", lambda: [hidden])
    with open_database(home) as database:
        assert database.binaries
        assert system_folder in database.binaries.folder.parents
        assert query(database.url, "SELECT 1") == 1
    account = service_account(home)
    again = copies.readable_by(account, hidden, store=system_folder / "binaries")
    assert again.folder.exists()
    assert len(list((system_folder / "binaries").iterdir())) == 1


def test_a_long_path_puts_the_socket_in_a_private_short_folder(folder: Path) -> None:
    home = folder / ("d" * 60) / ("e" * 60)
    with open_database(home) as opened:
        socket = Path(str(conninfo_to_dict(opened.url)["host"]))
        assert socket.name.startswith("psl-")
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert owner_of(socket) == owner_of(home / "cluster")
        with console(ourselves(), home, TMPDIR=str(folder)) as other_temporary_folder:
            assert other_temporary_folder.url == opened.url
    assert not socket.exists()


def test_the_limit_is_107_bytes(folder: Path) -> None:
    account = account_of(os.geteuid())
    assert account
    fixed = len(os.fsencode(folder)) + len("//.s.PGSQL.5432")
    longest = folder / ("a" * (107 - fixed))
    assert socket_folder(longest, account) == longest
    too_long = folder / ("a" * (107 - fixed + 1))
    short = socket_folder(too_long, account)
    assert short.name.startswith("psl-")
    short.rmdir()


@pytest.mark.parametrize("name", ["a,b", 'a"b'])
def test_a_path_that_libpq_would_split_gets_a_short_socket_folder(folder: Path, name: str) -> None:
    account = account_of(os.geteuid())
    assert account
    short = socket_folder(folder / name, account)
    assert short.name.startswith("psl-")
    short.rmdir()


@pytest.fixture
def squatted(folder: Path) -> Iterator[tuple[Path, Path]]:
    """A cluster's long path, and its short socket folder."""
    account = account_of(os.geteuid())
    assert account
    cluster = folder / ("d" * 100)
    short = socket_folder(cluster, account)
    yield cluster, short
    short.rmdir()


@needs_root
def test_a_socket_folder_made_by_someone_else_is_refused(
    squatted: tuple[Path, Path], outsider: Outsider
) -> None:
    cluster, short = squatted
    account = account_of(os.geteuid())
    assert account
    give(short, outsider.account)
    with pytest.raises(LauncherError, match="quelqu'un d'autre l'a créé"):
        socket_folder(cluster, account)


def test_a_socket_folder_open_to_others_is_refused(squatted: tuple[Path, Path]) -> None:
    cluster, short = squatted
    account = account_of(os.geteuid())
    assert account
    short.chmod(0o755)
    with pytest.raises(LauncherError, match="n'est pas un dossier privé"):
        socket_folder(cluster, account)


@pytest.mark.parametrize("name", ["a $HOME 'é' `x`;%41", 'a,"b'])
def test_any_character_may_be_in_the_path(made_home: Path, name: str) -> None:
    odd = made_home.rename(made_home.with_name(name))
    with open_database(odd) as opened:
        assert query(opened.url, "SELECT 1") == 1


@pytest.mark.parametrize("base", ["/etc", "../elsewhere", "/var/lib/passerelles/.."])
def test_a_record_cannot_lead_elsewhere(made_home: Path, base: str) -> None:
    (made_home / RECORD).write_text(json.dumps({"base": base, "account": "nobody"}))
    with pytest.raises(LauncherError, match="corrigez ce fichier"):
        locate(made_home)


def test_an_unreadable_record_is_named(made_home: Path) -> None:
    (made_home / RECORD).write_text("{")
    with pytest.raises(LauncherError, match=r"database\.json"):
        locate(made_home)


def test_a_home_of_someone_else_is_refused_with_the_remedy(
    folder: Path, outsider: Outsider
) -> None:
    if outsider.account.is_current:
        pytest.skip("only root has a folder that the ordinary user can't write")
    (folder / "home").mkdir()
    with console(outsider, folder / "home") as refused:
        assert refused.said["kind"] == "FolderUnusable"
        assert "PASSERELLES_HOME" in refused.said["error"]


def test_a_home_that_is_a_file_is_refused(home: Path) -> None:
    home.write_text("not a folder")
    with pytest.raises(LauncherError, match=str(home)):
        open_and_close(home)


def test_locks_and_records_are_not_followed_through_links(folder: Path, made_home: Path) -> None:
    target = folder / "precious"
    target.write_text("precious")
    for name in (".database.lock", ".database.users"):
        (made_home / name).unlink(missing_ok=True)
        (made_home / name).symlink_to(target)
        with pytest.raises(LauncherError, match=name):
            open_and_close(made_home)
        (made_home / name).unlink()
    assert target.read_text() == "precious"
