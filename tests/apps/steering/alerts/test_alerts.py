"""What calls for somebody to act, read in the database."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import account_factories, steering_factories
from tests.fact_factories import observation

from passerelles.apps.accounts.models import Institution
from passerelles.apps.reference.reads.generation import forget
from passerelles.apps.steering.actions.values.targets import TargetDraft, set_target
from passerelles.apps.steering.models import (
    Action,
    AgendaItem,
    Body,
    ConfidenceTold,
    Decision,
    MeasureProgress,
    Meeting,
)
from passerelles.apps.steering.reads.alerts.read import alert_counts, alerts, by_action
from passerelles.domain.steering.alerts import Alert, AlertKind

pytestmark = pytest.mark.django_db
CODE = "bmo_difficult_share"
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def ground() -> None:
    forget()
    steering_factories.ground()


@pytest.fixture
def action() -> Action:
    return steering_factories.action("A13", owner="state")


def figure(year: int, value: float, **changes: Any) -> None:
    known = {"indicator": CODE, "edition": f"BMO-{year}", "period": str(year), "value": value}
    place = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
    observation(**{**known, **place, **changes})


def found(kind: AlertKind) -> list[Alert]:
    return [one for one in alerts(today=TODAY) if one.kind is kind]


def meeting(on: date) -> AgendaItem:
    body, _ = Body.objects.get_or_create(
        code="bureau", defaults={"kind": "bureau", "name": "Bureau"}
    )
    held = Meeting.objects.create(body=body, on=on)
    return AgendaItem.objects.create(meeting=held, position=1, title="Point")


def test_a_figure_that_did_not_come_is_owed_by_its_owner(action: Action) -> None:
    figure(2020, 50)
    (late,) = found(AlertKind.LATE_DATA)

    assert (late.about, late.owner) == (CODE, "france_travail")
    assert late.since == date(2021, 12, 31) - timedelta(days=245)


def test_a_pace_that_stops_short_of_the_target_is_told(action: Action) -> None:
    figure(2022, 56)
    figure(2025, 55)
    draft = TargetDraft(
        indicator=CODE,
        territory="region:76",
        baseline=("2022-12-31", "56"),
        target=("2028-12-31", "40"),
        reason="Délibération",
    )
    at = datetime.combine(TODAY, time(8), UTC)
    set_target(draft, actor=steering_factories.owner(), at=at)

    (missed,) = found(AlertKind.WILL_MISS)

    assert missed.values == (pytest.approx(54, abs=0.01), 40)


def test_three_comparable_figures_that_go_wrong_are_told(action: Action) -> None:
    for year, value in ((2023, 50), (2024, 51), (2025, 52)):
        figure(year, value)

    (falling,) = found(AlertKind.FALLING)

    assert falling.values == (50, 51, 52)


@pytest.mark.parametrize(
    "changes",
    [{"definition_version": 2}, {"source": "autre"}, {"geography": "COG-2025"}, {"value": 49.0}],
)
def test_figures_that_do_not_compare_raise_nothing(action: Action, changes: dict[str, Any]) -> None:
    figure(2023, 50)
    figure(2024, 51)
    figure(2025, **{"value": 52.0, **changes})

    assert found(AlertKind.FALLING) == []


def test_measures_without_owner_are_counted_by_action(action: Action) -> None:
    first, _ = steering_factories.measure(action), steering_factories.measure(action)
    steering_factories.measure(action, status="fact")
    owner = account_factories.institution("state")
    MeasureProgress.objects.create(measure=first, owner=owner)

    (unowned,) = found(AlertKind.UNOWNED_MEASURE)

    assert (unowned.about, unowned.owner, unowned.values) == ("A13", "state", (1,))


def test_old_words_are_told_and_fresh_ones_are_not(action: Action) -> None:
    words = {
        "action": action,
        "weather": "sun",
        "text": "Ça va.",
        "author": account_factories.user(),
    }
    ConfidenceTold.objects.create(**words, told_on=TODAY - timedelta(days=200))
    (stale,) = found(AlertKind.STALE_CONFIDENCE)
    ConfidenceTold.objects.create(**words, told_on=TODAY)

    assert stale.since == TODAY - timedelta(days=20)
    assert found(AlertKind.STALE_CONFIDENCE) == []


def test_a_theme_not_seen_for_a_year_is_overdue(action: Action) -> None:
    (overdue,) = found(AlertKind.REVIEW_OVERDUE)
    item = meeting(TODAY - timedelta(days=30))
    item.priority = action.priority
    item.save()

    assert (overdue.about, overdue.actions) == ("O1.P1", ("A13",))
    assert found(AlertKind.REVIEW_OVERDUE) == []


def test_a_decision_past_its_day_is_owed(action: Action) -> None:
    owner = Institution.objects.create(code="state", name="État")
    item = meeting(TODAY - timedelta(days=90))
    about = {"item": item, "owner": owner, "action": action}
    late = Decision.objects.create(text="Écrire", due_on=TODAY - timedelta(days=1), **about)
    Decision.objects.create(text="Lire", due_on=TODAY, **about)
    Decision.objects.create(text="Fait", due_on=late.due_on, done_on=late.due_on, **about)

    (overdue,) = found(AlertKind.DECISION_OVERDUE)

    assert (overdue.name, overdue.owner, overdue.actions) == ("Écrire", "state", ("A13",))
    assert alert_counts(today=TODAY)[AlertKind.DECISION_OVERDUE] == 1
    assert overdue in by_action(alerts(today=TODAY))["A13"]


def test_alerts_cost_as_many_queries_whatever_the_plan_holds(
    action: Action, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(1, 10):
        steering_factories.measure(steering_factories.action(f"A{number}"))
    for year in range(2015, 2026):
        figure(year, 50)
    with django_assert_max_num_queries(16):
        assert alerts(today=TODAY)
