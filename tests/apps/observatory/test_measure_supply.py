"""The catalogue measured: sessions, seats, people within reach."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import factories, offer_factories

from passerelles.apps.catalogue.models import CorrectedKind, Correction, DuplicateVerdict, Session
from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import Wanted, read_one
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.actions.measure_supply import measure_supply
from passerelles.apps.observatory.reads.supply.ground import read_ground
from passerelles.apps.observatory.reads.supply.offered import read_offered
from passerelles.apps.observatory.reads.supply.selection import catalogue_selection
from passerelles.apps.reference.models import Territory
from passerelles.apps.reference.reads.generation import forget

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
IN_YEAR = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def ground() -> None:
    """Toulouse and Muret near, Foix at an hour or so, Bordeaux in another region."""
    forget()
    factories.source("catalogue_seats")
    factories.source("demonstration_supply", is_demonstration=True)
    zones = {
        (kind, code): factories.territory(code, kind)
        for kind, code in (
            *(("region", "76"), ("region", "75")),
            *(("departement", "31"), ("departement", "09"), ("departement", "33")),
        )
    }
    for code, people, point, departement, region in (
        ("31555", 500_000, (43.60, 1.44), "31", "76"),
        ("31395", 25_000, (43.46, 1.33), "31", "76"),
        ("09122", 9_000, (42.97, 1.61), "09", "76"),
        ("33063", 260_000, (44.84, -0.58), "33", "75"),
    ):
        commune = factories.territory(code, population=people)
        factories.point(commune, *point)
        factories.membership(commune, zones["departement", departement])
        factories.membership(commune, zones["region", region])


def offer(commune: str = "31555", *, starts: date = IN_YEAR, **fields: Any) -> Session:
    action = fields.pop("action", None) or offer_factories.action(mode="onsite")
    place = Territory.objects.get(id=f"COG-2026:commune:{commune}")
    offer_factories.place(action, commune=place)
    return offer_factories.session(action=action, start=starts, **fields)


def measure() -> int:
    return measure_supply(today=TODAY, at=AT)


def figure(indicator: str, kind: str, code: str, **wanted: str) -> Observed | None:
    period = "2026-11" if indicator.startswith("population") else "2026"
    return read_one(Wanted(indicator, kind=kind, code=code, **({"period": period} | wanted)))


def said(indicator: str, kind: str, code: str, **wanted: str) -> tuple[float | None, str]:
    found = figure(indicator, kind, code, **wanted)
    assert found
    return found.quantity.value, found.quantity.absence or found.quantity.bound


def test_sessions_and_seats_are_counted_in_each_territory() -> None:
    offer(capacity=12)
    offer("09122", capacity=8)
    offer("09122", capacity=5, starts=date(2027, 2, 1))

    measure()

    assert said("training_sessions", "region", "76") == (2, "exact")
    assert said("seats_offered", "region", "76") == (20, "exact")
    assert said("seats_offered", "departement", "09", period="2027") == (5, "exact")
    assert said("seats_offered", "commune", "31555") == (12, "exact")


def test_seats_that_nobody_gave_make_a_lower_bound_and_never_zero() -> None:
    offer(capacity=12)
    offer(capacity=None)
    offer("09122", capacity=None)

    measure()

    assert said("seats_offered", "departement", "31") == (12, "at_least")
    assert said("seats_offered", "departement", "09") == (None, "missing_input")
    assert said("training_sessions", "departement", "09") == (1, "exact")


def test_funded_seats_speak_for_a_lone_session_only() -> None:
    alone, several = offer_factories.action(mode="onsite"), offer_factories.action(mode="onsite")
    for action in (alone, several):
        offer_factories.funding(action, seats=10)
    offer(action=alone)
    offer("09122", action=several)
    offer_factories.session(action=several, start=IN_YEAR)

    measure()

    assert said("seats_offered", "departement", "31") == (10, "exact")
    assert said("seats_offered", "departement", "09") == (None, "missing_input")


def test_a_session_in_two_places_counts_once_in_each_territory() -> None:
    action = offer_factories.action(mode="onsite")
    offer("31395", action=action, capacity=12)
    for commune in ("31555", "09122"):
        place = Territory.objects.get(id=f"COG-2026:commune:{commune}")
        offer_factories.place(action, commune=place)

    measure()

    assert said("seats_offered", "departement", "31") == (12, "exact")
    assert said("seats_offered", "departement", "09") == (12, "exact")
    assert said("seats_offered", "region", "76") == (12, "exact")


def test_a_distance_course_is_in_its_country_only() -> None:
    offer(capacity=12)
    offer(action=offer_factories.action(mode="remote"), capacity=100)

    measure()

    assert said("seats_offered", "region", "76") == (12, "exact")
    # A region has no offer loaded: the country is a lower bound.
    assert said("seats_offered", "country", "FR") == (112, "at_least")


def test_a_covered_territory_without_session_has_zero_and_another_has_nothing() -> None:
    offer(capacity=12)

    measure()

    assert said("training_sessions", "departement", "09") == (0, "exact")
    assert figure("training_sessions", "departement", "33") is None
    assert figure("population_within_30_min", "departement", "33") is None


def test_generated_sessions_make_generated_figures() -> None:
    generated = factories.source("demonstration_offer", is_demonstration=True)
    body = offer_factories.provider(source=generated)
    action = offer_factories.action(training=offer_factories.training(provider=body), mode="onsite")
    offer(action=action, capacity=99)
    offer("09122", capacity=12)

    measure()

    found = Observation.objects.current().filter(indicator="seats_offered", territory_code="76")
    values = found.filter(territory_kind="region", period="2026").values_list("source_id", "value")
    assert set(values) == {("demonstration_supply", 99), ("catalogue_seats", 12)}
    assert said("seats_offered", "region", "76") == (12, "exact")


def test_merged_and_undated_sessions_are_in_no_year() -> None:
    kept, other = offer(capacity=12), offer(capacity=12)
    offer_factories.duplicate(kept, other, verdict=DuplicateVerdict.MERGED)
    offer(capacity=7, starts=None, start_precision="unknown")

    measure()

    assert said("seats_offered", "region", "76") == (12, "exact")


def test_corrections_are_measured() -> None:
    session = offer(capacity=12)
    Correction.objects.create(
        kind=CorrectedKind.SESSION,
        row=session.pk,
        field="capacity",
        value=20,
        received=12,
        reason="Erreur de saisie",
        author=offer_factories.data_manager(),
        made_at=AT,
    )

    measure()

    assert said("seats_offered", "region", "76") == (20, "exact")


def test_occupations_are_told_by_rome_domain() -> None:
    training = offer_factories.training()
    for code in ("F1602", "F1610"):
        offer_factories.leads_to_occupation(training, factories.occupation(code))
    offer(action=offer_factories.action(training=training, mode="onsite"), capacity=12)
    offer(capacity=5)

    measure()

    for subject in ("ROME-4.60:F", "ROME-4.60:F16"):
        assert said("seats_offered", "region", "76", occupation=subject) == (12, "exact")
    reach = figure("population_within_30_min", "region", "76", occupation="ROME-4.60:F")
    assert reach
    assert figure("population_within_30_min", "region", "76", occupation="ROME-4.60:F16") is None


def test_people_within_reach_are_counted_with_their_denominator() -> None:
    offer(capacity=12)

    measure()

    near = figure("population_within_30_min", "region", "76")
    assert near
    assert (near.quantity.value, near.quantity.numerator) == (525_000, 525_000)
    assert near.quantity.denominator == 534_000
    assert said("population_within_30_min", "departement", "09") == (0, "exact")
    hour, half = (figure(f"population_within_{m}_min", "region", "76") for m in (60, 30))
    assert hour
    assert half
    assert (hour.quantity.value or 0) >= (half.quantity.value or 0)


def test_what_has_begun_brings_nobody_nearer() -> None:
    offer(starts=date(2026, 9, 1), end=date(2027, 6, 1))

    measure()

    assert said("training_sessions", "region", "76") == (1, "exact")
    assert figure("population_within_30_min", "region", "76") is None


def test_a_commune_without_population_makes_a_lower_bound() -> None:
    Territory.objects.filter(code="31395").update(population=None)
    offer(capacity=12)

    measure()

    near = figure("population_within_30_min", "departement", "31")
    assert near
    assert (near.quantity.value, near.quantity.bound) == (500_000, "at_least")
    assert near.quantity.denominator is None


def test_measuring_again_changes_nothing_and_a_withdrawn_session_closes_its_figures() -> None:
    session = offer(capacity=12)
    assert measure() > 0
    assert measure() == 0

    session.closed_on = TODAY
    session.save()
    measure()

    assert not Observation.objects.current().exists()
    assert Observation.objects.filter(indicator="seats_offered").exists()


def test_a_figure_leads_to_the_search_of_its_sessions() -> None:
    offer(capacity=12)
    measure()

    seats, near = (
        figure("seats_offered", "region", "76"),
        figure("population_within_30_min", "commune", "31555"),
    )

    assert seats
    assert near
    found, around = catalogue_selection(seats), catalogue_selection(near)
    assert found
    assert around
    assert found.missing == ()
    assert found.address == (
        "/formations?apres=2026-01-01&avant=2026-12-31&commencees=on&departement=09&departement=31"
    )
    assert around.address == "/formations?commune=31555&rayon=30min"


def test_reading_the_offer_takes_as_many_queries_whatever_its_size(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    offer(capacity=12)
    ground = read_ground()
    with django_assert_num_queries(9):
        read_offered(ground.numbers, today=TODAY)
    for _ in range(5):
        offer("09122", capacity=3)

    with django_assert_num_queries(9):
        read_offered(ground.numbers, today=TODAY)
