"""Fixtures of the launcher's tests: real clusters, in folders that any account can enter."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelles.config.launcher import open_database
from passerelles.config.launcher.binaries import server_binaries
from tests.config.launcher.helpers import Outsider, end_processes_in, outsider_for, query

ON_DISK = Path("/tmp")
IN_MEMORY = Path("/dev/shm")
ENOUGH_MEMORY = 1 << 30


def _public_folder(parent: Path) -> Iterator[Path]:
    # pytest's tmp_path is closed to other accounts, and long.
    folder = Path(tempfile.mkdtemp(prefix="pl-", dir=parent)).resolve()
    folder.chmod(0o755)
    yield folder
    survivors = end_processes_in(folder)
    shutil.rmtree(folder)
    assert not survivors, f"left running in {folder}: {survivors}"


@pytest.fixture(scope="session")
def quick_parent() -> Path:
    """Where data folders go: in memory when there is room, several times quicker."""
    roomy = IN_MEMORY.is_dir() and shutil.disk_usage(IN_MEMORY).free > ENOUGH_MEMORY
    return IN_MEMORY if roomy and os.access(IN_MEMORY, os.W_OK) else ON_DISK


@pytest.fixture(autouse=True, scope="module")
def of_our_own(quick_parent: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Our own databases, where the suite gives everyone a DATABASE_URL; and quick ones."""
    tmp_path_factory.getbasetemp()  # pytest's own folder stays where it was
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith("PG") or name in ("DATABASE_URL", "PASSERELLES_PG_BINARIES"):
                patch.delenv(name)
        patch.setenv("TMPDIR", str(quick_parent))
        patch.setattr(tempfile, "tempdir", str(quick_parent))
        yield


@pytest.fixture
def folder(quick_parent: Path) -> Iterator[Path]:
    """An empty folder that every account can enter; nothing may run in it at the end."""
    yield from _public_folder(quick_parent)


@pytest.fixture(scope="session")
def shared_folder(quick_parent: Path) -> Iterator[Path]:
    yield from _public_folder(quick_parent)


@pytest.fixture(scope="session")
def program_folder() -> Iterator[Path]:
    """A folder for copies of programs: nothing runs from memory on some machines."""
    yield from _public_folder(ON_DISK)


@pytest.fixture
def home(folder: Path) -> Path:
    """The path of a data folder that doesn't exist yet."""
    return folder / "home"


@pytest.fixture(scope="session")
def model_home(shared_folder: Path) -> Path:
    """A stopped cluster made by the oldest binaries, to be copied and never opened."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        oldest = min(server_binaries(), key=lambda binaries: binaries.major)
        patch.setattr("passerelles.config.launcher.opening.server_binaries", lambda: [oldest])
        with open_database(shared_folder / "model") as database:
            query(database.url, "CREATE TABLE model AS SELECT 'é' AS letter")
    return shared_folder / "model"


@pytest.fixture
def made_home(model_home: Path, folder: Path) -> Path:
    """A data folder with a stopped cluster of its own."""
    copy = folder / "home"
    # cp keeps owners, and is ten times quicker than Python here.
    subprocess.run(["cp", "-a", model_home, copy], check=True)
    return copy


@pytest.fixture(scope="session")
def outsider(program_folder: Path) -> Outsider:
    """An ordinary user with an interpreter and a copy of the launcher."""
    return outsider_for(program_folder / "outsider")
