"""Recruitment projects and their sums, through the way of any import."""

import zipfile
from pathlib import Path

import pytest

from passerelles.apps.harvest.models import ImportRun, RunStatus
from passerelles.apps.indicators.models import Observation
from passerelles.apps.reference.models import NomenclatureItem
from tests import factories
from tests.connectors.labour.conftest import Load
from tests.formats.labour.files import bmo_row, write_bmo


def figure(
    indicator: str, kind: str, code: str, occupation: str = ""
) -> tuple[float | None, str, str]:
    row = Observation.objects.current().get(
        indicator=indicator, territory_kind=kind, territory_code=code, occupation=occupation
    )
    return row.value, row.bound, row.absence


def refusals(run: ImportRun) -> list[tuple[str, str]]:
    return list(run.quarantine.order_by("path").values_list("path", "rule"))


def test_base_rows_keep_their_line_and_sums_have_none(load: Load, tmp_path: Path) -> None:
    run = load("bmo", write_bmo(tmp_path, bmo_row()))

    assert (run.status, run.read, run.editions) == (RunStatus.SUCCEEDED, 1, "BMO-2024")
    base = Observation.objects.get(
        indicator="bmo_projects", territory_kind="employment_basin", occupation="FAP-2021:A0X40"
    )
    assert (base.value, base.origin, base.geography) == (115, "bmo_2024.xlsx:2", "BMO-2024")
    assert (base.departement, base.region, base.period) == ("31", "76", "2024")
    total = Observation.objects.get(
        indicator="bmo_projects", territory_kind="country", occupation=""
    )
    assert (total.value, total.origin, total.geography) == (115, "", "COG-2026")


def test_occupations_are_summed_by_family_domain_and_all(load: Load, tmp_path: Path) -> None:
    rows = [
        bmo_row(),
        bmo_row(**{"Code métier BMO": "A1X40"}),
        bmo_row(**{"Code métier BMO": "A0X41"}),
    ]
    load("bmo", write_bmo(tmp_path, *rows))

    for kind, code in (("employment_basin", "7617"), ("departement", "31"), ("region", "76")):
        assert figure("bmo_projects", kind, code, "FAP-2021:A0X") == (230, "exact", "")
        assert figure("bmo_projects", kind, code, "FAP-2021:A") == (345, "exact", "")
        assert figure("bmo_projects", kind, code) == (345, "exact", "")


def test_a_basin_astride_two_departements_counts_once_in_each_part(
    load: Load, tmp_path: Path
) -> None:
    gard = bmo_row(BE24="7637", Dept="30", met="115")
    herault = bmo_row(BE24="7637", Dept="34", met="31", xmet="31", smet="16")
    load("bmo", write_bmo(tmp_path, gard, herault))

    farmers = "FAP-2021:A0X40"
    assert figure("bmo_projects", "employment_basin_part", "7637-30", farmers)[0] == 115
    assert figure("bmo_projects", "employment_basin_part", "7637-34", farmers)[0] == 31
    assert figure("bmo_projects", "employment_basin", "7637", farmers)[0] == 146
    assert figure("bmo_projects", "departement", "30")[0] == 115
    assert figure("bmo_projects", "departement", "34")[0] == 31
    whole = Observation.objects.get(
        indicator="bmo_projects", territory_code="7637", occupation=farmers
    )
    assert (whole.departement, whole.region, whole.origin) == ("", "76", "")


def test_a_region_is_what_the_survey_files_in_it(load: Load, tmp_path: Path) -> None:
    redon = bmo_row(BE24="5313", Dept="44", REG="53", met="40", xmet="5", smet="5")
    rennes = bmo_row(BE24="5313", Dept="35", REG="53", met="60", xmet="5", smet="5")
    load("bmo", write_bmo(tmp_path, redon, rennes))

    assert figure("bmo_projects", "region", "53")[0] == 100
    assert figure("bmo_projects", "departement", "44")[0] == 40
    departement = Observation.objects.get(
        indicator="bmo_projects", territory_kind="departement", territory_code="44", occupation=""
    )
    assert departement.region == "52"


def test_a_star_makes_a_minimum_and_stars_alone_stay_secret(load: Load, tmp_path: Path) -> None:
    stars = {"met": "*", "xmet": "*", "smet": "*"}
    load("bmo", write_bmo(tmp_path, bmo_row(), bmo_row(BE24="7618", **stars)))

    assert figure("bmo_projects", "employment_basin", "7618") == (None, "exact", "secret")
    assert figure("bmo_projects", "region", "76") == (115, "at_least", "")
    assert figure("bmo_difficult_share", "employment_basin", "7618") == (None, "exact", "secret")


def test_a_share_of_starred_counts_is_an_interval(load: Load, tmp_path: Path) -> None:
    full, starred = (
        bmo_row(met="100", smet="*"),
        bmo_row(BE24="7618", met="100", xmet="*", smet="*"),
    )
    load("bmo", write_bmo(tmp_path, full, starred))

    share = Observation.objects.get(
        indicator="bmo_difficult_share", territory_kind="region", occupation=""
    )
    assert (share.value, share.bound) == (15, "at_least")
    assert (share.low, share.high) == (15, 65)
    assert (share.numerator, share.denominator) == (30, 200)


def test_labels_are_never_what_joins(load: Load, tmp_path: Path) -> None:
    rows = [
        bmo_row(NOMBE24="TOULOUSE"),
        bmo_row(NOMBE24="Toulouse ", **{"Code métier BMO": "A0X41", "Nom métier BMO": "ÉLEVEURS"}),
    ]
    load("bmo", write_bmo(tmp_path, *rows))

    assert figure("bmo_projects", "employment_basin", "7617")[0] == 230


@pytest.mark.parametrize("name", ["Base_open_data_BMO_2024.zip", "downloads/bmo_2024.xlsx"])
def test_a_zip_that_holds_the_workbook_is_read(load: Load, tmp_path: Path, name: str) -> None:
    book, zipped = write_bmo(tmp_path, bmo_row()), tmp_path / name
    zipped.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(book, book.name)

    run = load("bmo", zipped)

    assert (run.status, run.read) == (RunStatus.SUCCEEDED, 1)


@pytest.mark.parametrize(
    ("changes", "rule", "said"),
    [
        ({"BE24": "9999"}, "territory.unknown", "« BE24 » : le territoire « 9999 »"),
        ({"Dept": "99"}, "territory.unknown", "« Dept » : le territoire « 99 »"),
        ({"REG": "99"}, "territory.unknown", "« REG » : le territoire « 99 »"),
        ({"BE24": "Total"}, "table.total-row", "« BE24 »"),
        ({"met": "beaucoup"}, "labour.malformed-number", "« met »"),
        ({}, "fact.duplicate", "bmo_2024.xlsx:2"),
    ],
)
def test_one_bad_row_publishes_nothing_and_the_last_edition_stays(
    load: Load, tmp_path: Path, changes: dict[str, str], rule: str, said: str
) -> None:
    load("bmo", write_bmo(tmp_path, bmo_row(met="200")))

    run = load("bmo", write_bmo(tmp_path, bmo_row(), bmo_row(**changes), bmo_row(BE24="7618")))

    assert run.status == RunStatus.REFUSED
    assert refusals(run) == [("bmo_2024.xlsx:3", rule)]
    assert said in run.quarantine.get().message
    assert figure("bmo_projects", "region", "76") == (200, "exact", "")


@pytest.mark.parametrize("sheet", ["BMO_2024", "Feuil1"])
def test_a_renamed_sheet_publishes_nothing(load: Load, tmp_path: Path, sheet: str) -> None:
    load("bmo", write_bmo(tmp_path, bmo_row()))

    run = load("bmo", write_bmo(tmp_path, bmo_row(met="200"), sheet=sheet))

    assert run.status == RunStatus.FAILED
    assert f"feuilles lues : {sheet}" in run.message
    assert figure("bmo_projects", "region", "76") == (115, "exact", "")


def test_a_renamed_column_publishes_nothing(load: Load, tmp_path: Path) -> None:
    load("bmo", write_bmo(tmp_path, bmo_row()))
    renamed = {k.replace("xmet", "difficiles"): v for k, v in bmo_row().items()}

    run = load("bmo", write_bmo(tmp_path, renamed))

    assert run.status == RunStatus.FAILED
    assert "introuvable(s) : xmet" in run.message
    assert figure("bmo_projects", "region", "76") == (115, "exact", "")


def test_an_occupation_that_the_families_do_not_have_is_refused(load: Load, tmp_path: Path) -> None:
    source = factories.source("fap_2021")
    NomenclatureItem.objects.create(
        id="FAP-2021:A0X40",
        edition=factories.edition("FAP-2021", source=source),
        code="A0X40",
        label="Agriculteurs",
        source=source,
    )

    run = load("bmo", write_bmo(tmp_path, bmo_row(), bmo_row(**{"Code métier BMO": "A0Z40"})))

    assert run.status == RunStatus.REFUSED
    assert refusals(run) == [("bmo_2024.xlsx:3", "occupation.unknown")]


def test_a_survey_whose_basins_are_not_loaded_says_what_to_import(
    load: Load, tmp_path: Path
) -> None:
    cells = {k.replace("24", "26"): v for k, v in bmo_row(annee=2026).items()}

    run = load("bmo", write_bmo(tmp_path, cells))

    assert run.status == RunStatus.FAILED
    assert "BMO-2026 ne sont pas chargés : importez d’abord" in run.message


def test_a_known_gap_is_a_warning_and_keeps_its_figures(load: Load, tmp_path: Path) -> None:
    rows = [bmo_row(BE24="7549"), bmo_row(BE24="7549", **{"Code métier BMO": "A0X41"})]

    run = load("bmo", write_bmo(tmp_path, *rows))

    assert (run.status, run.warnings) == (RunStatus.SUCCEEDED, 1)
    assert "Aiguillon" in run.quarantine.get().message
    assert figure("bmo_projects", "country", "FR")[0] == 230


def test_the_same_survey_again_changes_nothing(load: Load, tmp_path: Path) -> None:
    path = write_bmo(tmp_path, bmo_row(), bmo_row(BE24="7618", xmet="*"))
    load("bmo", path)

    assert load("bmo", path).differences == {}


def test_a_corrected_survey_keeps_what_was_known(load: Load, tmp_path: Path) -> None:
    load("bmo", write_bmo(tmp_path, bmo_row(met="200")))
    load("bmo", write_bmo(tmp_path, bmo_row(met="210")))

    told = Observation.objects.filter(
        indicator="bmo_projects", territory_kind="region", occupation=""
    )
    assert sorted(told.values_list("value", flat=True)) == [200, 210]
    assert told.current().get().value == 210
