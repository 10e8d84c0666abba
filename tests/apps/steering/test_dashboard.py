"""The dashboard replays a day, says what changed since, and lists what each person has to do."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import account_factories, fact_factories
from tests.steering_factories import action, measure, writer

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.actions.confidence import tell_confidence
from passerelles.apps.steering.actions.sheet_demonstration import fill_sheets, remove_sheets
from passerelles.apps.steering.actions.sheet_editing import SheetEdit, edit_sheet
from passerelles.apps.steering.models import ActionSheet, ConfidenceTold, MeasureProgress
from passerelles.apps.steering.reads.dashboard import changed_since, dashboard
from passerelles.apps.steering.reads.my_actions import Lack, action_lines
from passerelles.apps.steering.reads.sheet import action_of
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.domain.indicators.changes import ChangeCause
from passerelles.domain.steering.confidence import Weather

pytestmark = pytest.mark.django_db
SPRING = datetime(2026, 4, 1, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.fixture
def officer() -> User:
    return writer("region")


def save(code: str, who: User, at: datetime = SPRING, **cells: str) -> None:
    of = sheet_of_code(code)
    mine = {key.replace("__", ":").replace("_dot_", "."): value for key, value in cells.items()}
    edit = SheetEdit(base=cells_of(of), mine=mine, why="comité")
    edit_sheet(of.action, edit, author=who, now=at)


def sheet_of_code(code: str) -> ActionSheet:
    found = action_of(code)
    assert found is not None
    return sheet_of(found)


def test_the_grid_follows_the_plan(officer: User):
    for code, under in (("A1", "O1.P1"), ("A2", "O1.P1"), ("A3", "O2.P1")):
        measure(action(code, under=under))

    read = dashboard()

    assert [(c.code, [p.code for p in c.lines]) for c in read.columns] == [
        ("O1", ["O1.P1"]),
        ("O2", ["O2.P1"]),
    ]
    assert [cell.code for cell in read.cells] == ["A1", "A2", "A3"]
    assert read.execution is not None
    assert read.execution.total == 3


def test_without_a_plan_the_dashboard_is_empty():
    assert dashboard().columns == ()


def test_what_changed_is_told_by_cause(officer: User):
    one = action("A1")
    measure(one)
    save("A1", officer, SPRING, measure__A1_dot_M1__state="running")
    tell_confidence(one, Weather.CLOUD, "un retard", author=officer, now=SPRING)
    known = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
    fact_factories.observation(**known, departement="", indicator="jobseekers_abc", period="2025")

    read = changed_since(SPRING - DAY)

    assert [(s.measure, s.before, s.after) for s in read.states] == [("A1.M1", "untold", "running")]
    assert [(w.action, w.before) for w in read.words] == [("A1", None)]
    causes = {step.cause for figure in read.figures for step in figure.change.steps}
    assert causes <= {ChangeCause.NEW_DATA}
    assert not changed_since(datetime(2026, 12, 1, tzinfo=UTC)).states


def test_my_actions_are_those_of_my_institutions_owner_or_partner(officer: User):
    action("A1")
    action("A2", owner="state", partners=["region"])
    action("A3", owner="state")

    mine = action_lines(officer, today=TODAY, only_mine=True)

    assert [(line.code, line.part) for line in mine] == [("A1", "owner"), ("A2", "partner")]
    assert [line.code for line in action_lines(officer, today=TODAY)] == ["A1", "A2", "A3"]


def test_the_delegate_sees_the_actions_of_the_absent_colleague(officer: User):
    action("A1")
    colleague = account_factories.user("collegue@exemple.fr")
    account_factories.delegation(officer, colleague)

    assert [line.code for line in action_lines(colleague, today=TODAY, only_mine=True)] == ["A1"]


def test_a_line_says_what_is_due_and_what_lacks(officer: User):
    measure(action("A1"))
    save(
        "A1",
        officer,
        step__new__kind="milestone",
        step__new__title="Appel à projets",
        step__new__due_on="2026-11-01",
    )
    save("A1", officer, measure__A1_dot_M1__state="done", starts_on="2023-01-01")

    (line,) = action_lines(officer, today=TODAY)

    assert [(item.title, item.is_late) for item in line.due] == [("Appel à projets", True)]
    assert line.lacks[Lack.EVIDENCE] == 1
    assert Lack.STATES not in line.lacks
    assert {Lack.PERSON, Lack.DATES, Lack.BUDGET, Lack.CONFIDENCE} <= line.lacks.keys()


def test_the_lists_cost_the_same_whatever_their_length(
    officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for number in range(1, 10):
        measure(action(f"A{number}"))
    with django_assert_max_num_queries(20):
        dashboard(SPRING)
    with django_assert_max_num_queries(26):
        action_lines(officer, today=TODAY)


def test_demonstration_sheets_come_and_go_whole(officer: User):
    for number in range(1, 7):
        measure(action(f"A{number}"))
    save("A1", officer, note="Écrite par une personne")

    assert fill_sheets(now=SPRING) == 3
    assert dashboard().has_demonstration_sheets
    assert not ActionSheet.objects.get(action__code="A1").demonstration
    assert fill_sheets(now=SPRING) == 0

    assert remove_sheets() == 3
    assert ActionSheet.objects.get().note == "Écrite par une personne"
    assert not ConfidenceTold.objects.exists()
    assert not MeasureProgress.objects.exists()
    assert not User.objects.filter(demonstration=True).exists()
