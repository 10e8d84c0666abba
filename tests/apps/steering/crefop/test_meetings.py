"""Meetings: moved and cancelled with a reason, agenda in order, one opinion a college, minutes."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.account_factories import grant, institution, member
from tests.crefop_factories import (
    NOON,
    TODAY,
    body,
    decision,
    meeting,
    point,
    secretary,
    speaker,
    theme,
)

from passerelles.apps.accounts.models import Institution, User, Verb
from passerelles.apps.journal.reads import history_of
from passerelles.apps.steering.actions.crefop import agenda, decisions, meetings, minutes, opinions
from passerelles.apps.steering.actions.crefop.minutes import MinutesEdit
from passerelles.apps.steering.actions.crefop.opinions import Said
from passerelles.apps.steering.actions.crefop.rows import RowClash, RowEdit
from passerelles.apps.steering.errors import EditedMeanwhile, SteeringRefused
from passerelles.apps.steering.models import AgendaItem, Decision, Meeting, Opinion
from passerelles.apps.steering.reads.crefop.meetings import meeting_view

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def pen() -> User:
    return secretary()


def published(of: Meeting, pen: User) -> Meeting:
    written = minutes.write_minutes(of, MinutesEdit("Relevé.", 0), author=pen, now=NOON)
    return minutes.publish_minutes(written, revision=1, author=pen, now=NOON)


class TestCalendar:
    def test_a_meeting_is_created_and_journaled(self, pen: User) -> None:
        values = {"on": TOMORROW, "starts_at": time(9, 30), "place": "Toulouse"}
        made = meetings.create_meeting(body(), values, author=pen, now=NOON)

        told = {one.field: one.after for one in history_of("steering.Meeting", str(made.pk))}
        assert told == {
            "body": "emploi",
            "on": "2026-11-24",
            "starts_at": "09:30",
            "place": "Toulouse",
        }

    def test_a_body_meets_once_a_day_unless_the_first_is_cancelled(self, pen: User) -> None:
        first = meeting(TOMORROW)
        with pytest.raises(SteeringRefused, match="se réunit déjà le 24/11/2026"):
            meetings.create_meeting(body(), {"on": TOMORROW}, author=pen, now=NOON)

        meetings.cancel_meeting(first, why="Trop peu de présents", author=pen, now=NOON)
        meetings.create_meeting(body(), {"on": TOMORROW}, author=pen, now=NOON)
        with pytest.raises(SteeringRefused):
            meetings.restore_meeting(first, author=pen, now=NOON)

    def test_a_closed_body_does_not_meet(self, pen: User) -> None:
        closed = body(closed_on=TODAY)
        with pytest.raises(SteeringRefused, match="fermée"):
            meetings.create_meeting(closed, {"on": TOMORROW}, author=pen, now=NOON)

    def test_another_day_and_a_cancellation_ask_why(self, pen: User) -> None:
        row = meeting(TOMORROW)
        with pytest.raises(SteeringRefused, match="change de jour"):
            meetings.move_meeting(row, {"on": date(2026, 12, 9)}, why=" ", author=pen, now=NOON)
        with pytest.raises(SteeringRefused, match="annulée"):
            meetings.cancel_meeting(row, why="", author=pen, now=NOON)

        meetings.move_meeting(row, {"place": "Montpellier"}, why="", author=pen, now=NOON)
        moved = meetings.move_meeting(
            row, {"on": date(2026, 12, 9)}, why="Salle prise", author=pen, now=NOON
        )
        assert (moved.on, moved.place) == (date(2026, 12, 9), "Montpellier")

    def test_a_reader_creates_nothing(self) -> None:
        reader = member(institution("region"))
        with pytest.raises(PermissionDenied):
            meetings.create_meeting(body(), {"on": TOMORROW}, author=reader, now=NOON)


class TestAgenda:
    def test_points_keep_an_order_that_people_change(self, pen: User) -> None:
        row = meeting(TOMORROW)
        for title in ("a", "b", "c"):
            agenda.add_point(row, title, author=pen, now=NOON)
        first, _, last = row.agenda.all()

        agenda.move_point(last, up=True, author=pen, now=NOON)
        agenda.move_point(first, up=True, author=pen, now=NOON)

        assert [one.title for one in row.agenda.all()] == ["a", "c", "b"]

    def test_a_theme_comes_once(self, pen: User) -> None:
        row, seen = meeting(TOMORROW), theme("O1.P1")
        for _ in range(2):
            agenda.add_themes(row, [seen], author=pen, now=NOON)
        assert [one.priority for one in row.agenda.all()] == [seen]

    def test_a_point_that_was_discussed_stays(self, pen: User) -> None:
        item = point(meeting(TOMORROW))
        decision(item)
        with pytest.raises(SteeringRefused, match="reste à l’ordre du jour"):
            agenda.remove_point(item, author=pen, now=NOON)
        Decision.objects.all().delete()
        agenda.remove_point(item, author=pen, now=NOON)
        assert not AgendaItem.objects.exists()

    @pytest.mark.parametrize("title", ["", "  ", "a" * 301])
    def test_a_point_has_a_title(self, pen: User, title: str) -> None:
        with pytest.raises(SteeringRefused, match="titre"):
            agenda.add_point(meeting(TOMORROW), title, author=pen, now=NOON)


class TestOpinions:
    def test_each_college_has_one_opinion_its_own(self) -> None:
        item, state, region = point(meeting()), speaker("state"), speaker("region")
        opinions.give_opinion(
            item, Said(college="state", stance="favourable"), author=state, now=NOON
        )
        said = Said(college="state", stance="reserved", text="À chiffrer.")
        opinions.give_opinion(item, said, author=state, now=NOON)

        with pytest.raises(SteeringRefused, match="collège « État »"):
            opinions.give_opinion(item, said, author=region, now=NOON)
        assert [(one.college, one.stance) for one in Opinion.objects.all()] == [
            ("state", "reserved")
        ]

    def test_two_institutions_of_a_college_share_its_opinion(self) -> None:
        item, prefect = point(meeting()), speaker("state")
        rectorate = institution("academies", college="state")
        grant(rectorate, Verb.OPINE, "crefop")
        rector = member(rectorate)
        first = Said(college="state", stance="favourable", text="Oui.")
        opinions.give_opinion(item, first, author=prefect, now=NOON)

        blind = Said(college="state", stance="unfavourable", text="Non.")
        with pytest.raises(EditedMeanwhile) as told:
            opinions.give_opinion(item, blind, author=rector, now=NOON)
        assert (told.value.theirs, told.value.mine) == ("Oui.", "Non.")

        seen = Said(college="state", stance="favourable", text="Oui, ensemble.", base="Oui.")
        assert opinions.give_opinion(item, seen, author=rector, now=NOON).author == rector

    def test_the_secretary_gives_no_opinion(self, pen: User) -> None:
        item, said = point(meeting()), Said(college="consultative", stance="favourable")
        with pytest.raises(PermissionDenied):
            opinions.give_opinion(item, said, author=pen, now=NOON)

    @pytest.mark.parametrize("stance", ["reserved", "unfavourable"])
    def test_reserves_are_told(self, stance: str) -> None:
        item, said = point(meeting()), Said(college="region", stance=stance)
        region = speaker("region")
        with pytest.raises(SteeringRefused, match="réserves"):
            opinions.give_opinion(item, said, author=region, now=NOON)

    def test_the_page_shows_who_did_not_speak(self) -> None:
        row = meeting()
        item = point(row)
        said = Said(college="workers", stance="none")
        opinions.give_opinion(item, said, author=speaker("workers"), now=NOON)

        (shown,) = meeting_view(row, today=TODAY).points
        assert [(one.college, one.stance) for one in shown.opinions] == [
            ("state", ""),
            ("region", ""),
            ("employers", ""),
            ("workers", "none"),
        ]


class TestMinutes:
    def test_the_second_writer_sees_both_texts(self, pen: User) -> None:
        row = meeting()
        minutes.write_minutes(row, MinutesEdit("Un.", 0), author=pen, now=NOON)

        with pytest.raises(EditedMeanwhile) as told:
            minutes.write_minutes(row, MinutesEdit("Deux.", 0), author=pen, now=NOON)
        assert (told.value.theirs, told.value.mine) == ("Un.", "Deux.")

        kept = minutes.write_minutes(row, MinutesEdit("Un et deux.", 1), author=pen, now=NOON)
        assert (kept.minutes, kept.minutes_revision) == ("Un et deux.", 2)

    def test_minutes_are_published_after_the_meeting_when_written(self, pen: User) -> None:
        with pytest.raises(SteeringRefused, match="vide"):
            minutes.publish_minutes(meeting(), revision=0, author=pen, now=NOON)
        early = meeting(TOMORROW, minutes="Relevé.", minutes_revision=1)
        with pytest.raises(SteeringRefused, match="24/11/2026"):
            minutes.publish_minutes(early, revision=1, author=pen, now=NOON)

    def test_nobody_publishes_a_text_that_they_did_not_read(self, pen: User) -> None:
        row = meeting(minutes="Trois.", minutes_revision=3)
        with pytest.raises(EditedMeanwhile):
            minutes.publish_minutes(row, revision=2, author=pen, now=NOON)

    def test_nothing_changes_once_published(self, pen: User) -> None:
        row = meeting(YESTERDAY)
        item = point(row)
        published(row, pen)
        said = Said(college="region", stance="favourable")
        acts = (
            lambda: agenda.add_point(row, "Encore", author=pen, now=NOON),
            lambda: agenda.retitle_point(item, "Autre", author=pen, now=NOON),
            lambda: agenda.remove_point(item, author=pen, now=NOON),
            lambda: opinions.give_opinion(item, said, author=speaker("region"), now=NOON),
            lambda: minutes.write_minutes(row, MinutesEdit("Autre.", 1), author=pen, now=NOON),
            lambda: meetings.move_meeting(row, {"place": "X"}, why="", author=pen, now=NOON),
            lambda: meetings.cancel_meeting(row, why="X", author=pen, now=NOON),
            lambda: decisions.take_decision(
                item, RowEdit(values={"text": "D"}, base={}), author=pen, now=NOON
            ),
        )
        for act in acts:
            with pytest.raises(SteeringRefused, match="publié"):
                act()

    def test_a_correction_says_why_and_is_shown(self, pen: User) -> None:
        row = published(meeting(YESTERDAY), pen)
        later = NOON + timedelta(hours=1)
        with pytest.raises(SteeringRefused, match="pourquoi"):
            minutes.correct_minutes(row, MinutesEdit("Juste.", 1), author=pen, now=later)

        edit = MinutesEdit("Juste.", 1, why="Un nom mal écrit")
        row = minutes.correct_minutes(row, edit, author=pen, now=later)

        (told,) = meeting_view(row, today=TODAY).corrections
        assert (told.before, told.after, told.why) == ("Relevé.", "Juste.", "Un nom mal écrit")


class TestDecisions:
    def test_a_published_decision_is_corrected_with_a_reason(self, pen: User) -> None:
        row = meeting(YESTERDAY)
        one = decision(point(row), text="Avant")
        published(row, pen)
        values, base = {"text": "Après"}, {"text": "Avant"}

        with pytest.raises(SteeringRefused, match="pourquoi"):
            decisions.edit_decision(one, RowEdit(values=values, base=base), author=pen, now=NOON)
        edit = RowEdit(values=values, base=base, why="Coquille")
        assert decisions.edit_decision(one, edit, author=pen, now=NOON).text == "Après"

    def test_two_writers_of_a_decision_are_told(self, pen: User) -> None:
        one = decision(point(meeting()), text="Un")
        edit = RowEdit(values={"text": "Deux"}, base={"text": "Zéro"})
        with pytest.raises(RowClash):
            decisions.edit_decision(one, edit, author=pen, now=NOON)

    def test_its_owner_says_that_it_is_done_and_changes_nothing_else(self, pen: User) -> None:
        of = institution("france_travail")
        grant(of, Verb.WRITE, "crefop", owned=True)
        agent = member(of)
        mine = decision(point(meeting(YESTERDAY)), owner=Institution.objects.get(code=of.code))
        other = decision(mine.item)

        decisions.mark_done(mine, TODAY, author=agent, now=NOON)
        mine.refresh_from_db()
        assert mine.done_on == TODAY
        with pytest.raises(PermissionDenied):
            decisions.mark_done(other, TODAY, author=agent, now=NOON)
        edit = RowEdit(values={"text": "X"}, base={"text": mine.text})
        with pytest.raises(PermissionDenied):
            decisions.edit_decision(mine, edit, author=agent, now=NOON)

    @pytest.mark.parametrize("day", [YESTERDAY - timedelta(days=1), TOMORROW])
    def test_it_is_done_after_the_meeting_and_not_tomorrow(self, pen: User, day: date) -> None:
        one = decision(point(meeting(YESTERDAY)))
        with pytest.raises(SteeringRefused, match="corrigez la date"):
            decisions.mark_done(one, day, author=pen, now=NOON)

    def test_the_next_meeting_reads_what_is_still_to_do(self, pen: User) -> None:
        first, second = meeting(TODAY - timedelta(days=90)), meeting(YESTERDAY)
        old = point(first)
        decision(old, "À faire")
        decision(old, "Fait avant", done_on=TODAY - timedelta(days=80))
        decision(point(second), "Fait depuis", done_on=TODAY)
        decision(point(meeting(YESTERDAY, of=body("autre"))), "Ailleurs")

        shown = meeting_view(meeting(TOMORROW), today=TODAY)

        assert [one.text for one in shown.pending] == ["À faire", "Fait depuis"]
        assert shown.previous == second
