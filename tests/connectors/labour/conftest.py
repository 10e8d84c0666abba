"""A small ground to stand figures on: two regions and a half, four basins."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings

from passerelles.apps.harvest.models import ImportRun
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.reference.reads.generation import forget
from passerelles.config.imports import import_source
from tests import factories

Load = Callable[..., ImportRun]
DEPARTEMENTS = {"31": "76", "30": "76", "34": "76", "44": "52", "35": "53"}
BASINS = ("7617", "7618", "7637", "5313")


@pytest.fixture(autouse=True)
def ground(db: None) -> Iterator[None]:
    regions = {code: factories.territory(code, kind="region") for code in ("76", "52", "53")}
    for code, region in DEPARTEMENTS.items():
        commune = factories.territory(f"{code}001")
        factories.membership(commune, factories.territory(code, kind="departement"))
        factories.membership(commune, regions[region])
    for edition in ("BMO-2024", "BMO-2019"):
        for basin in BASINS:
            factories.territory(basin, kind="employment_basin", edition_id=edition)
    forget()
    yield
    forget()


@pytest.fixture
def load(settings: LazySettings, tmp_path: Path, clock: Callable[[], datetime]) -> Load:
    """Import a file as a source does, and return its run."""
    settings.HOME = tmp_path

    def run(source: str, path: Path) -> ImportRun:
        factories.source(source)
        return import_source(source, [fingerprint(path)], clock=clock)

    return run
