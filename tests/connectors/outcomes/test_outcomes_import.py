"""Rates are published by school, without any total."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.config.imports import import_source
from tests import factories
from tests.figure_ground import departements

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
HEADER = (
    "annee;uai;type_diplome;code_formation_mefstat11;taux_poursuite_etudes;taux_emploi_6_mois;"
    "part_en_poursuite_d_etudes;part_en_emploi_6_mois_apres_la_sortie"
)
LINE = "cumul 2023-2024;0310001A;BTS;32211031202;62;;62;20"


@pytest.fixture(autouse=True)
def reference() -> None:
    factories.source("inserjeunes")
    factories.source("inserjeunes_cfa")
    departements({"31": "76"})


def imported(folder: Path, clock: Clock, *lines: str, source: str = "inserjeunes") -> ImportRun:
    path = folder / "fr-en-inserjeunes-lycee_pro-formation-fine.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8-sig")
    return import_source(source, [fingerprint(path)], clock=clock)


def test_rates_are_kept_by_school_with_their_secrecy(clock: Clock, tmp_path: Path) -> None:
    run = imported(tmp_path, clock, LINE)

    rows = {row.indicator: row for row in Observation.objects.current()}
    assert (run.status, run.read, run.editions) == (RunStatus.SUCCEEDED, 1, "InserJeunes-2024")
    assert rows.keys() == {
        *("outcome_insertion_rate", "outcome_further_study_rate", "outcome_favourable_rate")
    }
    assert rows["outcome_insertion_rate"].absence == "secret"
    assert rows["outcome_favourable_rate"].value == 82
    assert {(r.territory_kind, r.territory_code, r.region) for r in rows.values()} == {
        ("body", "0310001A", "76")
    }


def test_apprentices_have_their_own_indicators(clock: Clock, tmp_path: Path) -> None:
    imported(tmp_path, clock, LINE, source="inserjeunes_cfa")

    indicators = set(Observation.objects.values_list("indicator", flat=True))
    assert all(indicator.endswith("_apprentices") for indicator in indicators)


def test_no_rate_is_ever_aggregated(clock: Clock, tmp_path: Path) -> None:
    imported(tmp_path, clock, LINE, LINE.replace("0310001A", "0310002B"))

    assert not Observation.objects.exclude(territory_kind="body").exists()


def test_the_same_training_twice_and_nothing_is_published(clock: Clock, tmp_path: Path) -> None:
    imported(tmp_path, clock, LINE)

    run = imported(tmp_path, clock, LINE.replace("62;;62", "70;;70"), LINE)

    assert run.status == RunStatus.REFUSED
    found = Observation.objects.current().get(indicator="outcome_further_study_rate")
    assert found.value == 62


def test_a_school_of_no_departement_is_refused(clock: Clock, tmp_path: Path) -> None:
    run = imported(tmp_path, clock, LINE, LINE.replace("0310001A", "9990001A"))

    assert run.status == RunStatus.REFUSED
    assert run.quarantine.get().rule == "territory.unknown"
    assert not Observation.objects.exists()
