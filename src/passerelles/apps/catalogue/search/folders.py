"""Where generations of the index live: one folder a number, built aside, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

_DRAFT = ".building"


def sessions_folder() -> Path:
    return Path(settings.HOME) / "index" / "sessions"


def folder_of(number: int) -> Path:
    return sessions_folder() / str(number)


@contextmanager
def draft_of(number: int) -> Iterator[Path]:
    """A folder to fill, that becomes generation ``number`` if the block ends well.

    A process killed meanwhile leaves a draft that nobody reads; the next build removes it.
    """
    draft = sessions_folder() / f"{number}{_DRAFT}-{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        target = folder_of(number)
        shutil.rmtree(target, ignore_errors=True)  # of a transaction that was rolled back
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def remove_before(number: int) -> None:
    """Remove the generations older than ``number`` and the drafts of dead builds.

    Processes that still read a removed generation keep it: its files are mapped.
    """
    for folder in _folders():
        name = folder.name.partition(_DRAFT)[0]
        if _DRAFT in folder.name or (name.isdigit() and int(name) < number):
            shutil.rmtree(folder, ignore_errors=True)


def _folders() -> list[Path]:
    root = sessions_folder()
    return [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
