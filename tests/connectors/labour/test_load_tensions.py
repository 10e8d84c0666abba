"""Tensions, unemployment, families and quotes, through the way of any import."""

from pathlib import Path

import pytest

from passerelles.apps.harvest.models import RunStatus
from passerelles.apps.indicators.models import Observation
from passerelles.apps.reference.models import NomenclatureItem
from passerelles.connectors.register import embedded_files
from tests import factories
from tests.connectors.labour.conftest import DEPARTEMENTS, Load
from tests.formats.labour.files import (
    FAP_HEADER,
    FAP_TENSION_HEADER,
    TENSION_HEADER,
    UNEMPLOYMENT_HEADER,
    write_lines,
)

ROOFERS = "2021;F1610;7617;16,5;28,25;5;4;3;2;1;5;"
FARMERS = "A0Z40,500,0.11,3.0,5.0,3.0,1.0,4.0,4.0,5.0,2019"


def tensions(folder: Path, *lines: str) -> Path:
    return write_lines(folder / "mobiville_cities_tension.csv", TENSION_HEADER, *lines)


def families(folder: Path, *lines: str) -> Path:
    return write_lines(folder / "psm_tensions.csv", FAP_TENSION_HEADER, *lines)


def rates(folder: Path, *lines: str) -> Path:
    path = folder / "orion_chomage_departemental_INSEE.csv"
    return write_lines(path, UNEMPLOYMENT_HEADER, *lines)


def test_classes_stay_at_their_basin(load: Load, tmp_path: Path) -> None:
    run = load("tension_rome", tensions(tmp_path, ROOFERS))

    classes = Observation.objects.filter(indicator="tension_index")
    assert (run.status, run.editions) == (RunStatus.SUCCEEDED, "Tension-2021")
    assert [(c.value, c.territory_code, c.occupation, c.region) for c in classes] == [
        (5, "7617", "ROME-3.47:F1610", "76")
    ]
    assert classes.get().geography == "BMO-2019"


def test_an_empty_class_is_not_published(load: Load, tmp_path: Path) -> None:
    load("tension_rome", tensions(tmp_path, ROOFERS))

    row = Observation.objects.get(indicator="tension_training_specificity")
    assert (row.value, row.absence) == (None, "not_published")


def test_offers_are_summed_as_minimums(load: Load, tmp_path: Path) -> None:
    load("tension_rome", tensions(tmp_path, ROOFERS, ROOFERS.replace("7617", "7618")))

    offers = Observation.objects.filter(indicator="online_job_offers")
    found = {(o.territory_kind, o.territory_code, o.occupation): (o.value, o.bound) for o in offers}
    assert found == {
        ("employment_basin", "7617", "ROME-3.47:F1610"): (16.5, "exact"),
        ("employment_basin", "7618", "ROME-3.47:F1610"): (16.5, "exact"),
        ("employment_basin", "7617", ""): (16.5, "at_least"),
        ("employment_basin", "7618", ""): (16.5, "at_least"),
        ("region", "76", "ROME-3.47:F1610"): (33, "at_least"),
        ("region", "76", ""): (33, "at_least"),
    }


def test_the_basin_that_nobody_knows_is_left_out_with_a_warning(load: Load, tmp_path: Path) -> None:
    run = load("tension_rome", tensions(tmp_path, ROOFERS, ROOFERS.replace("7617", "7549")))

    assert (run.status, run.read, run.warnings) == (RunStatus.SUCCEEDED, 2, 1)
    warning = run.quarantine.get()
    assert warning.path == "mobiville_cities_tension.csv:3"
    assert "« cbassin » : « 7549 »" in warning.message
    assert not Observation.objects.filter(territory_code="7549").exists()


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (ROOFERS.replace("7617", "9999"), "territory.unknown"),
        (ROOFERS, "fact.duplicate"),
        (ROOFERS.replace("16,5", "Total"), "table.total-row"),
        (ROOFERS.replace("2021", "2022"), "labour.other-year"),
    ],
)
def test_a_bad_tension_publishes_nothing(load: Load, tmp_path: Path, line: str, rule: str) -> None:
    run = load("tension_rome", tensions(tmp_path, ROOFERS, line))

    assert run.status == RunStatus.REFUSED
    assert [(q.path, q.rule) for q in run.quarantine.all()] == [
        ("mobiville_cities_tension.csv:3", rule)
    ]
    assert not Observation.objects.exists()


def test_an_occupation_of_another_rome_is_refused(load: Load, tmp_path: Path) -> None:
    factories.occupation("A1101", "ROME-3.47")

    run = load("tension_rome", tensions(tmp_path, ROOFERS))

    assert (run.status, run.quarantine.get().rule) == (RunStatus.REFUSED, "occupation.unknown")


def test_families_have_their_country_regions_and_departements(load: Load, tmp_path: Path) -> None:
    path = families(
        tmp_path,
        f"{FARMERS},nat,fap 225,,",
        f"{FARMERS},reg ,fap 225,76.0,",
        f"{FARMERS},dep,fap 225,,31",
    )

    run = load("tension_fap", path)

    rows = Observation.objects.filter(indicator="tension_fap").order_by("territory_kind")
    assert run.status == RunStatus.SUCCEEDED
    assert [(r.territory_kind, r.territory_code, r.region, r.value) for r in rows] == [
        ("country", "FR", "", 3),
        ("departement", "31", "76", 3),
        ("region", "76", "76", 3),
    ]
    assert {r.occupation for r in rows} == {"FAP-2009:A0Z40"}


@pytest.mark.parametrize(
    ("tail", "rule", "column"),
    [
        ("reg,fap 225,99.0,", "territory.unknown", "reg"),
        ("dep,fap 225,,88", "territory.unknown", "dep"),
        ("nat,fap 225,,", "fact.duplicate", ""),
    ],
)
def test_a_bad_family_publishes_nothing(
    load: Load, tmp_path: Path, tail: str, rule: str, column: str
) -> None:
    run = load("tension_fap", families(tmp_path, f"{FARMERS},nat,fap 225,,", f"{FARMERS},{tail}"))

    refused = run.quarantine.get()
    assert run.status == RunStatus.REFUSED
    assert (refused.path, refused.rule) == ("psm_tensions.csv:3", rule)
    assert column in refused.message
    assert not Observation.objects.exists()


def test_rates_are_told_as_published_and_never_summed(load: Load, tmp_path: Path) -> None:
    run = load("unemployment", rates(tmp_path, "031;HAUTE-GARONNE;2023;7,5", "030;Gard;2023;10,1"))

    rows = Observation.objects.filter(indicator="unemployment_rate").order_by("territory_code")
    assert run.status == RunStatus.SUCCEEDED
    assert [(r.territory_kind, r.territory_code, r.period, r.value) for r in rows] == [
        ("departement", "30", "R2023", 10.1),
        ("departement", "31", "R2023", 7.5),
    ]
    assert [(r.numerator, r.denominator) for r in rows] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("088;Vosges;2023;7,5", "territory.unknown"),
        ("31;HAUTE-GARONNE;2023;7,6", "fact.duplicate"),
        ("Ensemble;FRANCE;2023;7,5", "table.total-row"),
    ],
)
def test_a_bad_rate_publishes_nothing(load: Load, tmp_path: Path, line: str, rule: str) -> None:
    load("unemployment", rates(tmp_path, "031;HAUTE-GARONNE;2023;7,2"))

    run = load("unemployment", rates(tmp_path, "031;HAUTE-GARONNE;2023;7,5", line))

    assert run.status == RunStatus.REFUSED
    assert [(q.path.split(":")[1], q.rule) for q in run.quarantine.all()] == [("3", rule)]
    assert Observation.objects.get().value == 7.2


def test_another_encoding_publishes_nothing(load: Load, tmp_path: Path) -> None:
    path = tmp_path / "orion_chomage_departemental_INSEE.csv"
    text = UNEMPLOYMENT_HEADER + "\n030;Gard;2023;10,1\n034;Hérault;2023;10,3\n"
    path.write_bytes(text.encode("latin-1"))

    run = load("unemployment", path)

    assert run.status == RunStatus.FAILED
    assert "n’est pas écrit en UTF-8" in run.message
    assert not Observation.objects.exists()


def test_a_truncated_file_leaves_the_last_good_edition(load: Load, tmp_path: Path) -> None:
    lines = [f"{code};Ici;2023;7,{code}" for code in DEPARTEMENTS]
    load("unemployment", rates(tmp_path, *lines))

    cut = load("unemployment", rates(tmp_path, *lines[:3]))
    half = load("unemployment", rates(tmp_path, *lines[:4], "35;Ici;2"))

    assert (cut.status, half.status) == (RunStatus.REFUSED, RunStatus.REFUSED)
    assert "2 des 5 lignes publiées manquent à ce fichier" in cut.message
    assert "--complet" in cut.message
    assert half.quarantine.get().rule == "table.too-few-cells"
    assert Observation.objects.current().count() == 5


def test_families_hang_from_one_another(load: Load, tmp_path: Path) -> None:
    line = "A0X40;Agriculteurs;A0X40;Agriculteurs;A0X;Agriculteurs, éleveurs;A;Agriculture"

    run = load("fap_2021", write_lines(tmp_path / "fap2021_intitules.csv", FAP_HEADER, line))

    items = NomenclatureItem.objects.filter(edition_id="FAP-2021").order_by("id")
    assert (run.status, run.editions) == (RunStatus.SUCCEEDED, "FAP-2021")
    assert [(i.id, i.kind, i.parent_id) for i in items] == [
        ("FAP-2021:A", "domain", None),
        ("FAP-2021:A0X", "family", "FAP-2021:A"),
        ("FAP-2021:A0X40", "occupation", "FAP-2021:A0X"),
    ]


def test_the_plan_is_quoted_as_it_is_written(load: Load) -> None:
    (path,) = embedded_files()["plan_quotes"]

    run = load("plan_quotes", path)

    rows = {row.indicator: row for row in Observation.objects.all()}
    assert run.status == RunStatus.SUCCEEDED
    assert (rows["quoted_unemployment_rate"].value, rows["quoted_unemployment_rate"].period) == (
        8.7,
        "2022-T1",
    )
    assert rows["quoted_difficult_share"].value == 56
    assert {row.origin for row in rows.values()} == {"CPRDFOP, orientation 2"}
