"""The diagnosis of a territory: what it says, what it refuses to say, what it costs."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.test.utils import CaptureQueriesContext
from tests import diagnosis_factories as make
from tests import fact_factories, factories

from passerelles.apps.indicators.models import Observation
from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.apps.observatory.reads.diagnosis.values import (
    Difficulties,
    Needs,
    Tensions,
    TerritoryDiagnosis,
    Unavailable,
)
from passerelles.apps.reference.reads.generation import forget
from passerelles.domain.common.absence import Absence

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
MONDAY = date(2026, 11, 23)


def diagnosis(kind: str = "employment_basin", code: str = "7649") -> TerritoryDiagnosis:
    forget()
    found = territory_diagnosis(kind, code, on=MONDAY)
    assert found
    return found


def test_a_territory_that_no_edition_has_has_no_diagnosis() -> None:
    assert territory_diagnosis("employment_basin", "9999", on=MONDAY) is None
    assert territory_diagnosis("commune", "34003", on=MONDAY) is None


def test_it_says_who_lives_there_and_in_which_zones() -> None:
    make.territories()

    identity = diagnosis("epci", "24307649").identity

    assert (identity.population, identity.communes) == (40_000, 2)
    assert [zone.territory.name for zone in identity.departements] == ["Hérault"]
    assert [(z.territory.code, z.share, z.whole) for z in identity.basins] == [("7649", 1.0, True)]


def test_needs_come_with_the_largest_published_first_and_count_the_secrets() -> None:
    make.territories()
    make.totals()
    make.need(make.MASON, 120, None)
    make.need(make.HOST, 900, 850)
    make.need(make.NURSE, None, None)

    needs = diagnosis().needs

    assert isinstance(needs, Needs)
    assert [need.occupation.label for need in needs.top] == ["Métier S1X40", "Métier B2X37"]
    assert (needs.occupations, needs.secret) == (3, 1)
    assert [need.occupation.code for need in needs.seasonal_top] == [make.HOST]


def test_a_zone_without_figures_of_its_own_borrows_none() -> None:
    make.territories()
    make.totals()
    make.need(make.HOST, 900, 850)

    found = diagnosis("epci", "24307649")

    assert isinstance(found.needs, Unavailable)
    assert found.needs.reason is Absence.NOT_PUBLISHED
    assert "bassin d’emploi" in found.needs.what
    assert isinstance(found.tensions, Unavailable)
    assert [zone.territory.code for zone in found.identity.basins] == ["7649"]


def test_hard_conditions_are_never_counted_as_a_training_need() -> None:
    make.territories()
    factories.occupation("G1602", make.ROME, label="Cuisine")
    factories.occupation("G1803", make.ROME, label="Service en salle")
    make.tension("G1602", 5, training=5)
    make.tension("G1803", 5, conditions=5)

    found = diagnosis()

    assert isinstance(found.difficulties, Difficulties)
    parts = found.difficulties
    assert [row.occupation.label for row in parts.other_than_skills] == ["Service en salle"]
    assert [row.occupation.label for row in parts.skills] == ["Cuisine"]
    family = next(row for row in found.gaps.families if row.family.key == "G")
    assert family.in_tension == 1


def test_occupations_in_tension_are_those_of_class_four_and_five() -> None:
    make.territories()
    for code, index in (("G1602", 5), ("G1603", 4), ("G1604", 3)):
        make.tension(code, index)

    tensions = diagnosis().tensions

    assert isinstance(tensions, Tensions)
    assert [row.occupation.code for row in tensions.rows] == ["G1602", "G1603"]
    assert tensions.by_class == {1: 0, 2: 0, 3: 1, 4: 1, 5: 1}


def test_a_sum_of_published_occupations_is_a_lower_bound() -> None:
    make.territories()
    make.tension("G1602", 5)
    make.tension("G1603", 4)

    market = diagnosis().market

    assert (market.offers.quantity.value, market.offers.quantity.bound) == (200.0, "at_least")
    assert market.published == 2


def test_unemployment_is_that_of_each_departement() -> None:
    make.territories()
    make.unemployment()

    ((departement, rate),) = diagnosis().market.unemployment

    assert (departement.name, rate.quantity.value) == ("Hérault", 10.4)


def test_without_a_bridge_the_missing_table_is_named() -> None:
    make.territories()

    gaps = diagnosis().gaps

    assert gaps.bridge is not None
    assert "FAP 2021" in gaps.bridge.what


def test_without_an_offer_nothing_is_counted_as_zero() -> None:
    make.territories()

    found = diagnosis()

    assert found.supply.missing is not None
    assert {family.sessions for family in found.gaps.families} == {None}


def test_green_occupations_wait_for_an_edition_that_marks_them() -> None:
    make.territories()
    make.tension("A1203", 5)
    assert diagnosis().green.missing is not None

    old = factories.occupation("A1203", make.ROME, label="Espaces verts")
    factories.occupation("A1203", label="Espaces verts", parent=old, transition="green")

    green = diagnosis().green
    assert green.missing is None
    assert [row.occupation.label for row in green.rows] == ["Espaces verts"]


def test_one_period_leaves_nothing_to_compare() -> None:
    make.territories()
    make.totals()

    changes = diagnosis().changes

    assert changes.rows == ()
    assert "une seule période" in changes.nothing


def test_a_bound_beside_a_bound_tells_no_change() -> None:
    make.territories()
    make.totals()
    fact_factories.observation(territory_code="7649", period="2023", value=99.0, bound="at_least")

    (change,) = diagnosis().changes.rows

    assert (change.before.quantity.value, change.after.quantity.value) == (99.0, 4310)
    assert not change.is_told


def test_a_revision_is_told_since_a_date() -> None:
    make.territories()
    before, after = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    fact_factories.observation(
        territory_code="7649", value=90.0, known=DateTimeTZRange(before, after)
    )
    fact_factories.observation(
        territory_code="7649", value=95.0, known=DateTimeTZRange(after, None)
    )

    found = territory_diagnosis(
        "employment_basin", "7649", on=MONDAY, since=datetime(2026, 2, 1, tzinfo=UTC)
    )

    assert found
    (change,) = found.changes.rows
    assert (change.before.quantity.value, change.after.quantity.value) == (90.0, 95.0)
    assert change.is_told


def test_it_is_compared_with_the_nearest_alike() -> None:
    for code, low in (("7649", 70), ("7650", 65), ("7617", 10)):
        make.territories(code, name=f"Bassin {code}")
        make.totals(code, low=low)
        make.need(make.HOST, 900, 850, code)

    comparison = diagnosis().comparison

    assert [one.territory.code for one in comparison.similar] == ["7650", "7617"]
    assert "seasonal" in comparison.similar[0].alike
    assert [column.code for column in comparison.columns] == ["7649", "7650", "7617", "76", "FR"]
    shares = dict(comparison.measures)["bmo_seasonal_share"]
    assert [figure.quantity.value for figure in shares[:3]] == [70, 65, 10]
    assert shares[3].quantity.absence


def test_its_sources_are_those_of_its_figures() -> None:
    make.territories()
    make.totals()

    sources = {source.id: source for source in diagnosis().sources}

    assert sources["bmo"].editions == ("BMO-2024",)
    assert "bmo_projects" in sources["bmo"].indicators


@pytest.mark.parametrize("rows", [2, 12])
def test_it_costs_the_same_whatever_it_holds(rows: int) -> None:
    make.territories(communes=rows)
    make.totals()
    for number in range(rows):
        make.need(f"S{number:04d}", 100 + number, 10)
        make.tension(f"G{number:04d}", 5)
    diagnosis()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert territory_diagnosis("employment_basin", "7649", on=MONDAY)

    assert Observation.objects.count() > rows
    assert len(queries) <= 14, [query["sql"][:90] for query in queries]
