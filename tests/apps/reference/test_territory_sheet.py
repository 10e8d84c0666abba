"""What is read of a territory: what contains it, what it contains, what is near."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories

from passerelles.apps.reference.models import MembershipRelation
from passerelles.apps.reference.reads.territories import territory_communes, territory_sheet
from passerelles.apps.reference.reads.territory_values import TerritorySheet

pytestmark = pytest.mark.django_db


def sheet(kind: str, code: str) -> TerritorySheet:
    found = territory_sheet(kind, code)
    assert found is not None
    return found


def test_an_unknown_territory_has_no_sheet() -> None:
    assert territory_sheet("commune", "00000") is None


def test_zones_of_a_commune_say_when_they_are_no_longer_in_force() -> None:
    commune = factories.territory("31555")
    factories.edition("QPV-2015", source=factories.source("qpv"), in_force=False)
    factories.membership(commune, factories.territory("QP031001", "qpv", "QPV-2015"))

    (link,) = sheet("commune", "31555").zones

    assert not link.territory.in_force


def test_a_zone_sums_the_population_of_its_communes() -> None:
    zone = factories.territory("76", "region")
    for code, population in (("31555", 500_000), ("32013", 22_000)):
        factories.membership(factories.territory(code, population=population), zone)

    assert sheet("region", "76").communes_population == 522_000


def test_a_population_is_unknown_when_a_commune_is_only_partly_inside() -> None:
    zone = factories.territory("7601", "employment_basin")
    commune = factories.territory("31555", population=500_000)
    factories.membership(commune, zone, relation=MembershipRelation.PARTIAL, weight=0.4)

    assert sheet("employment_basin", "7601").communes_population is None


def test_a_zone_is_inside_those_that_hold_all_its_communes() -> None:
    department = factories.territory("31", "departement")
    epci, region = factories.territory("200", "epci"), factories.territory("76", "region")
    inside, outside = factories.territory("31555"), factories.territory("32013")
    for commune, zones in ((inside, (department, epci, region)), (outside, (epci, region))):
        for zone in zones:
            factories.membership(commune, zone)

    names = {link.territory.kind for link in sheet("epci", "200").zones}

    assert names == {"region"}


def test_neighbours_come_from_the_nearest() -> None:
    for code, longitude in (("1", 1.40), ("2", 1.45), ("3", 1.60), ("4", 9.0)):
        factories.point(factories.territory(code), 43.6, longitude)

    found = sheet("commune", "1").neighbours

    assert [neighbour.territory.code for neighbour in found] == ["2", "3"]
    assert found[0].distance_km == pytest.approx(4.03, abs=0.1)


def test_the_best_known_point_is_used() -> None:
    commune = factories.territory("1")
    factories.point(commune, 10, 10, rank=1, origin="approximated_postcode")
    factories.point(commune, 43.6, 1.4, rank=0, origin="official")

    point = sheet("commune", "1").point

    assert point is not None
    assert point.origin == "official"


def test_a_commune_without_point_has_unknown_neighbours() -> None:
    factories.territory("1")

    assert sheet("commune", "1").neighbours == ()


def test_communes_are_read_page_after_page() -> None:
    zone = factories.territory("76", "region")
    for number in range(5):
        factories.membership(factories.territory(str(number), population=number), zone)

    page = territory_communes(sheet("region", "76").territory, offset=2, limit=2)

    assert [link.territory.code for link in page] == ["2", "1"]


@pytest.mark.parametrize("communes", [1, 30])
def test_a_sheet_costs_the_same_whatever_its_size(
    communes: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    zone = factories.territory("76", "region")
    for number in range(communes):
        factories.membership(factories.territory(str(number)), zone)

    with django_assert_max_num_queries(14):
        sheet("region", "76")


def test_a_zone_with_a_part_of_a_commune_is_inside_what_holds_that_commune() -> None:
    basin = factories.territory("7601", "employment_basin")
    narrow, wide = factories.territory("31", "departement"), factories.territory("76", "region")
    whole, cut = factories.territory("31555"), factories.territory("32013")
    factories.membership(whole, basin)
    factories.membership(cut, basin, relation=MembershipRelation.PARTIAL, weight=0.4)
    for commune, zones in ((whole, (narrow, wide)), (cut, (wide,))):
        for zone in zones:
            factories.membership(commune, zone)

    zones = sheet("employment_basin", "7601").zones

    assert [link.territory.kind for link in zones] == ["region"]


def test_a_neighbourhood_is_inside_the_zones_of_its_commune() -> None:
    commune, quarter = factories.territory("31555"), factories.territory("QP1", "qpv")
    factories.membership(commune, quarter, relation=MembershipRelation.TOUCHES, weight=0.1)
    factories.membership(commune, factories.territory("31", "departement"))

    zones = sheet("qpv", "QP1").zones

    assert [link.territory.kind for link in zones] == ["departement"]


def test_a_commune_that_vanished_is_no_longer_counted() -> None:
    zone, region = factories.territory("31", "departement"), factories.territory("76", "region")
    for code, closed_on in (("1", None), ("2", date(2026, 1, 1))):
        commune = factories.territory(code, closed_on=closed_on)
        factories.membership(commune, zone)
        factories.membership(commune, region)

    found = sheet("departement", "31")

    assert found.communes.total == 1
    assert [link.territory.kind for link in found.zones] == ["region"]
