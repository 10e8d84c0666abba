"""What every test may ask for."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of official files; the test skips, saying so, when it is absent."""
    folder = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    folder = folder if folder.is_absolute() else ROOT / folder
    if not folder.is_dir():
        pytest.skip(f"official files absent: PASSERELLES_REAL_DATA={folder}")
    return folder


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that starts on a Monday and moves one second at each look."""
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal at
        at += timedelta(seconds=1)
        return at

    return now
