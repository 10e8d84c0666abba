"""Projections are published as they come; scenarios live side by side."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.config.imports import import_source
from passerelles.formats.projections.projections import COLUMNS
from tests import factories
from tests.figure_ground import departements

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
LINE = "Metiers-2030;Dares;reference;2019;2030;FAP-2021;V1Z80;région;76;postes à pourvoir;1200"


@pytest.fixture(autouse=True)
def reference() -> None:
    factories.source("projections")
    departements({"31": "76"})


def imported(folder: Path, clock: Clock, *lines: str) -> ImportRun:
    path = folder / "projections_2030.csv"
    path.write_text("\n".join((";".join(COLUMNS), *lines)) + "\n", encoding="utf-8")
    return import_source("projections", [fingerprint(path)], clock=clock)


def test_two_scenarios_are_two_editions(clock: Clock, tmp_path: Path) -> None:
    low = LINE.replace("reference", "bas").replace("1200", "900")

    run = imported(tmp_path, clock, LINE, low)

    assert run.status == RunStatus.SUCCEEDED
    rows = Observation.objects.current().filter(indicator="projected_jobs_to_fill")
    assert {(row.edition, row.value, row.period) for row in rows} == {
        ("Metiers-2030@2019/reference", 1200, "2030"),
        ("Metiers-2030@2019/bas", 900, "2030"),
    }
    assert {row.occupation for row in rows} == {"FAP-2021:V1Z80"}
    assert {row.origin for row in rows} == {"projections_2030.csv:2", "projections_2030.csv:3"}


@pytest.mark.parametrize(
    ("level", "code"), [("région", "99"), ("région", ""), ("département", "32"), ("France", "76")]
)
def test_an_unknown_territory_publishes_nothing(
    clock: Clock, tmp_path: Path, level: str, code: str
) -> None:
    run = imported(tmp_path, clock, LINE, LINE.replace("région;76", f"{level};{code}"))

    assert run.status == RunStatus.REFUSED
    assert QuarantinedRecord.objects.get().path == "projections_2030.csv:3"
    assert not Observation.objects.exists()
