"""The facts of the official files of the labour market."""

from collections import Counter
from pathlib import Path

import pytest

from passerelles.formats.labour.bmo import BmoRow, read_bmo
from passerelles.formats.labour.fap import read_fap
from passerelles.formats.labour.tension_fap import read_fap_tensions
from passerelles.formats.labour.tension_rome import read_rome_tensions
from passerelles.formats.labour.unemployment import read_unemployment
from tests.formats.geo.writing import split

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def survey(real_data: Path) -> list[BmoRow]:
    rows, rejections = split(read_bmo(real_data / "emploi/bmo_2024.xlsx"))
    assert rejections == []
    return rows


def test_the_survey_has_its_rows_basins_and_occupations(survey: list[BmoRow]) -> None:
    occitanie = [row for row in survey if row.region == "76"]
    assert (len(survey), len(occitanie)) == (53_443, 5_345)
    assert len({row.basin for row in occitanie}) == 44
    assert len({row.occupation for row in occitanie}) == 217


def test_the_stars_of_occitanie_are_counted(survey: list[BmoRow]) -> None:
    occitanie = [row for row in survey if row.region == "76"]
    assert sum(row.projects is None for row in occitanie) == 1_259
    assert sum(row.difficult is None for row in occitanie) == 2_321
    assert sum(row.seasonal is None for row in occitanie) == 3_632
    assert sum(row.projects or 0 for row in occitanie) == 258_347


def test_no_published_number_is_below_five(survey: list[BmoRow]) -> None:
    published = [n for r in survey for n in (r.projects, r.difficult, r.seasonal) if n is not None]
    assert min(published) == 5


def test_le_vigan_ganges_is_in_two_departements(survey: list[BmoRow]) -> None:
    parts = Counter(row.departement for row in survey if row.basin == "7637")
    assert set(parts) == {"30", "34"}


def test_labels_in_mixed_case_share_their_codes(survey: list[BmoRow]) -> None:
    names = {row.basin: row.basin_name for row in survey}
    assert (names["7617"], names["7648"], names["7649"]) == ("TOULOUSE", "Vauvert", "Agde-Pézenas")


def test_tensions_by_basin(real_data: Path) -> None:
    rows, rejections = split(read_rome_tensions(real_data / "tension/mobiville_cities_tension.csv"))
    occitanie = [row for row in rows if row.basin.startswith("76")]
    assert rejections == []
    assert (len(rows), len(occitanie)) == (27_135, 2_624)
    assert len({row.basin for row in occitanie}) == 44
    assert len({row.occupation for row in occitanie}) == 311


def test_tensions_by_family(real_data: Path) -> None:
    rows, rejections = split(read_fap_tensions(real_data / "tension/psm_tensions.csv"))
    levels = Counter(row.level for row in rows)
    assert rejections == []
    assert (len(rows), levels) == (31_034, {"dep": 26_300, "reg": 4_471, "nat": 263})
    assert {"76", "01", "02"} <= {row.territory for row in rows if row.level == "reg"}
    assert sum(row.classes["tension_fap"] is None for row in rows) == 13_891


def test_unemployment_by_departement(real_data: Path) -> None:
    path = real_data / "nomenclatures/orion_chomage_departemental_INSEE.csv"
    rates, rejections = split(read_unemployment(path))
    by_place = {(rate.departement, rate.year): rate.rate for rate in rates}
    assert rejections == []
    assert Counter(year for _, year in by_place) == dict.fromkeys(
        ("2019", "2020", "2021", "2022", "2023"), 100
    )
    assert (by_place["09", "2023"], by_place["31", "2023"]) == (9.5, 7.5)


def test_families_of_2021(real_data: Path) -> None:
    found, rejections = split(read_fap(real_data / "emploi/fap2021_intitules.csv"))
    kinds = Counter(item.kind for items in found for item in items)
    assert rejections == []
    assert kinds == {"occupation": 228, "family": 86, "domain": 22}


def test_the_survey_speaks_the_families_of_2021(survey: list[BmoRow], real_data: Path) -> None:
    found, _ = split(read_fap(real_data / "emploi/fap2021_intitules.csv"))
    assert {row.occupation for row in survey} <= {item.code for items in found for item in items}
