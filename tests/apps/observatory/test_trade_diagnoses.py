"""The diagnoses of an occupation and of a sector."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import diagnosis_factories as make
from tests import fact_factories, factories

from passerelles.apps.observatory.reads.diagnosis.occupation import occupation_diagnosis
from passerelles.apps.observatory.reads.diagnosis.sector import sector_diagnosis
from passerelles.apps.observatory.reads.diagnosis.trade_values import (
    OccupationDiagnosis,
    OccupationNeeds,
    OccupationTensions,
    SectorDiagnosis,
)
from passerelles.apps.observatory.reads.diagnosis.values import Unavailable
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.common.absence import Absence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
MONDAY = date(2026, 11, 23)


def occupation(edition: str, code: str, region: str = "") -> OccupationDiagnosis:
    forget()
    found = occupation_diagnosis(edition, code, on=MONDAY, region=region)
    assert found
    return found


def sector(code: str) -> SectorDiagnosis:
    forget()
    found = sector_diagnosis("NAF-2008", code, on=MONDAY)
    assert found
    return found


def test_a_code_that_nobody_has_has_no_diagnosis() -> None:
    assert occupation_diagnosis("ROME-3.47", "Z9999", on=MONDAY) is None
    assert occupation_diagnosis("FAP-2021", "Z9X99", on=MONDAY) is None
    assert sector_diagnosis("NAF-2008", "99", on=MONDAY) is None


def test_an_occupation_is_in_tension_basin_by_basin() -> None:
    for code, index in (("7649", 4), ("7650", 5), ("7617", 2)):
        make.territories(code)
        make.tension("G1803", index, code=code, conditions=5)
    factories.occupation("G1803", make.ROME, label="Service en restauration")

    tensions = occupation("ROME-3.47", "G1803").tensions

    assert isinstance(tensions, OccupationTensions)
    assert [row.territory.code for row in tensions.rows] == ["7650", "7649", "7617"]
    assert tensions.by_class == {1: 0, 2: 1, 3: 0, 4: 1, 5: 1}
    assert tensions.offers.quantity.bound == "at_least"


def test_the_same_trade_of_a_newer_edition_reads_the_tension_of_the_older() -> None:
    make.territories()
    make.tension("G1803", 4)
    old = factories.occupation("G1803", make.ROME, label="Serveur en restauration")
    factories.occupation("G1803", label="Serveur en restauration", parent=old)

    assert isinstance(occupation("ROME-4.60", "G1803").tensions, OccupationTensions)


def test_another_trade_under_the_same_code_reads_nothing_of_it() -> None:
    make.territories()
    make.tension("F1610", 5)
    old = factories.occupation("F1610", make.ROME, label="Pose de couvertures")
    factories.occupation("F1610", label="Installateur en systèmes solaires", parent=old)

    assert isinstance(occupation("ROME-4.60", "F1610").tensions, Unavailable)


def test_needs_of_an_occupation_leave_secret_basins_out_and_count_them() -> None:
    for code, projects in (("7649", 900), ("7650", None), ("7617", 1200)):
        make.territories(code)
        make.need(make.HOST, projects, 10, code)

    found = occupation("FAP-2021", make.HOST)

    assert isinstance(found.needs, OccupationNeeds)
    assert [row.territory.code for row in found.needs.rows] == ["7617", "7649"]
    assert [row.rank for row in found.needs.rows] == [1, 2]
    assert found.needs.secret == 1
    assert found.crossing.missing is not None
    assert isinstance(found.tensions, Unavailable)
    assert found.tensions.reason is Absence.NOT_APPLICABLE


def test_a_region_keeps_its_own_basins() -> None:
    make.territories("7649")
    make.need(make.HOST, 900, 10)
    make.territories("5210")
    fact_factories.observation(
        territory_code="5210", region="52", occupation=f"FAP-2021:{make.HOST}", value=80.0
    )

    needs = occupation("FAP-2021", make.HOST, "76").needs

    assert isinstance(needs, OccupationNeeds)
    assert [row.territory.code for row in needs.rows] == ["7649"]


def test_a_division_tells_what_it_makes_of_the_hirings_of_each_trade() -> None:
    factories.occupation("G1803", make.ROME, label="Service en restauration")
    factories.occupation("G1602", make.ROME, label="Personnel de cuisine")
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)
    make.hired("G1803", "5630Z", of_trade=0.3, of_activity=0.9)
    make.hired("G1602", "5610A", of_trade=0.7, of_activity=0.4)
    make.hired("G1803", "56", of_trade=0.01, of_activity=0.01)

    division, sub_class = sector("56"), sector("5610A")

    shares = {row.share.named.label: row.share.part for row in division.occupations}
    assert shares["Service en restauration"] == pytest.approx(0.81)
    assert not division.of_sector
    assert [row.share.part for row in sub_class.occupations] == [0.6, 0.4]
    assert sub_class.of_sector


def test_a_sector_names_what_lacks_for_jobs_and_needs() -> None:
    make.hired("G1803", "5610A", of_trade=0.5, of_activity=0.6)

    found = sector("5610A")

    assert found.jobs_missing is not None
    assert found.needs_missing is not None
    assert "FAP 2021" in found.needs_missing.what


@pytest.mark.parametrize("rows", [2, 10])
def test_trades_cost_the_same_whatever_the_number_of_basins(rows: int) -> None:
    factories.occupation("G1803", make.ROME, label="Service en restauration")
    for number in range(rows):
        make.territories(f"76{number:02d}")
        make.tension("G1803", 4, code=f"76{number:02d}")
        make.hired(f"G18{number:02d}", "5610A", of_trade=0.5, of_activity=0.6)
    occupation("ROME-3.47", "G1803")
    sector("5610A")

    with CaptureQueriesContext(connection) as queries:
        occupation_diagnosis("ROME-3.47", "G1803", on=MONDAY, region="76")
        sector_diagnosis("NAF-2008", "5610A", on=MONDAY)

    assert len(queries) <= 30, [query["sql"][:90] for query in queries]
