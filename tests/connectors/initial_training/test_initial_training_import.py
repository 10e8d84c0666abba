"""Places, confirmed wishes and pupils, summed and published; the real files, and bad ones."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from passerelles.apps.harvest.models import ImportRun, QuarantinedRecord, RunStatus
from passerelles.apps.harvest.raw import fingerprint
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import Wanted, read_one
from passerelles.apps.reference.models import NomenclatureItem
from passerelles.config.imports import import_source
from passerelles.connectors.register import recognise
from tests import factories
from tests.figure_ground import departements

pytestmark = pytest.mark.django_db

Clock = Callable[[], datetime]
CAPACITY = "UAI;LIBELLÉFORMATION;MEFSTAT11;NB_VOEUX_CONFIRMES;STATUT;CAPACITEPSUP"
OCCITANIE = ["09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"]


@pytest.fixture(autouse=True)
def reference() -> None:
    factories.source("initial_training")
    nsf = factories.edition("NSF-1994", source=factories.source("nsf"))
    for code in ("312", "334"):
        NomenclatureItem.objects.create(
            id=f"NSF-1994:{code}", edition=nsf, code=code, kind="group", label=code, source_id="nsf"
        )
    departements(dict.fromkeys(OCCITANIE, "76") | {"2A": "94", "974": "04"})


def imported(paths: Iterable[Path], clock: Clock) -> ImportRun:
    return import_source("initial_training", [fingerprint(path) for path in paths], clock=clock)


def capacities(folder: Path, *lines: str) -> Path:
    path = folder / "attractivite_capacite_2024.csv"
    path.write_text("\n".join((CAPACITY, *lines)) + "\n", encoding="utf-8-sig")
    return path


def value(indicator: str, kind: str, code: str, **about: str) -> float | None:
    found = read_one(Wanted(indicator, kind=kind, code=code, **about))
    return found.quantity.value if found else None


def test_places_are_summed_by_territory_sector_and_level(clock: Clock, tmp_path: Path) -> None:
    path = capacities(
        tmp_path,
        "0310001A;BTS;32211031202;54;Scolaire;8",
        "0340002B;BTS;32211033401;6;Scolaire;20",
        "0310001A;BTS;32211031202;9;Apprentissage;5",
    )

    run = imported([path], clock)

    assert (run.status, run.read, run.editions) == (RunStatus.SUCCEEDED, 3, "Parcoursup-2024")
    assert value("initial_training_capacity", "region", "76") == 28
    assert value("initial_training_capacity", "departement", "31") == 8
    assert value("apprenticeship_training_capacity", "region", "76") == 5
    assert value("confirmed_wishes", "country", "FR") == 60
    assert value("initial_training_capacity", "region", "76", sector="NSF-1994:334") == 20
    assert value("initial_training_capacity", "region", "76", level="5") == 28


def test_corsica_and_overseas_are_placed(clock: Clock, tmp_path: Path) -> None:
    imported(
        [
            capacities(
                tmp_path,
                "6200001A;BTS;32211031202;1;Scolaire;3",
                "9740002B;BTS;32211031202;1;Scolaire;4",
            )
        ],
        clock,
    )

    assert value("initial_training_capacity", "departement", "2A") == 3
    assert value("initial_training_capacity", "region", "04") == 4


def test_what_has_no_place_or_no_sector_counts_in_the_totals(clock: Clock, tmp_path: Path) -> None:
    path = capacities(
        tmp_path,
        "C752887F;BTS;32211031202;54;Scolaire;8",
        "0310001A;FCIL;44210099901;6;Scolaire;12",
    )

    run = imported([path], clock)

    assert (run.status, run.warnings) == (RunStatus.SUCCEEDED, 3)
    rules = set(QuarantinedRecord.objects.values_list("rule", flat=True))
    assert rules == {
        *("initial.unknown-departement", "initial.unknown-nsf", "initial.unknown-level")
    }
    assert value("initial_training_capacity", "country", "FR") == 20
    assert value("initial_training_capacity", "region", "76") == 12
    assert Observation.objects.filter(sector="NSF-1994:999").count() == 0


def test_one_bad_line_and_the_last_good_edition_stays(clock: Clock, tmp_path: Path) -> None:
    good = "0310001A;BTS;32211031202;54;Scolaire;8"
    imported([capacities(tmp_path, good)], clock)

    run = imported([capacities(tmp_path, good, "310002B;BTS;32211031202;54;Scolaire;8")], clock)

    assert run.status == RunStatus.REFUSED
    refused = QuarantinedRecord.objects.get(run=run)
    assert refused.path == "attractivite_capacite_2024.csv:3"
    assert "un zéro a pu être perdu" in refused.message
    assert value("initial_training_capacity", "region", "76") == 8


def test_a_school_of_no_departement_is_refused(clock: Clock, tmp_path: Path) -> None:
    good = "0310001A;BTS;32211031202;54;Scolaire;8"

    run = imported([capacities(tmp_path, good, "9990002B;BTS;32211031202;1;Scolaire;4")], clock)

    assert run.status == RunStatus.REFUSED
    refused = QuarantinedRecord.objects.get(run=run, severity="error")
    assert (refused.path, refused.rule) == ("attractivite_capacite_2024.csv:3", "territory.unknown")
    assert "Colonne « UAI » : « 9990002B »" in refused.message
    assert not Observation.objects.exists()


FIRST = "rentree;uai;mefstat11;premiers_voeux\n"


def first_wishes(folder: Path, clock: Clock, *lines: str) -> ImportRun:
    factories.source("first_wishes")
    path = folder / "premiers_voeux_2025.csv"
    path.write_text(FIRST + "\n".join(lines) + "\n", encoding="utf-8")
    return import_source("first_wishes", [fingerprint(path)], clock=clock)


def test_first_wishes_are_summed_as_places_are(clock: Clock, tmp_path: Path) -> None:
    lines = ("2025;0310001A;32211031202;54", "2025;0340002B;32211033401;6")

    run = first_wishes(tmp_path, clock, *lines)

    assert (run.status, run.editions) == (RunStatus.SUCCEEDED, "Affelnet-2025")
    assert value("first_wishes", "region", "76") == 60
    assert value("first_wishes", "departement", "31", sector="NSF-1994:312") == 54
    assert {row.source_id for row in Observation.objects.all()} == {"first_wishes"}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("2025;0310001A;32211031202;55", "initial.duplicate-line"),
        ("2025;Total;32211031202;55", "table.total-row"),
        ("25;0310002B;32211031202;55", "initial.malformed-year"),
        ("2025;0310002B;32211031202;beaucoup", "initial.not-a-count"),
        ("2025;0310002B;32211031202", "table.too-few-cells"),
    ],
)
def test_a_bad_line_of_first_wishes_publishes_nothing(
    clock: Clock, tmp_path: Path, line: str, rule: str
) -> None:
    run = first_wishes(tmp_path, clock, "2025;0310001A;32211031202;54", line)

    assert run.status == RunStatus.REFUSED
    refused = run.quarantine.get()
    assert (refused.path, refused.rule) == ("premiers_voeux_2025.csv:3", rule)
    assert not Observation.objects.exists()


def test_without_the_nsf_nothing_is_read(clock: Clock, tmp_path: Path) -> None:
    NomenclatureItem.objects.all().delete()

    run = imported([capacities(tmp_path, "0310001A;BTS;32211031202;54;Scolaire;8")], clock)

    assert run.status == RunStatus.FAILED
    assert "importez la source « nsf »" in run.message


@pytest.mark.real_data
def test_the_real_files_give_the_totals_of_occitanie(real_data: Path, clock: Clock) -> None:
    import_source(
        "nsf", [fingerprint(p) for p in recognise(real_data, source="nsf")["nsf"]], clock=clock
    )
    # A ground of the whole country, whatever the regions: only Occitanie is looked at.
    everywhere = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2B", "971", "972", "973", "976"]
    known = {*OCCITANIE, "2A"}
    overseas = ["975", "977", "978", "987"]
    departements({code: "99" for code in [*everywhere, *overseas] if code not in known})
    files = recognise(real_data, source="initial_training")["initial_training"]

    run = imported(files, clock)

    assert (run.status, run.read, run.refused) == (RunStatus.SUCCEEDED, 14_994 + 44_446, 0)
    tables = {path.name: pl.read_csv(path, separator=";", infer_schema=False) for path in files}
    capacity = next(t for t in tables.values() if "CAPACITEPSUP" in t.columns)
    pupils = next(t for t in tables.values() if "CAPACITEPSUP" not in t.columns)
    for indicator, expected in (
        ("initial_training_capacity", total(capacity, "CAPACITEPSUP", "Scolaire")),
        ("apprenticeship_training_capacity", total(capacity, "CAPACITEPSUP", "Apprentissage")),
        ("confirmed_wishes", total(capacity, "NB_VOEUX_CONFIRMES", "Scolaire")),
        ("pupils", total(pupils, "Nombre d'élèves : Total")),
    ):
        assert value(indicator, "region", "76") == expected, indicator
    commerce = pupils.filter(pl.col("Mef Bcp 11").str.slice(6, 3) == "312")
    assert value("pupils", "region", "76", sector="NSF-1994:312") == total(
        commerce, "Nombre d'élèves : Total"
    )


def total(table: pl.DataFrame, column: str, status: str = "") -> int:
    inside = table.filter(pl.col("UAI").str.slice(1, 2).is_in(OCCITANIE))
    inside = inside.filter(pl.col("UAI").str.starts_with("0"))
    kept = inside.filter(pl.col("STATUT") == status) if status else inside
    return int(kept.select(pl.col(column).cast(pl.Int64).sum()).item())
