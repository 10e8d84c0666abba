"""What tests of pages need: plain static files, and nothing remembered from another test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from passerelles.apps.reference.reads.generation import forget


@pytest.fixture(autouse=True)
def fresh_reference() -> Iterator[None]:
    forget()
    yield
    forget()


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Tests run on a checkout where nobody collected the static files."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
