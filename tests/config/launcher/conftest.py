"""Fixtures of the launcher's tests: real clusters, in folders that any account can enter."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelles.config.launcher import open_database
from tests.config.launcher.helpers import Outsider, end_processes_in, outsider_for

PUBLIC_TEMPORARY_FOLDER = Path("/tmp")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite gives everyone a DATABASE_URL; here we make our own clusters."""
    for name in list(os.environ):
        if name.startswith("PG") or name in ("DATABASE_URL", "PASSERELLES_PG_BINARIES"):
            monkeypatch.delenv(name)


def _public_folder() -> Iterator[Path]:
    # pytest's tmp_path is closed to other accounts, and long.
    folder = Path(tempfile.mkdtemp(prefix="pl-", dir=PUBLIC_TEMPORARY_FOLDER)).resolve()
    folder.chmod(0o755)
    yield folder
    survivors = end_processes_in(folder)
    shutil.rmtree(folder)
    assert not survivors, f"left running in {folder}: {survivors}"


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that every account can enter; nothing may run in it at the end."""
    yield from _public_folder()


@pytest.fixture(scope="session")
def shared_folder() -> Iterator[Path]:
    yield from _public_folder()


@pytest.fixture
def home(folder: Path) -> Path:
    """The path of a data folder that doesn't exist yet."""
    return folder / "home"


@pytest.fixture(scope="session")
def model_home(shared_folder: Path) -> Path:
    """A data folder with a stopped cluster, to be copied and never opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        with open_database(shared_folder / "model"):
            pass
    return shared_folder / "model"


@pytest.fixture
def made_home(model_home: Path, folder: Path) -> Path:
    """A data folder with a stopped cluster of its own."""
    copy = folder / "home"
    # cp keeps owners, and is ten times quicker than Python here.
    subprocess.run(["cp", "-a", model_home, copy], check=True)
    return copy


@pytest.fixture(scope="session")
def outsider(shared_folder: Path) -> Outsider:
    """An ordinary user with an interpreter and a copy of the launcher: ourselves if not root."""
    return outsider_for(shared_folder / "outsider")
