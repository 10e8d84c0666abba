"""Another major version: refused with the remedy, or upgraded by dump and reload."""

from pathlib import Path

import pytest

from passerelles.config.launcher import LauncherError, open_database, upgrade_database
from passerelles.config.launcher.binaries import FORCE_VARIABLE, Binaries, server_binaries
from tests.config.launcher.helpers import is_running, open_and_close, query


@pytest.fixture
def ladder() -> list[Binaries]:
    """One set of binaries a major version, oldest first; at least two."""
    majors = {binaries.major: binaries for binaries in reversed(list(server_binaries()))}
    if len(majors) < 2:
        pytest.skip("this machine has PostgreSQL in one major version only")
    return [majors[major] for major in sorted(majors)]


def test_another_major_version_is_refused_with_the_command_that_upgrades(
    made_home: Path, ladder: list[Binaries], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelles.config.launcher.opening.server_binaries", lambda: ladder[1:])
    with pytest.raises(LauncherError) as caught:
        open_and_close(made_home)
    sentence = str(caught.value)
    assert f"créée par PostgreSQL {ladder[0].major}" in sentence
    assert f"apt install postgresql-{ladder[0].major}" in sentence
    assert "passerelles db upgrade" in sentence
    assert not is_running(made_home)
    assert (made_home / "cluster" / "PG_VERSION").read_text().strip() == str(ladder[0].major)


def test_an_existing_folder_picks_its_binaries_whatever_comes_first(
    made_home: Path, ladder: list[Binaries], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelles.config.launcher.opening.server_binaries", lambda: ladder[::-1])
    with open_database(made_home) as database:
        assert database.major == ladder[0].major


def test_an_upgrade_reloads_everything_and_keeps_the_old_cluster(
    made_home: Path, ladder: list[Binaries]
) -> None:
    told: list[str] = []
    before, after = upgrade_database(made_home, progress=told.append)
    assert (before, after) == (ladder[0].version, ladder[-1].version)
    with open_database(made_home) as database:
        assert database.major == ladder[-1].major
        assert query(database.url, "SELECT letter FROM model") == "é"
    (aside,) = made_home.glob("cluster.mis-de-cote-*")
    assert (aside / "PG_VERSION").read_text().strip() == str(ladder[0].major)
    assert any(str(aside) in sentence for sentence in told)
    with pytest.raises(LauncherError, match="rien de plus récent"):
        upgrade_database(made_home)


def test_a_failed_upgrade_leaves_the_old_cluster_in_place(
    made_home: Path, ladder: list[Binaries], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("passerelles.config.launcher.dump.RESTORE_OPTIONS", ("--no-such-option",))
        with pytest.raises(LauncherError, match="pg_restore"):
            upgrade_database(made_home)
    assert not is_running(made_home)
    with open_database(made_home) as database:
        assert database.major == ladder[0].major
        assert query(database.url, "SELECT letter FROM model") == "é"


def test_an_upgrade_waits_for_nobody(made_home: Path) -> None:
    with open_database(made_home) as working:
        with pytest.raises(LauncherError, match="se sert de la base"):
            upgrade_database(made_home)
        assert query(working.url, "SELECT letter FROM model") == "é"


def test_nothing_to_upgrade_is_said(home: Path) -> None:
    with pytest.raises(LauncherError, match="pas encore de base privée"):
        upgrade_database(home)


def test_forced_binaries_also_hide_the_others(
    made_home: Path, ladder: list[Binaries], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "wheel" if ladder[0].source == "system" else "system"
    monkeypatch.setenv(FORCE_VARIABLE, source)
    if ladder[0].major in {binaries.major for binaries in server_binaries()}:
        pytest.skip("both sources have the same major version here")
    with pytest.raises(LauncherError, match="cette machine n'a que"):
        open_and_close(made_home)
