"""What every test may ask for."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker, Settings

from tests.other_sessions import end_other_sessions

# Speed is measured in bench/: a loaded machine must not turn a property red.
settings.register_profile(
    "passerelles", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("passerelles")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of official files; the test skips, saying so, when it is absent."""
    folder = Path(os.environ.get("PASSERELLES_REAL_DATA", "../shared/data"))
    folder = folder if folder.is_absolute() else ROOT / folder
    if not folder.is_dir():
        pytest.skip(f"official files absent: PASSERELLES_REAL_DATA={folder}")
    return folder


@pytest.fixture(autouse=True, scope="session")
def _sentences_as_written() -> None:
    """Tests compare sentences with ordinary spaces; the typography of pages has its own tests."""
    from django.conf import settings as site

    site.MIDDLEWARE = [one for one in site.MIDDLEWARE if not one.endswith(".FrenchTypography")]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A request that a browser left half-way keeps a session: its database could not be dropped."""
    yield
    with django_db_blocker.unblock():
        end_other_sessions()
        # Set up under the event loop of a browser, the suite drops by another connection than this.
        connection.close()


@pytest.fixture(autouse=True, scope="module")
def _nothing_remembered_of_another_module() -> Iterator[None]:
    """What a module made a process remember is of rows that no longer exist."""
    from passerelles.apps.reference.reads.generation import forget

    yield
    forget()


@pytest.fixture(autouse=True)
def _no_indicator_seen_empty() -> None:
    """The hint is never wrong, but it would change how many queries a test counts."""
    if computed := sys.modules.get("passerelles.apps.indicators.reads.computed"):
        computed._seen_empty.clear()


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that starts on a Monday and moves one second at each look."""
    at = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    def now() -> datetime:
        nonlocal at
        at += timedelta(seconds=1)
        return at

    return now


@pytest.fixture
def own_index(db: None, settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A folder of its own for the index of sessions, and processes that remember nothing."""
    from passerelles.apps.catalogue.search import generation
    from passerelles.apps.reference.reads.generation import forget

    settings.HOME = tmp_path
    generation.forget()
    forget()
    yield tmp_path / "index" / "sessions"
    generation.forget()
    forget()
