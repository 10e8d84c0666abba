"""Which occupations are put forward, in which order, and the promises kept whatever is typed."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.guidance.reaching.reach_scenes import exposures, openings, scene
from tests.guidance_factories import (
    SKILLS,
    every_occupation,
    occupation,
    occupation_facts,
    profile,
    skill,
    small_graph,
)

from passerelles.domain.guidance.profile import Constraint, Learnt, Profile
from passerelles.domain.guidance.reaching.reason_kinds import ReasonKind
from passerelles.domain.guidance.reaching.scene import Scene, twins_of
from passerelles.domain.guidance.reaching.suggesting import suggest
from passerelles.domain.guidance.reaching.suggestion import Suggestion

TODAY = date(2026, 11, 23)
GRAPH = small_graph()
SCENE = scene(GRAPH)

names = st.frozensets(st.sampled_from(sorted(SKILLS)), max_size=8)
codes = st.sampled_from([key.rpartition(":")[2] for key in GRAPH.keys])
letters = st.dictionaries(st.sampled_from("RIASEC"), st.floats(0, 1), max_size=6)
profiles = st.builds(
    lambda held, skills, interests, level: profile(
        *held, skills=skills, interests=interests, level=level
    ),
    st.lists(codes, max_size=2, unique=True),
    names,
    letters,
    st.none() | st.integers(1, 8),
)


def suggested(who: Profile, at: Scene = SCENE, limit: int = 20) -> tuple[Suggestion, ...]:
    return suggest(at, who, today=TODAY, limit=limit)


def order(who: Profile, at: Scene = SCENE, **changes: Any) -> list[str]:
    return [one.occupation.rpartition(":")[2] for one in suggested(who, at, **changes)]


def kinds(one: Suggestion) -> set[str]:
    return {reason.kind for reason in (*one.can_get.reasons, *one.would_like.reasons)}


def the(code: str, who: Profile, at: Scene = SCENE) -> Suggestion:
    return next(one for one in suggested(who, at) if one.occupation == occupation(code))


def test_nothing_typed_nothing_served() -> None:
    assert suggested(Profile()) == ()
    assert suggested(Profile(level=4, commune="34301")) == ()


def test_nothing_about_sex_is_known() -> None:
    assert not {"sex", "gender", "title"} & {one.name for one in fields(Profile)}


def test_what_is_practised_is_not_suggested_and_its_kin_comes_first() -> None:
    found = order(profile("G1803"))
    assert "G1803" not in found
    assert found[0] in {"G1801", "G1603", "G1802"}


def test_the_target_comes_first() -> None:
    assert order(profile("G1803", target=occupation("F1610")))[0] == "F1610"


def test_a_refused_target_does_not_come_back() -> None:
    who = profile("G1803", target=occupation("F1610"), refused=frozenset({occupation("F1610")}))
    assert "F1610" not in order(who)


@given(profiles, codes, st.sampled_from(["hospitality", "trade", "care", "building"]))
def test_a_refusal_is_respected(who: Profile, code: str, sector: str) -> None:
    refused = replace(
        who,
        refused=frozenset({occupation(code)}),
        refused_sectors=frozenset({f"demonstration:{sector}"}),
    )
    found = suggested(refused)
    assert occupation(code) not in {one.occupation for one in found}
    graph = SCENE.graph
    assert all(
        f"demonstration:{sector}" not in graph.sectors[graph.number[one.occupation]]
        for one in found
    )


@given(profiles, names)
def test_more_skills_never_lower_what_one_can_get(who: Profile, more: frozenset[str]) -> None:
    richer = replace(who, skills=who.skills | {skill(name) for name in more})
    before = {one.occupation: one.can_get.score for one in suggested(who)}
    # Without skills, level or place the axis was not known: there is nothing to compare with.
    for one in suggested(richer):
        earlier = before.get(one.occupation)
        told = bool(who.skills or who.occupations)
        if earlier is not None and told:
            assert one.can_get.score is not None
            assert one.can_get.score >= earlier - 1e-6


@given(profiles)
def test_the_order_of_the_graph_changes_nothing(who: Profile) -> None:
    turned = scene(small_graph(occupations=every_occupation()[::-1]))
    assert order(who) == order(who, turned)


@given(st.floats(1, 5), st.floats(0, 0.01))
def test_a_small_change_of_tension_is_a_small_change_of_score(tension: float, by: float) -> None:
    who = profile("G1803", commune="34301")
    scores = [
        the("G1801", who, scene(GRAPH, openings=openings(GRAPH, tension={"G1801": value})))
        for value in (tension, min(tension + by, 5))
    ]
    low, high = (one.can_get.score or 0 for one in scores)
    assert 0 <= high - low <= 0.1 * by + 1e-9


@given(st.floats(0, 1), st.floats(0, 0.01))
def test_a_small_change_of_interest_is_a_small_change_of_score(weight: float, by: float) -> None:
    low, high = (
        the("G1801", profile(interests={"E": value, "S": 0.5})).would_like.score or 0
        for value in (weight, min(weight + by, 1))
    )
    assert 0 <= high - low <= by + 1e-9


def test_tension_orders_and_never_hides() -> None:
    weak = {key.rpartition(":")[2]: 1.0 for key in GRAPH.keys} | {"D1106": 5.0}
    who = profile("G1803", commune="34301")
    found = order(who, scene(GRAPH, openings=openings(GRAPH, tension=weak)))
    assert set(found) == set(order(who))


def test_seasonal_work_comes_after_for_who_wants_work_all_year() -> None:
    here = scene(GRAPH, openings=openings(GRAPH, seasonal={"G1801": 0.9, "D1106": 0.1}))
    who = profile("G1803", commune="34301", constraints=frozenset({Constraint.ALL_YEAR}))
    assert order(who, here).index("G1801") > order(profile("G1803"), here).index("G1801")
    assert ReasonKind.SEASONAL in kinds(the("G1801", who, here))
    assert ReasonKind.LASTING in kinds(the("D1106", who, here))


def test_a_condition_refused_lowers_what_exposes_to_it_and_says_so() -> None:
    here = scene(GRAPH, exposures=exposures(GRAPH, no_height={"F1503": 1.0}))
    who = profile("F1610", constraints=frozenset({Constraint.NO_HEIGHT}))
    assert order(who, here).index("F1503") > order(profile("F1610"), here).index("F1503")
    assert ReasonKind.EXPOSED in kinds(the("F1503", who, here))


def test_no_car_is_told_where_one_must_drive() -> None:
    here = scene(GRAPH, driving={"K1302": 1.0})
    assert ReasonKind.DRIVING in kinds(the("K1302", profile("J1501", car=False), here))
    assert ReasonKind.DRIVING not in kinds(the("K1302", profile("J1501", car=True), here))


def test_a_level_above_is_an_obstacle_that_grows_with_the_gap() -> None:
    nurse = [the("J1506", profile("J1501", level=level)).can_get.score or 0 for level in (3, 4, 5)]
    assert nurse == sorted(nurse)
    assert nurse[0] < nurse[-1]
    assert ReasonKind.LEVEL_GAP in kinds(the("J1506", profile("J1501", level=3)))


def test_regulated_access_is_told_unless_it_is_practised() -> None:
    assert ReasonKind.REGULATED in kinds(the("J1506", profile("J1501", level=4)))


def certified(who: Profile, *codes: str, level: int | None = None) -> Profile:
    learnt = tuple(Learnt(occupation=occupation(code), title=f"Titre {code}") for code in codes)
    return replace(who, learnt=learnt, certified_level=level)


def test_a_certification_alone_leads_where_it_prepares_then_close_by() -> None:
    who = certified(Profile(), "J1506", level=6)
    found = suggested(who)
    assert order(who)[0] == "J1506"
    told = kinds(found[0])
    assert {ReasonKind.CERTIFIED, ReasonKind.LEVEL_ENOUGH} <= told
    # The law is answered by the diploma, and the level said by it is no longer unsaid.
    unsaid = {ReasonKind.REGULATED, ReasonKind.LEVEL_UNSAID, ReasonKind.SHARED_SKILLS}
    assert not unsaid & told
    assert found[0].missing == ()
    assert ReasonKind.CERTIFIED_NEAR in kinds(the("J1501", who))


def test_a_certification_counts_less_than_practice() -> None:
    learnt, practised = the("G1801", certified(Profile(), "G1803")), the("G1801", profile("G1803"))
    assert (learnt.can_get.score or 0) < (practised.can_get.score or 0)
    assert ReasonKind.NEAR_MOVE not in kinds(learnt)


@given(profiles, codes, st.none() | st.integers(1, 8))
def test_a_certification_never_lowers_what_one_can_get(
    who: Profile, code: str, level: int | None
) -> None:
    before = {one.occupation: one.can_get.score for one in suggested(who)}
    for one in suggested(certified(who, code, level=level)):
        earlier = before.get(one.occupation)
        if earlier is not None and (who.skills or who.occupations):
            assert one.can_get.score is not None
            assert one.can_get.score >= earlier - 1e-6


def test_tastes_alone_give_an_answer_and_say_what_is_unsaid() -> None:
    found = suggested(profile(interests={"S": 1.0, "R": 0.0}))
    assert found[0].would_like.score is not None
    assert ReasonKind.SKILLS_UNSAID in kinds(found[0])
    assert found[0].can_get.score is None


def test_twins_of_one_sheet_do_not_fill_the_list() -> None:
    own = next(one for one in every_occupation() if one.key == occupation("G1801"))
    twins = [replace(own, key=occupation(f"G18{n}"), label=f"Jumeau {n}") for n in range(20, 28)]
    crowded = small_graph(occupations=[*every_occupation(), *twins])
    found = order(profile("G1803"), scene(crowded), limit=6)
    sheets = twins_of(crowded)
    rows = [crowded.number[occupation(code)] for code in found]
    assert len({sheets[row] for row in rows}) == len(rows)


def test_an_occupation_without_any_skill_is_not_suggested() -> None:
    bare = small_graph(occupations=[*every_occupation(), occupation_facts(riasec="S")])
    assert "A1101" not in order(profile(interests={"S": 1.0}), scene(bare))


def test_missing_skills_are_the_core_ones_first() -> None:
    one = the("J1506", profile("J1501"))
    assert one.missing[0] == skill("nursing")
    assert skill("transmit") in one.held


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_than_asked(limit: int) -> None:
    assert len(suggested(profile("G1803"), limit=limit)) == limit
