"""From files to figures: what comes out, what stops everything, and what is never kept."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from passerelles.apps.harvest.actions.sync_register import sync_register
from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.config.imports import import_source
from passerelles.connectors.register import embedded_files, read_sources
from tests.connectors.apprenticeship.country import OCCITANIE, SMALL, make_country
from tests.formats.apprenticeship.files import write_contracts, write_stock

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
Import = Callable[..., ImportRun]


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PASSERELLES_HOME", str(tmp_path / "home"))
    settings.HOME = tmp_path / "home"
    sync_register(read_sources())
    return tmp_path / "home"


@pytest.fixture
def load(clock: Clock) -> Import:
    def run(source: str, *paths: Path) -> ImportRun:
        return import_source(source, [fingerprint(path) for path in paths], clock=clock)

    return run


def said(indicator: str, **where: str) -> list[tuple[float | None, str]]:
    rows = Observation.objects.current().filter(indicator=indicator, **where)
    return list(rows.order_by("territory_kind", "territory_code").values_list("value", "absence"))


def total(indicator: str, kind: str, code: str, period: str = "2024") -> tuple[float | None, str]:
    blank = dict.fromkeys(("level", "sex", "sector"), "")
    place = {"territory_kind": kind, "territory_code": code}
    (found,) = said(indicator, period=period, **place, **blank)
    return found


def stock(folder: Path, *lines: Mapping[str, str], name: str = "sifa.csv") -> Path:
    return write_stock(folder, {"departement_formation": "32"}, *lines, name=name)


def test_a_region_is_summed_when_all_its_departements_are_told(
    load: Import, tmp_path: Path
) -> None:
    make_country(SMALL)

    run = load("sifa", stock(tmp_path, {}, {"nsf": "313", "effectif": "10", "rqth": "oui"}))

    assert (run.status, run.read) == (RunStatus.SUCCEEDED, 3)
    assert total("apprentices", "departement", "31") == (50, "")
    assert total("apprentices", "region", "76") == (90, "")
    assert total("apprentices_disabled", "region", "76") == (10, "")
    assert (
        Observation.objects.get(
            indicator="apprentices", territory_kind="region", sector="NSF-1994:312"
        ).edition
        == "SIFA-2024"
    )


def test_the_share_of_women_comes_from_two_counts_that_are_shown(
    load: Import, tmp_path: Path
) -> None:
    make_country(SMALL)
    women = {"sexe": "F", "effectif": "10", "nsf": "313"}

    load("sifa", write_stock(tmp_path, {"sexe": "M"}, women))

    assert total("apprentices_women_share", "departement", "31") == (20, "")
    row = Observation.objects.get(indicator="apprentices_women_share", territory_code="31")
    assert (row.numerator, row.denominator) == (10, 50)


def test_the_share_of_few_women_is_secret(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)

    load("sifa", write_stock(tmp_path, {"sexe": "M"}, {"sexe": "F", "effectif": "3"}))

    assert total("apprentices_women_share", "departement", "31") == (None, "secret")


def test_a_departement_without_women_has_a_share_of_zero(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)

    load("sifa", write_stock(tmp_path, {"sexe": "M"}))

    assert total("apprentices_women_share", "departement", "31") == (0, "")


def test_a_region_with_a_departement_missing_has_no_total(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)

    load("sifa", write_stock(tmp_path, {}))

    assert total("apprentices", "departement", "31") == (40, "")
    assert said("apprentices", territory_kind="region") == []


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"departement_formation": "76"}, "apprenticeship.unknown-departement"),
        ({"nsf": "609"}, "apprenticeship.unknown-field"),
        ({"sexe": "X"}, "apprenticeship.unknown-sex"),
        ({"departement_formation": "Total"}, "apprenticeship.total-row"),
    ],
)
def test_one_refused_line_and_the_last_good_edition_stays(
    load: Import, tmp_path: Path, cells: dict[str, str], rule: str
) -> None:
    make_country(SMALL)
    load("sifa", stock(tmp_path, {}))

    run = load(
        "sifa", stock(tmp_path, {"effectif": "99"}, {"nsf": "313", **cells}, name="sifa2.csv")
    )

    assert run.status == RunStatus.REFUSED
    refused = QuarantinedRecord.objects.get(run=run)
    assert (refused.path, refused.rule) == ("sifa2.csv:4", rule)
    assert total("apprentices", "departement", "31") == (40, "")


def test_one_combination_in_two_files_is_refused(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)

    run = load("sifa", stock(tmp_path, {}), write_stock(tmp_path, {}, name="sifa_bis.csv"))

    assert run.status == RunStatus.REFUSED
    assert QuarantinedRecord.objects.get(run=run).path == "sifa_bis.csv:2"


def contracts(folder: Path, count: int, **cells: str) -> list[dict[str, str]]:
    return [{"apprenti": f"pseudonyme-{n}", **cells} for n in range(count)]


def test_breaks_and_returns_are_counted_by_year_of_start(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)
    lines = contracts(tmp_path, 40)
    for line in lines[:12]:
        line["rupture"] = "15/01/2024"
    again = [{"apprenti": line["apprenti"], "debut": "01/03/2024"} for line in lines[:6]]

    run = load("apprenticeship_contracts", write_contracts(tmp_path, *lines, *again))

    assert (run.status, run.read) == (RunStatus.SUCCEEDED, 46)
    assert total("apprenticeship_contracts", "departement", "31", "2023") == (40, "")
    assert total("contract_breaks_9_months", "departement", "31", "2023") == (12, "")
    assert total("contract_break_rate_9_months", "departement", "31", "2023") == (30, "")
    assert total("contract_no_return_6_months", "departement", "31", "2023") == (6, "")
    assert total("contract_breaks_9_months", "departement", "31", "2024") == (None, "late")
    rate = Observation.objects.get(
        indicator="contract_no_return_rate_6_months",
        territory_kind="region",
        territory_code="76",
        period="2023",
        level="",
        sex="",
        sector="",
    )
    assert (rate.value, rate.numerator, rate.denominator) == (15, 6, 40)


def test_a_regional_file_says_nothing_of_other_regions(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)
    lines = contracts(tmp_path, 10, perimetre="employeur:76")
    lines += [
        {**line, "apprenti": f"b{n}", "departement_employeur": "13"} for n, line in enumerate(lines)
    ]

    load("apprenticeship_contracts", write_contracts(tmp_path, *lines))

    places = Observation.objects.filter(indicator="apprenticeship_contracts")
    assert set(places.values_list("territory_code", flat=True)) == {"31", "32", "76"}
    assert not Observation.objects.filter(indicator="apprenticeship_contracts_residence").exists()


def test_nothing_of_a_person_is_kept_anywhere(load: Import, tmp_path: Path, home: Path) -> None:
    make_country(SMALL)
    path = write_contracts(
        tmp_path, *contracts(tmp_path, 10), {"apprenti": "pseudonyme-z", "niveau": "9"}
    )

    load("apprenticeship_contracts", path)
    load("apprenticeship_contracts", write_contracts(tmp_path, *contracts(tmp_path, 10)))

    assert "pseudonyme" not in whole_database()
    assert [p for p in home.rglob("*") if p.is_file() and b"pseudonyme" in p.read_bytes()] == []


def whole_database() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        told = []
        for name in names:
            cursor.execute(f'SELECT string_agg(t::text, chr(10)) FROM "{name}" AS t')
            told.append(cursor.fetchone()[0] or "")
    return "\n".join(told)


def test_two_files_of_contracts_are_one_too_many(load: Import, tmp_path: Path) -> None:
    make_country(SMALL)
    files = [write_contracts(tmp_path, {}, name=f"contrats_apprentissage_{n}.csv") for n in "ab"]

    run = load("apprenticeship_contracts", *files)

    assert run.status == RunStatus.FAILED
    assert "contrats_apprentissage_a.csv" in run.message


def test_real_figures_retire_the_generated_ones_of_the_same_indicator(
    load: Import, tmp_path: Path
) -> None:
    make_country(OCCITANIE)
    load("demonstration_apprenticeship", *embedded_files()["demonstration_apprenticeship"])
    assert total("apprentices", "region", "76")[0] == pytest.approx(69_700, rel=0.02)

    load("sifa", write_stock(tmp_path, {}))

    current = Observation.objects.current().filter(source="demonstration_apprenticeship")
    told = set(current.values_list("indicator", flat=True))
    assert not told & {"apprentices", "apprentices_disabled"}
    assert "contract_breaks_9_months" in told
    assert total("apprentices", "departement", "31") == (40, "")


def test_the_demonstration_is_the_same_each_time(load: Import) -> None:
    make_country(OCCITANIE)
    files = embedded_files()["demonstration_apprenticeship"]
    load("demonstration_apprenticeship", *files)

    again = load("demonstration_apprenticeship", *files)

    assert again.status == RunStatus.SUCCEEDED
    assert again.differences == {}


def test_a_real_file_of_contracts_retires_those_of_every_side(load: Import, tmp_path: Path) -> None:
    make_country(OCCITANIE)
    load("demonstration_apprenticeship", *embedded_files()["demonstration_apprenticeship"])

    load("apprenticeship_contracts", write_contracts(tmp_path, {"perimetre": "employeur:76"}))

    assert said("apprenticeship_contracts_residence") == []
    assert total("apprentices", "region", "76")[0] is not None
