"""The official figures, summed on a ground drawn from the files themselves."""

from collections import Counter
from pathlib import Path

import pytest

from passerelles.apps.indicators.models import Observation
from passerelles.connectors.labour import bmo, tension_rome
from passerelles.connectors.labour.bmo_sums import Cell, cell_of, summed
from passerelles.connectors.labour.ground import Ground
from passerelles.domain.indicators.fact import Place
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity
from passerelles.formats.labour.bmo import BmoRow, read_bmo
from passerelles.formats.labour.tension_rome import read_rome_tensions
from tests.formats.geo.writing import split

pytestmark = pytest.mark.real_data

Sums = dict[tuple[str, str, str], Cell]


@pytest.fixture(scope="module")
def survey(real_data: Path) -> list[BmoRow]:
    return split(read_bmo(real_data / "emploi/bmo_2024.xlsx"))[0]


@pytest.fixture(scope="module")
def sums(survey: list[BmoRow]) -> Sums:
    """The sums of the survey by kind, code and occupation."""
    ground = Ground(
        source="bmo",
        cog="COG-2026",
        departements={row.departement: row.region for row in survey},
        regions=frozenset(row.region for row in survey),
        zoning="BMO-2024",
        basins=frozenset(row.basin for row in survey),
    )
    astride = bmo._astride(survey)
    read = bmo._Survey("2024", ground, frozenset(), astride, largest_secret=4)
    base = {(read._place(row), row.occupation): cell_of(row, largest_secret=4) for row in survey}
    return {(place.kind, place.code, code): cell for place, code, cell in summed(base, ground)}


def test_occitanie_has_at_least_258_347_projects(sums: Sums) -> None:
    assert sums["region", "76", ""].projects.quantity() == Quantity(258_347, Bound.AT_LEAST)


def test_a_share_of_minimums_is_an_interval(sums: Sums) -> None:
    share = sums["region", "76", ""].difficult_share.share()
    assert share.interval is not None
    assert (round(share.interval.low, 1), round(share.interval.high, 1)) == (51.2, 61.6)
    assert (share.numerator, share.denominator) == (134_867, 258_347)


def test_a_total_is_the_same_whatever_the_way(sums: Sums, survey: list[BmoRow]) -> None:
    known = sum(row.projects or 0 for row in survey)
    assert sums["country", "FR", ""].projects.quantity().value == known
    for kind in ("region", "departement"):
        parts = [c for (k, _, code), c in sums.items() if k == kind and not code]
        assert sum(p.projects.quantity().value or 0 for p in parts) == known


def test_le_vigan_ganges_counts_once_in_each_departement(sums: Sums, survey: list[BmoRow]) -> None:
    rows = [row for row in survey if row.basin == "7637"]
    whole = sums["employment_basin", "7637", ""].projects.quantity()
    assert whole == Quantity(sum(row.projects or 0 for row in rows), Bound.AT_LEAST)
    assert {row.departement for row in rows} == {"30", "34"}


def test_a_sum_is_secret_only_when_all_its_cells_are(sums: Sums, survey: list[BmoRow]) -> None:
    known = {(row.departement, row.occupation[:3]) for row in survey if row.projects is not None}
    families = {(code, fap): c for (kind, code, fap), c in sums.items() if kind == "departement"}
    for (departement, fap), cell in families.items():
        if len(fap) == 3:
            secret = cell.projects.quantity() == SECRET
            assert secret == ((departement, fap) not in known)


def test_the_basins_of_the_survey_that_lie_in_several_departements(survey: list[BmoRow]) -> None:
    astride = bmo._astride(survey)
    assert "7637" in astride
    assert Counter(code[:2] for code in astride)["76"] == 1


def test_the_tensions_of_occitanie_stand_on_its_44_basins(real_data: Path) -> None:
    rows, _ = split(read_rome_tensions(real_data / "tension/mobiville_cities_tension.csv"))
    basins = frozenset(row.basin for row in rows) - {"7549"}
    ground = Ground("tension_rome", "COG-2026", {}, frozenset(), "BMO-2019", basins)
    year = tension_rome._Year("2021", ground, frozenset())
    faults = [fault for row in rows for fault in year.faults(row)]
    assert Counter((f.rule, f.severity) for f in faults) == {("territory.known-gap", "warning"): 24}
    written = [row for records in year.observations(rows) for row in records]
    assert all(isinstance(row, Observation) for row in written)
    occitanie = [r for r in written if r.indicator == "tension_index" and r.region == "76"]
    assert (len(occitanie), len({r.territory_code for r in occitanie})) == (2_624, 44)
    assert not [r for r in written if r.territory_code == "7549"]


def test_offers_of_a_region_are_a_minimum(real_data: Path) -> None:
    rows, _ = split(read_rome_tensions(real_data / "tension/mobiville_cities_tension.csv"))
    ground = Ground("tension_rome", "COG-2026", {}, frozenset(), "BMO-2019")
    sums = {
        (fact.indicator, fact.place, fact.dimensions.occupation): fact.quantity
        for fact in tension_rome._Year("2021", ground, frozenset())._sums(rows)
    }
    region = Place("region", "76", "COG-2026", region="76")
    offers = sums["online_job_offers", region, ""]
    assert offers.bound is Bound.AT_LEAST
    assert offers.value == pytest.approx(
        sum(row.counts["online_job_offers"] or 0 for row in rows if row.basin[:2] == "76")
    )
