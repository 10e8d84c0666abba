"""What a planner would have found wrong in a diagnosis: each mistake once met has its test."""

from datetime import date

import pytest
from tests import diagnosis_factories as make
from tests import fact_factories, factories, offer_factories

from passerelles.apps.catalogue.search import generation
from passerelles.apps.catalogue.search.build import build_generation
from passerelles.apps.observatory.models import Publication
from passerelles.apps.observatory.reads.diagnosis.occupation import occupation_diagnosis
from passerelles.apps.observatory.reads.diagnosis.sector import sector_diagnosis
from passerelles.apps.observatory.reads.diagnosis.territory import territory_diagnosis
from passerelles.apps.observatory.reads.diagnosis.values import Tensions, TerritoryDiagnosis
from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.generation import forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_index")]
MONDAY = date(2026, 11, 23)


def diagnosis(kind: str = "employment_basin", code: str = "7649") -> TerritoryDiagnosis:
    forget()
    generation.forget()
    found = territory_diagnosis(kind, code, on=MONDAY)
    assert found
    return found


def seats(period: str, places: float) -> None:
    fact_factories.observation(
        indicator="seats_offered", source="catalogue_seats", territory_code="7649",
        period=period, value=places,
    )  # fmt: skip


def study(number: str, **about: list[str]) -> None:
    Publication.objects.create(
        id=f"publications:{number}", title=f"Étude {number}", publisher="orci",
        published="2026", kind="etude", source=factories.source("publications"), **about,
    )  # fmt: skip


def session_for(code: str, *, commune: str) -> None:
    """A session in a town, that leads to an occupation of today's ROME."""
    training = offer_factories.training()
    offer_factories.leads_to_occupation(training, factories.occupation(code))
    action = offer_factories.action(training=training, mode="onsite")
    offer_factories.place(action, commune_id=f"COG-2026:commune:{commune}")
    offer_factories.session(action=action)


def test_a_basin_published_in_capitals_is_named_readably() -> None:
    make.territories(name="AGDE-PEZENAS")

    assert diagnosis().territory.name == "Agde-Pezenas"
    assert diagnosis("epci", "24307649").identity.basins[0].territory.name == "Agde-Pezenas"


def test_the_population_is_that_of_the_communes_listed_beside_it() -> None:
    make.territories()
    Territory.objects.filter(kind="epci").update(population=39_500)

    assert diagnosis("epci", "24307649").identity.population == 40_000


def test_a_tension_without_class_is_not_counted_as_published() -> None:
    make.territories()
    make.tension("G1602", 5)
    fact_factories.observation(
        indicator="tension_index", source="tension_rome", edition="TENSION-2021",
        territory_code="7649", period="2021", occupation="ROME-3.47:G1603",
        value=None, absence="not_published",
    )  # fmt: skip

    tensions = diagnosis().tensions

    assert isinstance(tensions, Tensions)
    assert (tensions.published, tensions.unpublished) == (1, 1)


def test_seats_are_those_of_this_year_and_the_next_however_far_some_are_announced() -> None:
    make.territories()
    for period, places in (("2026", 500), ("2027", 900), ("2029", 10)):
        seats(period, places)
    forget()

    found = diagnosis()

    assert [figure.quantity.value for figure in found.supply.seats] == [500, 900]
    assert found.changes.rows == (), "a year that is being filled is no change"


def test_seats_of_years_gone_are_not_those_offered() -> None:
    make.territories()
    seats("2024", 500)

    (figure,) = diagnosis().supply.seats

    assert figure.quantity.value is None


def test_what_changed_tells_the_unemployment_of_its_departements_by_name() -> None:
    make.territories()
    make.totals()
    make.unemployment(rate=10.4)
    fact_factories.observation(
        indicator="unemployment_rate", source="unemployment", territory_kind="departement",
        territory_code="34", geography="COG-2026", period="2022-T1", value=10.9,
    )  # fmt: skip

    changes = diagnosis().changes

    (change,) = changes.rows
    assert change.about.endswith("Hérault")
    assert (change.before.quantity.value, change.after.quantity.value) == (10.9, 10.4)
    assert [o.indicator for o in changes.alone] == ["bmo_projects"]


def test_the_basins_of_an_epci_are_told_as_basins() -> None:
    make.territories()
    make.totals()
    make.tension("G1602", 5)
    make.tension("G1603", 2)

    (basin,) = diagnosis("epci", "24307649").nearby

    assert (basin.zone.territory.code, basin.strong, basin.published) == ("7649", 1, 2)
    assert basin.figures[0].quantity.value == 4310
    assert basin.figures[1].quantity.absence, "the share that nobody publishes stays absent"
    assert diagnosis().nearby == (), "a basin has its own figures"


def test_an_occupation_in_tension_that_no_session_leads_to_is_named() -> None:
    make.territories()
    for code in ("G1602", "G1603"):
        factories.occupation(code, make.ROME, label=f"Métier {code}")
        make.tension(code, 5, training=5)
    make.tension("G1803", 5, conditions=5)
    session_for("G1602", commune="34900")
    build_generation()

    family = next(row for row in diagnosis().gaps.families if row.family.key == "G")

    assert family.in_tension == 2
    assert [one.code for one in family.unserved or ()] == ["G1603"]


def test_without_offer_nobody_says_that_no_session_leads_to_an_occupation() -> None:
    make.territories()
    make.tension("G1602", 5, training=5)

    assert {row.unserved for row in diagnosis().gaps.families} == {None}


def test_an_older_occupation_counts_the_sessions_of_all_that_it_became() -> None:
    old = factories.occupation("G1602", make.ROME, label="Personnel de cuisine")
    for code in ("G1602", "G1609"):
        factories.occupation(code, label=f"Métier {code}", parent=old)
    make.territories()
    training = offer_factories.training()
    heir = factories.Occupation.objects.get(id="ROME-4.60:G1609")
    offer_factories.leads_to_occupation(training, heir)
    offer_factories.session(action=offer_factories.action(training=training))
    build_generation()
    forget()
    generation.forget()

    found = occupation_diagnosis("ROME-3.47", "G1602", on=MONDAY)

    assert found
    assert found.sessions == 1


def test_studies_about_a_territory_or_what_contains_it_are_listed() -> None:
    make.territories()
    study("region", territories=["COG-2026:region:76"])
    study("bassin", territories=["BMO-2024:employment_basin:7649"])
    study("ailleurs", territories=["COG-2026:region:11"])

    assert {one.title for one in diagnosis().studies} == {"Étude region", "Étude bassin"}


def test_studies_about_an_occupation_or_a_sector_are_listed() -> None:
    factories.occupation("G1602", label="Cuisine")
    study("metier", occupations=["ROME-4.60:G1602"])
    make.hired("G1602", "5610A", of_trade=0.5, of_activity=0.6)
    study("secteur", sectors=["5610A"])
    forget()

    trade = occupation_diagnosis("ROME-4.60", "G1602", on=MONDAY)
    sector = sector_diagnosis("NAF-2008", "5610A", on=MONDAY)

    assert trade
    assert sector
    assert [one.title for one in trade.studies] == ["Étude metier"]
    assert [one.title for one in sector.studies] == ["Étude secteur"]


def test_jobs_are_listed_by_division_and_never_twice() -> None:
    make.territories()
    for sector, jobs in (
        ("", 900),
        ("NAF-2008:G", 500),
        ("NAF-2008:47", 500),
        ("NAF-2008:4711F", 80),
    ):
        fact_factories.observation(
            indicator="jobs", source="employment_by_sector", territory_code="7649",
            period="2023", sector=sector, value=jobs,
        )  # fmt: skip

    market = diagnosis().market

    assert market.jobs.quantity.value == 900
    assert [one.sector.key for one in market.sectors] == ["NAF-2008:47"]


def test_sessions_of_an_occupation_are_those_of_the_region_chosen() -> None:
    make.territories()
    factories.territory("35238", name="Rennes")
    session_for("G1602", commune="34900")
    training = offer_factories.training()
    offer_factories.leads_to_occupation(
        training, factories.Occupation.objects.get(id="ROME-4.60:G1602")
    )
    elsewhere = offer_factories.action(training=training, mode="onsite")
    offer_factories.place(elsewhere, commune_id="COG-2026:commune:35238")
    offer_factories.session(action=elsewhere)
    build_generation()
    forget()
    generation.forget()

    everywhere = occupation_diagnosis("ROME-4.60", "G1602", on=MONDAY)
    region = occupation_diagnosis("ROME-4.60", "G1602", on=MONDAY, region="76")

    assert everywhere
    assert region
    assert (everywhere.sessions, region.sessions) == (2, 1)


def test_a_commune_partly_inside_gives_a_least_and_a_most() -> None:
    """Le Vigan - Ganges, and some forty basins: one of their communes is only partly inside."""
    basin = make.territories()
    partly = factories.territory("34999", name="Thoiras", population=607)
    factories.membership(partly, basin, relation="partial")

    identity = diagnosis().identity

    assert identity.population is None
    assert identity.between
    assert (identity.between.low, identity.between.high) == (40_000, 40_607)


def test_a_territory_of_which_nothing_is_known_has_nothing_to_compare() -> None:
    make.territories()

    assert "aucun chiffre" in diagnosis().changes.nothing
