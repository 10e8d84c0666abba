"""Which programs are found, in which order, and what is said when none works."""

import os
from pathlib import Path

import pytest

from passerelles.config.launcher import LauncherError
from passerelles.config.launcher.binaries import (
    FORCE_VARIABLE,
    OLDEST_MAJOR,
    WHEEL_FOLDERS,
    client_program,
    major_of,
    server_binaries,
)
from tests.config.launcher.helpers import Outsider, console, give, one_of, open_and_close


def write_server(folder: Path, version: str) -> Path:
    """A folder that looks like a server of that version."""
    folder.mkdir(parents=True)
    for program in ("initdb", "pg_ctl", "postgres"):
        (folder / program).write_text(f"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")
        (folder / program).chmod(0o755)
    return folder


def test_the_system_comes_before_the_wheel_and_old_versions_are_ignored() -> None:
    found = list(server_binaries())
    sources = [binaries.source for binaries in found]
    assert sources == sorted(sources)
    assert all(binaries.major >= OLDEST_MAJOR for binaries in found)
    assert len({binaries.folder for binaries in found}) == len(found)


def test_the_wheel_offers_18_first() -> None:
    wheel = one_of("wheel")
    assert wheel.major == 18
    assert wheel.folder.parent.name == WHEEL_FOLDERS[0]


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("19.2", True),
        ("15.0 (Debian 15.0-1)", True),
        ("17beta1", True),
        ("14.9", False),
        ("", False),
    ],
)
def test_a_server_on_the_path_is_found_through_its_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, found: bool
) -> None:
    server = write_server(tmp_path / "opt", version)
    links = tmp_path / "links"
    links.mkdir()
    (links / "pg_ctl").symlink_to(server / "pg_ctl")
    monkeypatch.setenv("PATH", f"{links}:/usr/bin:/bin")
    assert (server in {binaries.folder for binaries in server_binaries()}) is found


def test_clients_alone_are_not_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = write_server(tmp_path / "opt", "19.0")
    (server / "postgres").unlink()
    monkeypatch.setenv("PATH", f"{server}:{os.environ['PATH']}")
    assert server not in {binaries.folder for binaries in server_binaries()}


def test_a_program_that_cannot_run_is_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = write_server(tmp_path / "opt", "19.0")
    (server / "postgres").write_bytes(b"\x7fELF of another machine")
    monkeypatch.setenv("PATH", f"{server}:{os.environ['PATH']}")
    assert server not in {binaries.folder for binaries in server_binaries()}


def test_the_closest_fitting_client_is_chosen() -> None:
    program = client_program("pg_dump", major=OLDEST_MAJOR)
    assert program is not None
    assert program.name == "pg_dump"
    assert client_program("pg_dump", major=99) is None
    assert client_program("no_such_program") is None


@pytest.mark.parametrize(("version", "major"), [("15.13", 15), ("18", 18), ("16.0", 16)])
def test_the_major_version_is_the_first_number(version: str, major: int) -> None:
    assert major_of(version) == major


def test_an_unknown_forced_source_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FORCE_VARIABLE, "docker")
    with pytest.raises(LauncherError, match="« docker »"):
        list(server_binaries())


def test_when_nothing_is_found_one_sentence_says_what_to_do(
    folder: Path, outsider: Outsider, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The ordinary user, with the wheel asked for and absent.
    give(folder, outsider.account)
    bare = folder / "packages"
    bare.mkdir()
    for package in outsider.packages[0].iterdir():
        if not package.name.startswith("pixeltable"):
            (bare / package.name).symlink_to(package)
    poor = Outsider(outsider.account, outsider.python, (bare,))
    with console(poor, folder / "home", PASSERELLES_PG_BINARIES="wheel") as refused:
        assert refused.said["kind"] == "NoPostgres"
        assert "Installez le paquet « postgresql »" in refused.said["error"]
        assert "DATABASE_URL" in refused.said["error"]
        assert "\n" not in refused.said["error"]


def test_when_every_attempt_fails_each_one_is_told(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = write_server(folder / "opt", "19.0")
    (server / "initdb").write_text(
        "#!/bin/sh\n[ $1 = --version ] || { echo broken >&2; exit 1; }\n"
    )
    monkeypatch.setattr(
        "passerelles.config.launcher.binaries._system_folders", lambda: iter([server])
    )
    monkeypatch.setenv(FORCE_VARIABLE, "system")
    with pytest.raises(LauncherError, match="broken") as caught:
        open_and_close(home)
    assert "DATABASE_URL" in str(caught.value)
    assert not (home / "cluster.new").exists()


def test_the_wheel_takes_over_when_the_system_s_server_fails(
    home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_of("wheel")
    server = write_server(folder / "opt", "19.0")
    (server / "initdb").write_text("#!/bin/sh\n[ $1 = --version ] || exit 1\n")
    monkeypatch.setattr(
        "passerelles.config.launcher.binaries._system_folders", lambda: iter([server])
    )
    told: list[str] = []
    open_and_close(home, progress=told.append)
    assert (home / "cluster" / "PG_VERSION").read_text().strip() == "18"
