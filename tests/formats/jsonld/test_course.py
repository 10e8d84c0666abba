"""The shape of a course for search engines, and its safety inside a page."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.jsonld.course import (
    Course,
    CourseRun,
    Credential,
    Location,
    Meeting,
    Organization,
    write_course,
)

PLACE = Location("Centre", "1 rue du Four", "09000", "Foix", 42.96, 1.6)
SMALLEST = Course("CAP boulanger", "https://x/1", Organization("École"), CourseRun("https://x/1"))


def graph(course: Course) -> list[dict[str, Any]]:
    return json.loads(write_course(course))["@graph"]


def empties(value: object) -> bool:
    if isinstance(value, dict):
        return any(empties(item) for item in value.values())
    if isinstance(value, list):
        return not value or any(map(empties, value))
    return value in (None, "")


def test_the_smallest_course_states_nothing_unknown() -> None:
    (course,) = graph(SMALLEST)

    assert course["@type"] == "Course"
    assert course["hasCourseInstance"]["@type"] == "CourseInstance"
    assert not empties(course)


def test_a_full_course_has_its_session_its_place_and_its_credential() -> None:
    run = CourseRun("https://x/1", "2027-01", "2027-06-30", "onsite", 420, (PLACE,), 12)
    (course,) = graph(replace(SMALLEST, run=run, credentials=(Credential("CAP", "RNCP1"),)))

    instance = course["hasCourseInstance"]
    assert instance["startDate"] == "2027-01"
    assert instance["courseWorkload"] == "PT420H"
    assert instance["location"][0]["geo"]["latitude"] == 42.96
    assert instance["location"][0]["address"]["postalCode"] == "09000"
    assert course["educationalCredentialAwarded"][0]["identifier"] == "RNCP1"


def test_a_meeting_is_an_event_with_its_time_zone() -> None:
    start = datetime(2027, 1, 4, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
    meetings = (
        Meeting("Réunion", start, location=PLACE, seats=20),
        Meeting("Réunion à distance", date(2027, 1, 5), remote=True),
    )

    _, onsite, remote = graph(replace(SMALLEST, meetings=meetings))

    assert onsite["@type"] == "Event"
    assert onsite["startDate"] == "2027-01-04T09:30:00+01:00"
    assert onsite["location"]["@type"] == "Place"
    assert onsite["about"] == {"@id": "https://x/1"}
    assert remote["startDate"] == "2027-01-05"
    assert remote["location"]["@type"] == "VirtualLocation"


def test_an_hour_without_time_zone_is_refused() -> None:
    meeting = Meeting("Réunion", datetime(2027, 1, 4, 9, 30))

    with pytest.raises(ValueError, match="fuseau"):
        write_course(replace(SMALLEST, meetings=(meeting,)))


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_no_text_leaves_its_script_element(text: str) -> None:
    written = write_course(replace(SMALLEST, name=text, description=f"</script>{text}"))

    assert not set("<>&") & set(written)
    assert json.loads(written)["@graph"][0].get("description") == f"</script>{text}"
