"""The measures of the plan, from the catalogue to the figure and back to its sessions."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import fact_factories, factories, offer_factories

from passerelles.apps.catalogue.actions.refresh_quality import refresh_quality
from passerelles.apps.catalogue.models import CorrectedKind, Session, TrainingAction
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.observations import Wanted, read_one
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.actions.measure_supply import measure_supply
from passerelles.apps.observatory.reads.measures.all_facts import (
    MEASURED_BY_MONTH,
    MEASURED_BY_YEAR,
)
from passerelles.apps.observatory.reads.measures.behind import RowsBehind, rows_behind
from passerelles.apps.observatory.reads.measures.measuring import read_measuring
from passerelles.apps.observatory.reads.supply.ground import read_ground
from passerelles.apps.reference.models import MembershipRelation, Territory
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.reference.reads.lists.windows import Window

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
IN_YEAR = date(2026, 12, 7)
REGION = ("region", "76")


@pytest.fixture(autouse=True)
def ground() -> None:
    """Toulouse and Muret in one département and one EPCI, Saurat, rural, in another."""
    forget()
    factories.source("catalogue_seats")
    factories.source("demonstration_supply", is_demonstration=True)
    zones = {
        (kind, code): factories.territory(code, kind)
        for kind, code in (
            *(REGION, ("departement", "31"), ("departement", "09")),
            *(("epci", "243100518"), ("epci", "200067940")),
        )
    }
    for code, people, point, departement, epci in (
        ("31555", 500_000, (43.60, 1.44), "31", "243100518"),
        ("31395", 25_000, (43.46, 1.33), "31", "243100518"),
        ("09280", 600, (42.88, 1.53), "09", "200067940"),
    ):
        commune = factories.territory(code, population=people)
        factories.point(commune, *point)
        for zone in (REGION, ("departement", departement), ("epci", epci)):
            factories.membership(commune, zones[zone])


def action(commune: str = "31555", **fields: Any) -> TrainingAction:
    made = offer_factories.action(**({"mode": "onsite", "programme": "qualif-pro"} | fields))
    place = Territory.objects.get(id=f"COG-2026:commune:{commune}")
    offer_factories.place(made, commune=place)
    return made


def offer(commune: str = "31555", *, capacity: int | None = 10, **fields: Any) -> Session:
    of = action(commune, **fields)
    return offer_factories.session(action=of, start=IN_YEAR, capacity=capacity)


def measure() -> int:
    return measure_supply(today=TODAY, at=AT)


def figure(code: str, kind: str = "region", of: str = "76", sector: str = "") -> Observed | None:
    period = "2026-11" if code in MEASURED_BY_MONTH else "2026"
    return read_one(Wanted(code, kind=kind, code=of, period=period, sector=sector))


def counts(code: str, *where: str, sector: str = "") -> tuple[float | None, float | None]:
    found = figure(code, *where, sector=sector)
    assert found, code
    return found.quantity.numerator, found.quantity.denominator


def behind(code: str, page: Window | None = None) -> RowsBehind:
    found = figure(code)
    assert found
    rows = rows_behind(found, page or Window(), today=TODAY)
    assert rows
    return rows


def test_every_measure_is_declared_and_told_of_the_region() -> None:
    seat = Territory.objects.get(id="COG-2026:commune:31555")
    training = offer_factories.training(provider=offer_factories.provider(commune=seat))
    offer(training=training, green_by_content=True)
    refresh_quality(now=AT)

    measure()

    codes = {*MEASURED_BY_YEAR, *MEASURED_BY_MONTH}
    assert codes <= indicators().keys()
    assert {code for code in codes if not figure(code)} == set()


def test_the_green_share_of_the_regional_plan() -> None:
    offer(green_by_content=True, capacity=10)
    offer(green_by_content=False, capacity=30)
    offer(green_by_content=None, capacity=50)
    offer(green_by_content=True, capacity=None)
    offer(programme="apprentissage", green_by_content=True)

    measure()

    assert counts("prf_green_share") == (10, 40)
    assert counts("prf_green_share", sector="dispositif:qualif-pro") == (10, 40)
    assert counts("prf_green_trainings_share") == (2, 3)
    assert counts("prf_seats") == (90, 100)
    assert counts("programme_seats", sector="dispositif:apprentissage") == (10, 10)
    assert counts("offer_answers_share", sector="indicateur:prf_green_share") == (2, 4)


def test_what_nobody_loaded_is_a_missing_input_and_not_a_zero() -> None:
    offer()

    measure()

    for code in ("prf_green_rome_share", "tension_sessions_share", "qpv_seats_share"):
        found = figure(code)
        assert found
        assert (found.quantity.value, found.quantity.absence) == (None, "missing_input"), code


def test_a_share_is_not_applicable_where_nothing_is_offered_and_a_count_is_zero() -> None:
    offer()

    measure()

    share, count = (
        figure("distance_share", "departement", "09"),
        figure("prf_seats", "epci", "200067940"),
    )
    assert share
    assert share.quantity.absence == "not_applicable"
    assert count
    assert count.quantity.value == 0


def test_rural_and_priority_places_make_details() -> None:
    touched = Territory.objects.get(id="COG-2026:commune:31555")
    district = factories.territory("QP031001", "qpv")
    factories.membership(touched, district, relation=MembershipRelation.TOUCHES)
    offer(capacity=30, entry_mode="fixed")
    offer("09280", capacity=10, entry_mode="continuous")

    measure()

    assert counts("rural_seats_share") == (10, 40)
    assert counts("qpv_seats_share") == (30, 40)
    assert counts("continuous_entry_share", sector="territoire:rural") == (1, 1)
    assert counts("continuous_entry_share", sector="territoire:qpv") == (0, 1)


def test_a_distance_course_counts_where_its_body_is() -> None:
    seat = Territory.objects.get(id="COG-2026:commune:09280")
    body = offer_factories.provider(commune=seat)
    training = offer_factories.training(provider=body)
    remote = offer_factories.action(training=training, mode="remote")
    offer_factories.session(action=remote, start=IN_YEAR)
    offer()

    measure()

    assert counts("distance_share") == (1, 2)
    assert counts("distance_share", "departement", "09") == (1, 1)


def test_sessions_to_occupations_in_tension_where_they_take_place() -> None:
    basin = factories.territory("7617", "employment_basin", edition_id="BMO-2019")
    factories.membership(Territory.objects.get(id="COG-2026:commune:31555"), basin)
    older = factories.occupation("F1602", edition_id="ROME-3.47")
    newer = factories.occupation("F1602", parent=older)
    fact_factories.observation(
        indicator="tension_index",
        source="tension_rome",
        geography="BMO-2019",
        period="2021",
        occupation=older.id,
        value=5,
    )
    training = offer_factories.training()
    offer_factories.leads_to_occupation(training, newer)
    offer(training=training)
    offer("09280", training=training)

    measure()

    assert counts("tension_sessions_share") == (1, 1)


def test_breadth_over_occupations_bodies_and_smaller_territories() -> None:
    training = offer_factories.training(nsf=["230"])
    for code in ("F1602", "F1610"):
        offer_factories.leads_to_occupation(training, factories.occupation(code))
    factories.occupation("A1101")
    offer(training=training)
    offer("31395", training=training)

    measure()

    assert counts("occupations_covered_share") == (2, 3)
    assert counts("epci_with_prf_share") == (1, 2)
    assert counts("seats_per_1000_inhabitants") == (20, 525_600)
    for code, sector, value in (
        ("training_sites", "", 2),
        ("trainings_offered", "", 1),
        ("trainings_offered", "NSF-1994:230", 1),
        ("providers_offering", "", 1),
    ):
        found = figure(code, sector=sector)
        assert found
        assert found.quantity.value == value, code


def test_people_and_communes_near_a_session_of_the_plan() -> None:
    offer()
    offer("09280", programme="innov-emploi")

    measure()

    assert counts("prf_communes_within_30_min_share") == (2, 3)
    assert counts("prf_people_within_30_min_share") == (525_000, 525_600)
    assert counts("prf_people_within_30_min_share", sector="territoire:rural") == (0, 600)


def test_faults_of_the_descriptions_are_counted_at_the_seat_of_the_body() -> None:
    seat = Territory.objects.get(id="COG-2026:commune:31555")
    training = offer_factories.training(provider=offer_factories.provider(commune=seat))
    offer(training=training)
    refresh_quality(now=AT)

    measure()

    sound, expected = counts("sound_fields_share")
    assert expected == 23
    assert sound is not None
    assert 0 < sound < 23
    assert figure("sound_fields_share", "departement", "09") is None


def test_generated_sessions_never_mix_with_real_ones() -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    body = offer_factories.provider(source=generated)
    offer(training=offer_factories.training(provider=body), green_by_content=True)
    offer(green_by_content=False)

    measure()

    rows = Observation.objects.current().filter(
        indicator="prf_green_share", territory_kind="region", period="2026", sector=""
    )
    assert set(rows.values_list("source_id", "value")) == {
        ("demonstration_supply", 100),
        ("catalogue_seats", 0),
    }


def test_corrections_are_measured() -> None:
    session = offer(green_by_content=False)
    offer_factories.correction(session.action, CorrectedKind.ACTION, "green_by_content", True)

    measure()

    assert counts("prf_green_share") == (10, 10)


def test_a_training_closed_under_its_sessions_stops_nothing() -> None:
    session = offer(green_by_content=True)
    training = session.action.training
    training.closed_on = TODAY
    training.save()

    measure()

    assert counts("prf_green_share") == (10, 10)


def test_measuring_again_changes_nothing() -> None:
    offer(green_by_content=True)
    assert measure() > 0

    assert measure() == 0


def test_a_figure_leads_to_the_sessions_that_it_counted() -> None:
    green = offer(green_by_content=True, capacity=10)
    other = offer(green_by_content=False, capacity=30)
    silent = offer(green_by_content=None)
    offer(programme="", green_by_content=True)
    measure()

    found = behind("prf_green_share")

    assert (found.numerator, found.denominator, found.agrees) == (10, 40, True)
    assert [(row.key, row.answer, row.seats) for row in found.rows] == [
        (green.id, "yes", 10),
        (other.id, "no", 30),
        (silent.id, "unsaid", 10),
    ]
    assert found.rows[0].address == f"/formations/{green.id}"
    assert found.last is None


def test_the_rows_of_a_figure_come_page_by_page() -> None:
    for _ in range(5):
        offer(entry_mode="continuous")
    measure()

    pages = [behind("continuous_entry_share", Window("", 2))]
    while pages[-1].last:
        pages.append(behind("continuous_entry_share", Window(pages[-1].last, 2)))

    keys = [row.key for page in pages for row in page.rows]
    assert len(keys) == len(set(keys)) == pages[0].count == 5


def test_bodies_and_trainings_are_rows_too() -> None:
    body = offer_factories.provider(regional_label=True, siret="19311384200010")
    training = offer_factories.training(provider=body)
    offer(training=training)
    offer(training=training)
    measure()

    (label,) = behind("label_providers_share").rows
    (told,) = behind("trainings_offered").rows

    assert (label.key, label.number, label.answer) == (body.id, "19311384200010", "yes")
    assert label.address == f"/organismes/{body.id}"
    assert (told.key, told.answer) == (training.id, "yes")


def test_a_withdrawn_session_makes_the_figure_and_its_rows_disagree() -> None:
    session = offer(entry_mode="continuous")
    offer(entry_mode="fixed")
    measure()
    session.closed_on = TODAY
    session.save()

    found = behind("continuous_entry_share")

    assert (found.numerator, found.denominator, found.agrees) == (0, 1, False)


def test_a_figure_that_counts_no_session_has_no_row() -> None:
    offer()
    measure()
    reach = figure("prf_people_within_30_min_share")

    assert reach
    assert rows_behind(reach, Window(), today=TODAY) is None


def test_reading_takes_as_many_queries_whatever_the_size(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    offer()
    places = read_ground()
    with django_assert_num_queries(24):
        read_measuring(places, today=TODAY)
    for _ in range(5):
        offer("09280")

    with django_assert_num_queries(24):
        read_measuring(places, today=TODAY)
