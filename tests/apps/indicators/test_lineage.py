"""A figure leads to the rows that made it, and says when they do not add up to it."""

from datetime import timedelta

import pytest
from tests import factories
from tests.fact_factories import A_MORNING, observation

from passerelles.apps.harvest.models import RawFile
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.lineage import Lineage, Making, lineage

pytestmark = pytest.mark.django_db
OCCITANIE = {"territory_kind": "region", "territory_code": "76", "departement": ""}


def of(row: Observation) -> Lineage:
    found = lineage(row.id)
    assert found is not None
    return found


@pytest.fixture
def rows() -> list[Observation]:
    """Two basins; one of them, astride two départements, in two parts."""
    part = {"territory_kind": "employment_basin_part", "region": "76"}
    return [
        observation(occupation="FAP-2021:A0X40", value=10, origin="bmo.xlsx:2"),
        observation(occupation="FAP-2021:A0X41", absence="secret", origin="bmo.xlsx:3"),
        observation(
            **part,
            territory_code="7637-30",
            departement="30",
            occupation="FAP-2021:A0X40",
            value=7,
            origin="bmo.xlsx:4",
        ),
        observation(
            **part,
            territory_code="7637-34",
            departement="34",
            occupation="FAP-2021:B1X40",
            value=5,
            origin="bmo.xlsx:5",
        ),
    ]


@pytest.mark.parametrize(
    ("place", "occupation", "value", "lines"),
    [
        (OCCITANIE, "", 22, [2, 3, 4, 5]),
        (OCCITANIE, "FAP-2021:A0X", 17, [2, 3, 4]),
        ({"territory_kind": "country", "territory_code": "FR"}, "FAP-2021:B", 5, [5]),
        ({"territory_kind": "departement", "territory_code": "30"}, "", 7, [4]),
        ({"territory_code": "7637", "departement": ""}, "", 12, [4, 5]),
    ],
)
@pytest.mark.usefixtures("rows")
def test_a_sum_finds_its_rows_again(
    place: dict[str, str], occupation: str, value: float, lines: list[int]
) -> None:
    bound = "at_least" if 3 in lines else "exact"

    found = of(observation(**place, occupation=occupation, value=value, bound=bound))

    assert found.making is Making.SUMMED
    assert sorted(int(row.origin.partition(":")[2]) for row in found.rows) == lines
    assert (found.row_count, found.secret_rows) == (len(lines), 3 in lines)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(("value", "bound"), [(21, "at_least"), (22, "exact")])
def test_a_sum_that_its_rows_do_not_make_is_told(value: float, bound: str) -> None:
    assert of(observation(**OCCITANIE, value=value, bound=bound)).making is Making.BROKEN


def test_a_producer_who_leaves_small_rows_out_gives_minimums() -> None:
    observation(indicator="jobseekers_abc", occupation="ROME-3.47:F1703", value=8, origin="t.csv:2")

    found = of(observation(indicator="jobseekers_abc", **OCCITANIE, value=8, bound="at_least"))

    assert found.making is Making.SUMMED


def test_a_figure_read_is_its_own_row(rows: list[Observation]) -> None:
    found = of(rows[0])

    assert found.making is Making.READ
    assert [row.id for row in found.rows] == [rows[0].id]


def test_a_figure_counted_in_its_file_says_so() -> None:
    assert of(observation()).making is Making.COUNTED


def test_a_share_leads_to_its_two_counts() -> None:
    whole = observation(value=95)
    part = observation(indicator="bmo_difficult", value=50)

    found = of(observation(indicator="bmo_difficult_share", value=52.6))

    assert found.making is Making.DIVIDED
    assert [count.id for count in found.counts] == [part.id, whole.id]


def test_the_file_is_that_of_the_import_that_wrote_the_figure() -> None:
    row = observation(origin="bmo.xlsx:2")
    run = factories.run(row.source, started_at=A_MORNING, finished_at=A_MORNING)
    RawFile.objects.create(run=run, name="bmo.xlsx", sha256="a" * 64, size=1)
    RawFile.objects.create(run=run, name="other.xlsx", sha256="b" * 64, size=1)
    factories.run(row.source, started_at=A_MORNING + timedelta(days=1))

    assert [(file.name, file.sha256[0]) for file in of(row).files] == [("bmo.xlsx", "a")]


def test_no_observation_no_lineage() -> None:
    assert lineage(0) is None
