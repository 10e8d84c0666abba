"""The review calendar read from the rows: what was held, what is planned, what finds no room."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.account_factories import user
from tests.crefop_factories import NOON, TODAY, action, body, decision, meeting, point, secretary

from passerelles.apps.accounts.models import User
from passerelles.apps.steering.models import ConfidenceTold, Meeting
from passerelles.apps.steering.reads.crefop.calendar import ReviewCalendar, review_calendar
from passerelles.apps.steering.reads.crefop.decisions import OVERDUE, decisions_by_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def pen() -> User:
    return secretary()


def themes(number: int) -> None:
    """As many priorities, of an action each."""
    for rank in range(1, number + 1):
        action(f"A{rank}", under=f"O{rank}.P1")


def days(number: int) -> list[Meeting]:
    return [meeting(TODAY + timedelta(days=40 * rank)) for rank in range(1, number + 1)]


def proposed(found: ReviewCalendar) -> list[list[str]]:
    return [[theme.code for theme in one.themes] for one in found.proposals]


def test_without_a_meeting_every_theme_is_left_out(pen: User) -> None:
    themes(3)
    found = review_calendar(pen, today=TODAY)

    assert found.proposals == ()
    assert [one.code for one in found.left_out] == ["O1.P1", "O2.P1", "O3.P1"]
    assert (found.seen_actions, found.planned_actions, found.actions) == (0, 0, 3)


def test_the_themes_are_spread_and_the_rest_is_told(pen: User) -> None:
    themes(5)
    days(2)
    found = review_calendar(pen, today=TODAY)

    assert proposed(found) == [["O1.P1", "O2.P1"], ["O3.P1", "O4.P1"]]
    assert [one.code for one in found.left_out] == ["O5.P1"]


def test_the_stormy_theme_comes_first(pen: User) -> None:
    themes(3)
    stormy = action("A9", under="O3.P1")
    ConfidenceTold.objects.create(
        action=stormy, weather="storm", text="Rien n’avance.", told_on=TODAY, author=user()
    )
    days(3)
    found = review_calendar(pen, today=TODAY)

    assert proposed(found) == [["O3.P1"], ["O1.P1"], ["O2.P1"]]
    assert next(one.worry for one in found.themes if one.code == "O3.P1") == 1


def test_a_theme_held_within_a_year_is_seen_and_a_cancelled_meeting_is_nothing(pen: User) -> None:
    themes(3)
    point(meeting(TODAY - timedelta(days=30)), "O1.P1")
    point(meeting(TODAY - timedelta(days=31), cancelled_at=NOON), "O2.P1")
    point(meeting(TODAY - timedelta(days=500)), "O3.P1")
    days(1)
    found = review_calendar(pen, today=TODAY)

    assert proposed(found) == [["O2.P1", "O3.P1"]]
    assert found.seen_actions == 1
    assert [found.is_overdue(one) for one in found.themes] == [False, True, True]


def test_what_is_on_an_agenda_is_planned_and_not_proposed_again(pen: User) -> None:
    themes(3)
    first, _ = days(2)
    point(first, "O1.P1")
    found = review_calendar(pen, today=TODAY)

    assert proposed(found) == [["O2.P1", "O3.P1"]]
    assert found.planned_actions == 1


def test_a_theme_without_room_goes_beside_one_that_stands_alone(pen: User) -> None:
    themes(4)
    first, second = days(2)
    point(first, "O1.P1")
    found = review_calendar(pen, today=TODAY)

    assert proposed(found) == [["O4.P1"], ["O2.P1", "O3.P1"]]
    assert found.left_out == ()
    assert [one.code for one in found.proposal(second.pk)] == ["O2.P1", "O3.P1"]


def test_only_bodies_that_review_the_plan_are_proposed_themes(pen: User) -> None:
    themes(1)
    meeting(TODAY + timedelta(days=3), of=body("bureau", reviews_plan=False))
    meeting(TODAY + timedelta(days=5), cancelled_at=NOON)
    assert review_calendar(pen, today=TODAY).proposals == ()


def test_a_filter_on_a_body_keeps_the_proposals_of_all(pen: User) -> None:
    themes(2)
    days(1)
    meeting(TODAY + timedelta(days=3), of=body("autre"))
    found = review_calendar(pen, today=TODAY, body="autre")

    assert [one.body_code for one in found.coming] == ["autre"]
    assert len(found.proposals) == 2


def test_without_a_plan_there_is_nothing_to_propose(pen: User) -> None:
    days(1)
    found = review_calendar(pen, today=TODAY)
    assert (found.themes, found.proposals, found.left_out) == ((), (), ())


def test_its_queries_do_not_grow(
    pen: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    themes(8)
    for row in days(8):
        point(row)
    with django_assert_max_num_queries(22):
        review_calendar(pen, today=TODAY)


def test_overdue_decisions_come_first_by_owner(pen: User) -> None:
    item = point(meeting(TODAY - timedelta(days=60)))
    region = pen.memberships.get().institution
    decision(item, "Sans date")
    decision(item, "En retard", owner=region, due_on=TODAY - timedelta(days=1))
    decision(item, "À venir", owner=region, due_on=TODAY + timedelta(days=1))
    decision(item, "Faite", owner=region, done_on=TODAY)

    first, last = decisions_by_owner(pen, today=TODAY)
    assert [line.text for line in first.lines] == ["En retard", "À venir"]
    assert (first.overdue, last.owner) == (1, "")
    assert all(line.may_close for line in first.lines)

    (only,) = decisions_by_owner(pen, today=TODAY, state=OVERDUE)
    assert [line.text for line in only.lines] == ["En retard"]


def test_a_stranger_reads_no_decision(pen: User) -> None:
    decision(point(meeting()))
    assert decisions_by_owner(user("x@exemple.fr"), today=TODAY) == []
