"""French as a step of a pathway."""

import pytest
from tests.pathway_factories import SKILL, TARGET, TODAY, candidate

from passerelles.domain.guidance.building.builder import build
from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.french import (
    FRENCH_CODE,
    FRENCH_SKILL,
    learns_french,
    only_french,
    with_french,
)
from passerelles.domain.guidance.building.wish import Built, Wish
from passerelles.domain.guidance.profile import French

COURSE = candidate(
    key="course",
    closes=((FRENCH_SKILL, 1.0),),
    gives=frozenset({FRENCH_CODE}),
    on_target=False,
)
TITLE = candidate(1, key="title", requires=frozenset({FRENCH_CODE}))


def built(*candidates: Candidate, trade: float = 1.0) -> Built:
    missing = with_french({SKILL: trade} if trade else {}, French.A2)
    wish = Wish(target=TARGET, missing=missing, available_from=TODAY, today=TODAY)
    return build(candidates, wish)


def test_a_title_is_reached_through_a_course_of_french() -> None:
    assert [step.candidate.key for step in built(COURSE, TITLE).pathways[0].steps] == [
        "course",
        "title",
    ]


def test_a_course_is_no_way_alone_to_an_occupation_that_asks_more() -> None:
    assert built(COURSE).reason == "nothing_fits"
    assert built(TITLE).reason == "nothing_fits"


@pytest.mark.parametrize(
    ("french", "first"), [(None, False), (French.A1, True), (French.A2, True), (French.B1, False)]
)
def test_courses_come_first_below_b1(french: French | None, *, first: bool) -> None:
    assert learns_french(french) is first
    assert (FRENCH_SKILL in with_french({"skill": 1.0}, french)) is first


def test_french_alone_is_what_is_missing_when_nothing_else_is() -> None:
    assert with_french({}, French.A2) == {FRENCH_SKILL: 1.0}
    assert with_french({}, French.C1) == {}


def test_a_pathway_of_french_alone_is_no_part_of_an_occupation() -> None:
    assert only_french(built(COURSE, trade=0.0).pathways[0])
    assert not only_french(built(COURSE, TITLE).pathways[0])
