"""Doors that experience need not open: they grow with closeness, never jump, and say why."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.guidance.reaching.reach_scenes import openings, scene
from tests.domain.guidance.reaching.test_suggesting import kinds, order, suggested, the
from tests.guidance_factories import SKILLS, occupation, profile, skill, small_graph

from passerelles.domain.guidance.profile import Constraint, French, Held, Profile
from passerelles.domain.guidance.reaching.access import Access
from passerelles.domain.guidance.reaching.entrance import doors_of, entrance, entry_levels, through
from passerelles.domain.guidance.reaching.reach import french_asked, level_gaps
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.suggestion import Side

GRAPH = small_graph()
OPEN = {code: Access(unqualified=True) for code in ("D1507", "K1302", "G1603")}
OTHERS = {code: Access(level_from=3) for code in ("G1801", "D1106", "F1610", "J1501")}
HERE = scene(GRAPH, accesses=OPEN | OTHERS)
unit = st.floats(0, 1)
roofer = profile("F1610", level=3)


def score(code: str, who: Profile, **changes: object) -> float:
    return the(code, who, replace(HERE, **changes)).can_get.score or 0.0  # type: ignore[arg-type]  # likewise


def test_an_open_door_is_gettable_by_who_did_something_else_and_says_so() -> None:
    assert score("K1302", roofer) > 3 * (the("K1302", roofer, scene(GRAPH)).can_get.score or 0)
    assert ReasonKind.UNQUALIFIED in kinds(the("K1302", roofer, HERE))
    assert ReasonKind.UNQUALIFIED not in kinds(the("D1106", roofer, HERE))


def test_an_open_door_asks_for_no_level() -> None:
    assert HERE.requirements.levels[GRAPH.number[occupation("K1302")]] == 1
    told = kinds(the("K1302", profile("F1610", level=1), HERE))
    assert not told & {ReasonKind.LEVEL_GAP, ReasonKind.LEVEL_ENOUGH, ReasonKind.LEVEL_UNKNOWN}


def test_certifications_that_are_all_higher_contradict_an_open_door() -> None:
    levels = np.array([-1, 3, 5, 6], dtype=np.int8)
    told = [Access(unqualified=True)] * 4
    own = ["", "", "", ""]
    assert entry_levels(told, levels, told_of=own).tolist() == [1, 1, 5, 6]
    opened = doors_of(told, levels, told_of=own).opened
    assert opened[0] == opened[1] > opened[2] > opened[3] > 0
    borrowed = doors_of(told, levels, told_of=["Métier plus large"] * 4).opened
    assert (borrowed < opened).all()


def test_the_sheet_gives_the_level_where_certifications_tell_none() -> None:
    levels = np.array([-1, 5], dtype=np.int8)
    told = [Access(level_from=3), Access(level_from=3)]
    assert entry_levels(told, levels, told_of=["", ""]).tolist() == [3, 5]
    assert doors_of(told, levels, told_of=["", ""]).levels_told.tolist() == [True, False]
    assert entry_levels([None, Access()], levels, told_of=["", ""]).tolist() == [-1, 5]


@given(unit, unit, unit)
def test_closeness_never_lowers_what_a_door_gives(first: float, more: float, door: float) -> None:
    low, high = sorted((first, more))
    values = through(np.array([low, high]), np.array([door, door]))
    assert values[0] <= values[1]
    assert values[0] >= low
    assert (values <= 1).all()


@given(unit, st.floats(0, 0.01), unit)
def test_a_door_never_jumps(value: float, by: float, door: float) -> None:
    high = min(value + by, 1.0)
    near = through(np.array([value, high]), np.array([door, door]))
    doors = through(np.array([door, door]), np.array([value, high]))
    assert near[1] - near[0] <= 10 * by + 1e-9
    assert doors[1] - doors[0] <= 2 * by + 1e-9


@settings(max_examples=30)
@given(st.frozensets(st.sampled_from(sorted(SKILLS)), min_size=1, max_size=5),
       st.frozensets(st.sampled_from(sorted(SKILLS)), max_size=5))  # fmt: skip
def test_more_skills_never_lower_where_doors_are_open(
    some: frozenset[str], more: frozenset[str]
) -> None:
    who = profile(skills=some, level=3)
    richer = replace(who, skills=who.skills | {skill(name) for name in more})
    before = {one.occupation: one.can_get.score or 0 for one in suggested(who, HERE)}
    for one in suggested(richer, HERE):
        if one.occupation in before:
            assert (one.can_get.score or 0) >= before[one.occupation] - 1e-6


@given(st.lists(st.integers(1, 8), min_size=2, max_size=2))
def test_a_higher_level_never_lowers_a_door(levels: list[int]) -> None:
    asked, found = HERE.requirements, []
    for level in sorted(levels):
        gaps = level_gaps(Profile(level=level), asked.levels)
        found.append(entrance(gaps, asked.levels, asked.doors, HERE.openings))
    assert (np.nan_to_num(found[0]) <= np.nan_to_num(found[1])).all()


def test_nothing_typed_gives_nothing_even_where_doors_are_open() -> None:
    assert suggested(Profile(), HERE) == ()
    assert suggested(Profile(level=2, commune="34301", age=19), HERE) == ()


def test_a_refusal_closes_an_open_door() -> None:
    refusing = replace(roofer, refused=frozenset({occupation("K1302")}))
    assert "K1302" not in order(refusing, HERE)


def test_who_told_only_tastes_gets_no_more_than_who_came_from_nearby() -> None:
    tastes = profile(interests={"S": 1.0}, level=3)
    nurse = profile("J1501", interests={"S": 1.0}, level=3)
    assert score("K1302", tastes) < score("K1302", nurse)


def test_a_door_where_nobody_hires_opens_on_little() -> None:
    many, none = (openings(GRAPH, offers={"K1302": value}) for value in (900, 0))
    assert score("K1302", roofer, openings=many) > 2 * score("K1302", roofer, openings=none)


def test_doors_that_an_examination_keeps_are_closed_and_it_is_told() -> None:
    here = scene(GRAPH, accesses={"K1302": Access(unqualified=True, contest=True), **OTHERS})
    assert ReasonKind.CONTEST in kinds(the("K1302", roofer, here))
    assert score("K1302", roofer) > (the("K1302", roofer, here).can_get.score or 0)


def test_experience_asked_is_an_obstacle_to_strangers_only() -> None:
    here = scene(GRAPH, accesses={"G1802": Access(level_from=4, experience_asked=True)})
    assert ReasonKind.EXPERIENCE_ASKED in kinds(the("G1802", profile("F1610"), here))
    assert ReasonKind.EXPERIENCE_ASKED not in kinds(the("G1802", profile("G1803"), here))


def test_experience_in_the_line_may_replace_the_diploma() -> None:
    here = scene(GRAPH, accesses={"G1802": Access(level_from=4, level_with_experience=1)})
    waiter = profile("G1803", level=3)
    assert ReasonKind.EXPERIENCE_COUNTS in kinds(the("G1802", waiter, here))
    plain = scene(GRAPH, accesses={"G1802": Access(level_from=4)})
    assert (the("G1802", waiter, here).can_get.score or 0) > (
        the("G1802", waiter, plain).can_get.score or 0
    )


@pytest.mark.parametrize(("years", "told"), [(0.1, False), (6.0, True)])
def test_vae_is_told_to_who_practised_in_the_line(years: float, told: bool) -> None:
    who = Profile(occupations=(Held(occupation=occupation("G1803"), years=years),), level=2)
    gap = next(one for one in the("G1802", who).can_get.reasons if one.kind == ReasonKind.LEVEL_GAP)
    assert (gap.subjects == ("vae",)) is told


def test_without_a_level_nothing_says_that_hers_is_enough() -> None:
    for one in suggested(profile("G1803"), HERE):
        assert not kinds(one) & {ReasonKind.LEVEL_ENOUGH, ReasonKind.EXPERIENCE_COUNTS}


@pytest.mark.parametrize(("age", "told"), [(19, True), (29, True), (30, False), (None, False)])
def test_apprenticeship_is_a_way_in_up_to_29(age: int | None, told: bool) -> None:
    who = profile(interests={"R": 1.0}, level=2, age=age)
    assert (ReasonKind.APPRENTICESHIP in kinds(the("F1610", who, HERE))) is told


def test_seasonal_sheets_count_for_who_wants_work_all_year() -> None:
    here = scene(GRAPH, accesses=OPEN | OTHERS, in_season={"G1801": 0.6, "D1106": 0.0})
    who = profile("G1803", commune="34301", constraints=frozenset({Constraint.ALL_YEAR}))
    assert ReasonKind.SHEET_SEASONAL in kinds(the("G1801", who, here))
    assert ReasonKind.NO_SEASON in kinds(the("D1106", who, here))
    free = replace(who, constraints=frozenset())
    assert (the("G1801", who, here).can_get.score or 0) < (
        the("G1801", free, here).can_get.score or 0
    )


def test_each_level_of_french_that_lacks_is_told_and_learnt_never_lowers() -> None:
    asked = dict(zip(GRAPH.keys, french_asked(HERE.requirements), strict=True))
    assert asked[occupation("J1506")] is French.B2
    scores = [score("G1801", profile("G1803", french=one)) for one in French]
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]
    beginner = profile("G1803", french=French.A1)
    assert ReasonKind.FRENCH in kinds(the("G1801", beginner, HERE))
    assert ReasonKind.FRENCH not in kinds(the("G1801", profile("G1803"), HERE))


def test_a_diploma_from_abroad_is_to_be_compared_or_authorised() -> None:
    who = profile("G1803", foreign_diploma=True)
    assert ReasonKind.FOREIGN_DIPLOMA in kinds(the("G1801", who, HERE))
    assert ReasonKind.FOREIGN_REGULATED in kinds(the("J1506", who, HERE))
    assert ReasonKind.FOREIGN_DIPLOMA not in kinds(the("G1801", profile("G1803"), HERE))


def test_two_levels_of_french_lacking_cost_more_than_twice_one() -> None:
    free, one, two = (
        score("J1506", profile("J1501", french=said)) for said in (French.B2, French.B1, French.A2)
    )
    assert free - one < one
    assert two < one - (free - one)


def test_a_diploma_to_be_compared_opens_one_level_less() -> None:
    unsaid = profile("J1501")
    compared = [score("J1506", replace(unsaid, foreign_level=level)) for level in (3, 5, 7)]
    assert compared == sorted(compared)
    assert compared[0] < compared[-1] <= score("J1506", unsaid)


@pytest.mark.parametrize(
    ("hirings", "side"), [(0.4, Side.OBSTACLE), (2.0, Side.OBSTACLE), (30.0, Side.INFORMATION)]
)
def test_where_nothing_is_published_the_hirings_of_the_country_speak(
    hirings: float, side: Side
) -> None:
    here = replace(HERE, openings=openings(GRAPH, offers_expected={"D1106": hirings}))
    who = profile("G1803", commune="34301")
    told = {one.kind: one for one in the("D1106", who, here).can_get.reasons}
    assert told[ReasonKind.HIRINGS_EXPECTED].side is side
    assert ReasonKind.TENSION_UNKNOWN not in told
    assert ReasonKind.TENSION_UNKNOWN in kinds(the("G1801", who, here))


def test_where_the_basin_is_silent_its_region_speaks() -> None:
    around = openings(GRAPH, offers={"D1106": 40}, offers_around={"D1106": 900, "G1801": 700})
    here = replace(HERE, openings=replace(around, place_around="Occitanie"))
    who = profile("G1803", commune="34301")
    assert ReasonKind.OFFERS in kinds(the("D1106", who, here))
    assert ReasonKind.OFFERS_AROUND in kinds(the("G1801", who, here))
    assert ReasonKind.TENSION_UNKNOWN not in kinds(the("G1801", who, here))
