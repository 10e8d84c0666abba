"""`passerelles plan …`: the contract of exit codes, lines and differences."""

from pathlib import Path

import pytest
from tests.plan_files import changed

from .conftest import Console

SMALL = (
    ("indicator: prf_green_share\n", "indicator: null\n"),
    ("indicator: prf_green_share,", "indicator: null,"),
)
LOADED = "SELECT string_agg(code, ' ' ORDER BY code) FROM steering_plan WHERE is_current"


@pytest.fixture
def nowhere(tmp_path: Path) -> Console:
    """A console whose data folder does not exist: checking needs none."""
    return Console(tmp_path / "home")


def written(folder: Path, *changes: tuple[str, str]) -> str:
    path = folder / "plan.yaml"
    path.write_text(changed(*SMALL, *changes), encoding="utf-8")
    return str(path)


def test_the_shipped_plan_is_right(nowhere: Console) -> None:
    done = nowhere.run("plan", "check")

    assert done.returncode == 0, done.stdout
    lines = done.stdout.replace("\u00a0", " ").splitlines()
    assert len(lines) == 34
    assert lines[0].startswith("A1 : ")
    assert "4 orientations, 11 priorités, 33 actions" in lines[-1]
    assert not nowhere.home.exists()


def test_each_finding_has_its_file_and_line(nowhere: Console, tmp_path: Path) -> None:
    path = written(tmp_path, ("owner: region", "owner: mairie"), ("line: 22", "line: 999"))

    done = nowhere.run("plan", "check", path)

    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert told[0].startswith(f"{path}:30: ")
    assert told[1].startswith(f"{path}:93: ")
    assert told[2] == "2 constats à corriger."


def test_no_file(nowhere: Console, tmp_path: Path) -> None:
    done = nowhere.run("plan", "check", str(tmp_path / "absent.yaml"))

    assert done.returncode == 2
    assert "n’existe pas" in done.stderr


def test_a_plan_with_findings_is_not_loaded(nowhere: Console, tmp_path: Path) -> None:
    done = nowhere.run("plan", "load", written(tmp_path, ("owner: region", "owner: mairie")))

    assert done.returncode == 1
    assert ":30: " in done.stdout
    assert not nowhere.home.exists()


def test_a_plan_is_loaded_and_its_differences_told(console: Console, tmp_path: Path) -> None:
    shipped = console.query(LOADED)
    tried = console.run("plan", "load", "--dry-run", written(tmp_path))
    assert (tried.returncode, console.query(LOADED)) == (0, shipped), tried.stderr
    assert "Ajoutés" in tried.stdout

    first = console.run("plan", "load", written(tmp_path))
    assert (first.returncode, console.query(LOADED)) == (0, "plan-essai"), first.stderr
    again = console.run("plan", "load", written(tmp_path))
    assert "Aucune différence" in again.stdout
    other = console.run("plan", "load", written(tmp_path, ("value: 1500", "value: 1600")))
    assert "Changés : 1 (A2.M1)." in other.stdout.replace("\u00a0", " ")


def test_the_next_start_leaves_a_loaded_plan_alone(console: Console, tmp_path: Path) -> None:
    # A code of its own: the shared console remembers the plans that other tests loaded.
    console.run("plan", "load", written(tmp_path, ("code: plan-essai", "code: plan-suivant")))

    assert console.run("init").returncode == 0
    assert console.query(LOADED) == "plan-suivant"
