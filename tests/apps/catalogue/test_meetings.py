"""The calendar of information meetings."""

from datetime import date, time
from typing import Any

import pytest
from django.utils import timezone
from tests import offer_factories

from passerelles.apps.catalogue.models import Duplicate
from passerelles.apps.catalogue.reads.meetings import MeetingFilter, count_meetings, list_meetings

pytestmark = pytest.mark.django_db

FROM = MeetingFilter(first=date(2026, 11, 23))


def meeting(day: int = 1, title: str = "CAP Boulanger", **fields: Any) -> str:
    training = offer_factories.training(title=title)
    session = offer_factories.session(action=offer_factories.action(training=training))
    return offer_factories.meeting(session, start=date(2026, 12, day), **fields).id


def ids(wanted: MeetingFilter) -> list[str]:
    return [one.id for one in list_meetings(wanted)]


def test_meetings_come_by_day_then_hour() -> None:
    late = meeting(2, start_time=time(14))
    early = meeting(2, start_time=time(9))
    first = meeting(1)

    assert ids(FROM) == [first, early, late]


def test_what_is_over_or_no_meeting_is_left_out() -> None:
    meeting(kind="8")
    session = offer_factories.session()
    offer_factories.meeting(session, start=date(2026, 11, 22))
    offer_factories.meeting(session, start=None)

    assert ids(FROM) == []


def test_a_departement_keeps_its_meetings_and_those_at_a_distance() -> None:
    foix = meeting(1, postcode="09000", city="Foix")
    online = meeting(2, is_remote=True)
    meeting(3, postcode="31000")

    wanted = MeetingFilter(first=FROM.first, departement="09")

    assert ids(wanted) == [foix, online]
    assert count_meetings(wanted) == 2


def test_every_word_must_be_in_the_title_or_the_provider() -> None:
    baker = meeting(1, title="CAP Boulanger")
    meeting(2, title="CAP Cuisine")

    assert ids(MeetingFilter(first=FROM.first, words="boulanger organisme")) == [baker]


def test_a_session_merged_into_another_holds_no_meeting() -> None:
    hidden, kept = offer_factories.session(), offer_factories.session()
    offer_factories.meeting(hidden, start=date(2026, 12, 1))
    Duplicate.objects.create(
        kept=kept, other=hidden, score=1.0, verdict="merged", found_at=timezone.now()
    )

    assert ids(FROM) == []


def test_queries_do_not_grow_with_meetings(django_assert_num_queries: Any) -> None:
    for day in range(1, 21):
        meeting(day)

    with django_assert_num_queries(2):
        assert len(list_meetings(FROM)) == 20
