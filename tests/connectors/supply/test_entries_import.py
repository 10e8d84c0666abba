"""Entries of a Région: margins by basin and by région, stars kept."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.config.imports import import_source
from passerelles.formats.supply.entries import COLUMNS
from tests import factories
from tests.figure_ground import departements

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
LINE = "2026-03;76;7617;BMO-2024;qualif-pro;NSF-1994;312;24"


@pytest.fixture(autouse=True)
def reference() -> None:
    factories.source("training_entries")
    departements({"31": "76"})
    for basin in ("7617", "7601"):
        factories.territory(basin, "employment_basin", "BMO-2024")


def imported(folder: Path, clock: Clock, *lines: str) -> ImportRun:
    path = folder / "entrees_formation_2026.csv"
    path.write_text("\n".join((";".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return import_source("training_entries", [fingerprint(path)], clock=clock)


def test_margins_are_kept_and_a_star_makes_a_lower_bound(clock: Clock, tmp_path: Path) -> None:
    run = imported(
        tmp_path,
        clock,
        LINE,
        LINE.replace("NSF-1994;312;24", "NSF-1994;334;*"),
        LINE.replace("7617", "7601").replace("qualif-pro", "lectio").replace(";24", ";6"),
    )

    rows = {
        (row.territory_code, row.sector): (row.value, row.bound, row.absence)
        for row in Observation.objects.current()
    }
    assert (run.status, run.read) == (RunStatus.SUCCEEDED, 3)
    assert rows["76", ""] == (30, "at_least", "")
    assert rows["7617", ""] == (24, "at_least", "")
    assert rows["7617", "NSF-1994:334"] == (None, "exact", "secret")
    assert rows["76", "NSF-1994:312"] == (30, "exact", "")
    assert rows["76", "dispositif:qualif-pro"] == (24, "at_least", "")
    assert rows["76", "dispositif:lectio"] == (6, "exact", "")


@pytest.mark.parametrize("wrong", [("7617", "7699"), ("BMO-2024", "BMO-2019"), (";76;", ";99;")])
def test_an_unknown_place_publishes_nothing(
    clock: Clock, tmp_path: Path, wrong: tuple[str, str]
) -> None:
    run = imported(tmp_path, clock, LINE, LINE.replace(*wrong))

    assert run.status == RunStatus.REFUSED
    assert QuarantinedRecord.objects.get().rule == "entries.unknown-place"
    assert not Observation.objects.exists()
