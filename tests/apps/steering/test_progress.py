"""The readings of progress stay apart, say what they lack, and replay any day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests import fact_factories
from tests.steering_factories import action, measure, plan_target, writer

from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.steering.actions.confidence import tell_confidence
from passerelles.apps.steering.actions.sheet_editing import SheetEdit, edit_sheet
from passerelles.apps.steering.models import Action, ActionSheet, TargetSetting
from passerelles.apps.steering.reads.progress import ActionProgress, execution_of, progress_of
from passerelles.apps.steering.reads.progress_targets import Missing
from passerelles.apps.steering.reads.sheet_cells import cells_of, sheet_of
from passerelles.domain.common.absence import Absence
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.execution import MeasureState
from passerelles.domain.steering.standing import Standing

pytestmark = pytest.mark.django_db
INDICATOR = "bmo_projects"
SPRING = datetime(2026, 4, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def officer() -> User:
    return writer("region")


@pytest.fixture
def followed(officer: User) -> Action:
    """Two measures, one of which an indicator follows."""
    of = action("A1")
    measure(of, indicator=INDICATOR)
    measure(of)
    measure(of, status="fact")
    return of


def of_one(of: Action, **asked: object) -> ActionProgress:
    return progress_of([of], **asked)[of.code]  # type: ignore[arg-type]  # keywords of a test


def region_figure(value: float, **fields: object) -> None:
    known = {"territory_kind": "region", "territory_code": "76", "geography": "COG-2026"}
    fact_factories.observation(**known, departement="", value=value, **fields)


def state(of: Action, who: User, number: int, told: str, at: datetime) -> None:
    key = f"measure:{of.code}.M{number}:state"
    base = cells_of(sheet_of(of))
    edit_sheet(of, SheetEdit(base=base, mine={key: told}, why="comité"), author=who, now=at)


def target(by: User, *points: tuple[str, float], at: datetime = SPRING) -> None:
    TargetSetting.objects.create(
        indicator=INDICATOR,
        territory="region:76",
        points=[{"on": on, "value": value} for on, value in points],
        reason="délibération",
        institution=Institution.objects.get(code="region"),
        author=by,
        set_at=at,
    )


def test_nothing_told_is_not_nothing_done(followed: Action):
    progress = of_one(followed)

    done = progress.execution
    assert done is not None
    assert (done.done, done.told, done.total) == (0, 0, 2)
    assert (done.low, done.high) == (0, 1)
    assert progress.confidence is None
    assert progress.standings() == {}


def test_the_state_of_a_measure_is_the_one_of_that_day(followed: Action, officer: User):
    state(followed, officer, 1, "running", SPRING)
    state(followed, officer, 1, "done", SPRING + 30 * DAY)

    def states(as_of: datetime | None) -> MeasureState:
        return of_one(followed, as_of=as_of).measures[0].state

    assert states(SPRING - DAY) is MeasureState.UNTOLD
    assert states(SPRING + DAY) is MeasureState.RUNNING
    assert states(None) is MeasureState.DONE


def test_confidence_is_the_last_word_of_that_day(followed: Action, officer: User):
    for weather, at in ((Weather.STORM, SPRING), (Weather.SUN, SPRING + 30 * DAY)):
        tell_confidence(followed, weather, "parce que", author=officer, now=at)

    now, then = of_one(followed).confidence, of_one(followed, as_of=SPRING + DAY).confidence
    assert now is not None
    assert then is not None
    assert (now.weather, then.weather) == (Weather.SUN, Weather.STORM)
    assert of_one(followed, as_of=SPRING - DAY).confidence is None


def test_a_figure_is_read_against_the_trajectory_set(followed: Action, officer: User):
    region_figure(150.0)
    target(officer, ("2022-12-31", 100.0), ("2026-12-31", 200.0))

    (one,) = (i for i in of_one(followed).indicators if i.code == INDICATOR)

    assert one.distance.exact == 0.5
    assert one.gap.exact == pytest.approx(0, abs=0.1)
    assert one.aim.said_by == "Institution region"
    assert of_one(followed).standings()[one.standing] == 1


def test_progress_is_never_clipped(followed: Action, officer: User):
    region_figure(80.0)
    target(officer, ("2022-12-31", 100.0), ("2026-12-31", 200.0))

    (one,) = (i for i in of_one(followed).indicators if i.code == INDICATOR)

    assert one.distance.exact == pytest.approx(-0.2)
    assert one.standing is Standing.BEHIND


def test_a_target_of_the_plan_says_what_it_lacks(followed: Action):
    plan_target(
        followed.measures.get(code="A1.M1"),
        INDICATOR,
        target_on=date(2028, 12, 31),
        times_baseline=2,
    )

    (one,) = (i for i in of_one(followed).indicators if i.code == INDICATOR)

    assert one.aim.missing == (Missing.BASELINE_DAY, Missing.BASELINE)
    assert one.distance.absence is Absence.MISSING_INPUT
    assert one.standing is Standing.BLIND


def test_a_target_set_later_was_not_known_before(followed: Action, officer: User):
    region_figure(150.0)
    target(officer, ("2022-12-31", 100.0), ("2026-12-31", 200.0))

    then = of_one(followed, as_of=SPRING - DAY)
    assert then.standings() == {}


def test_a_public_page_sees_neither_fictitious_sheets_nor_generated_figures(
    followed: Action, officer: User
):
    fact_factories.factories.source("demo_bmo", is_demonstration=True)
    region_figure(150.0, source="demo_bmo")
    target(officer, ("2022-12-31", 100.0), ("2026-12-31", 200.0))
    state(followed, officer, 1, "done", SPRING)
    tell_confidence(followed, Weather.SUN, "parce que", author=officer, now=SPRING)
    ActionSheet.objects.update(demonstration=True)

    desk, public = of_one(followed), of_one(followed, public=True)

    assert desk.confidence is not None
    assert desk.measures[0].state is MeasureState.DONE
    assert public.confidence is None
    assert {m.state for m in public.measures} == {MeasureState.UNTOLD}
    (one,) = (i for i in public.indicators if i.code == INDICATOR)
    assert one.distance.absence is Absence.MISSING_INPUT


def test_what_holds_actions_sums_their_measures(followed: Action, officer: User):
    other = action("A2")
    for _ in range(3):
        measure(other)
    state(followed, officer, 1, "done", SPRING)
    parts = progress_of([followed, other])

    whole = execution_of(parts.values())

    assert whole is not None
    assert (whole.done, whole.total, whole.low) == (1, 5, 0.2)


def test_broken_weights_are_told_and_stop_nothing(officer: User):
    of = action("A1")
    measure(of, weight="0.5")
    measure(of, weight="0.2")

    progress = of_one(of)

    assert progress.execution is None
    assert "font 0,7" in progress.problem


def test_the_number_of_queries_does_not_follow_the_number_of_actions(
    officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
):
    actions = [action(f"A{number}") for number in range(1, 9)]
    for one in actions:
        measure(one)

    with django_assert_max_num_queries(14):
        progress_of(actions, as_of=SPRING)
