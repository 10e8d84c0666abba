"""Who runs PostgreSQL, in which environment."""

import os
from pathlib import Path

import pytest

from passerelles.config.launcher import LauncherError, account, open_database
from passerelles.config.launcher.account import (
    Account,
    account_named,
    account_of,
    bare_environment,
    service_account,
)
from tests.config.launcher.helpers import (
    Outsider,
    console,
    give,
    needs_root,
    open_and_close,
    ourselves,
    owner_of,
    postmaster_pid,
    query,
)

NAMELESS = 54321


def test_an_ordinary_user_is_its_own_service_account(folder: Path, outsider: Outsider) -> None:
    if not outsider.account.is_current:
        pytest.skip("run as root: test_every_door.py tries the ordinary user in a process")
    assert service_account(folder) == outsider.account


@needs_root
def test_the_owner_of_the_data_folder_runs_it(folder: Path, outsider: Outsider) -> None:
    give(folder, outsider.account)
    assert service_account(folder) == outsider.account
    assert service_account(folder, recorded="postgres") == outsider.account


@needs_root
def test_a_folder_of_root_is_run_by_the_recorded_account_else_postgres_else_nobody(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert service_account(folder, recorded="nobody").name == "nobody"
    monkeypatch.setattr(account, "FALLBACKS", ("no-such-account", "nobody"))
    assert service_account(folder).name == "nobody"
    monkeypatch.setattr(account, "FALLBACKS", ("no-such-account",))
    with pytest.raises(LauncherError, match="aucun compte de service"):
        service_account(folder)


@needs_root
def test_an_owner_without_a_name_is_passed_over(folder: Path) -> None:
    os.chown(folder, NAMELESS, NAMELESS)
    assert service_account(folder, recorded="nobody").name == "nobody"


@needs_root
def test_the_account_is_recorded_and_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(account, "FALLBACKS", ("nobody",))
        open_and_close(home)
    assert '"account": "nobody"' in (home / "database.json").read_text()
    with open_database(home) as opened:
        assert owner_of(home / "cluster") == "nobody"
        assert query(opened.url, "SELECT current_user") == "passerelles"


@needs_root
def test_a_user_without_a_name_is_told_so(folder: Path, outsider: Outsider) -> None:
    nameless = Outsider(Account("?", NAMELESS, NAMELESS), outsider.python, outsider.packages)
    give(folder, nameless.account)
    with console(nameless, folder / "home") as refused:
        assert refused.said["kind"] == "AccountUnusable"
        assert str(NAMELESS) in refused.said["error"]


@needs_root
def test_an_account_enters_only_where_the_kernel_lets_it(folder: Path) -> None:
    nobody = account_named("nobody")
    assert nobody
    assert nobody.can_enter(folder)
    (folder / "closed").mkdir(mode=0o700)
    (folder / "closed" / "open").mkdir(mode=0o755)
    assert not nobody.can_enter(folder / "closed" / "open")
    assert not nobody.can_enter(folder / "absent")


@needs_root
def test_a_program_runs_with_nothing_of_root_s(folder: Path) -> None:
    nobody = account_named("nobody")
    assert nobody
    done = nobody.run(["/bin/sh", "-c", "id -u; id -G; umask; cat"], cwd=folder)
    assert done.stdout.split() == [str(nobody.uid), str(nobody.gid), "0077"]


def test_files_are_written_privately_as_the_account(folder: Path) -> None:
    ours = account_of(os.geteuid())
    assert ours
    ours.write(folder / "note", "é\n")
    ours.write(folder / "note", "$x\n", append=True)
    assert (folder / "note").read_text() == "é\n$x\n"
    assert (folder / "note").stat().st_mode & 0o777 == 0o600
    with pytest.raises(LauncherError, match="n'a pas pu écrire"):
        ours.write(folder / "absent" / ".." / ".." / "nowhere" / "x", "")


def test_postgresql_receives_no_variable_of_its_own_and_one_locale(
    made_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    assert "PGPORT" not in bare_environment()
    hostile = {"PGPORT": "1", "PGDATA": "/nonexistent", "PGHOST": "nowhere", "LC_ALL": "C"}
    with console(ourselves(), made_home, **hostile) as opened:
        assert query(opened.url, "SELECT 1") == 1
        environ = Path(f"/proc/{postmaster_pid(made_home)}/environ").read_bytes().split(b"\0")
        assert b"LC_ALL=C.UTF-8" in environ
        assert not [entry for entry in environ if entry.startswith((b"PGPORT", b"PGHOST"))]
