"""Proximity of people to occupations: what must hold whoever they are."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.guidance_factories import EDITION, SKILLS, occupation, profile, skill, small_graph

from passerelles.domain.guidance.profile import Held, Profile
from passerelles.domain.guidance.reaching.proximity import (
    held_weight,
    origin_vectors,
    profile_vectors,
    proximity,
)

TODAY = date(2026, 11, 23)
GRAPH = small_graph()
names = st.frozensets(st.sampled_from(sorted(SKILLS)), max_size=8)
practised = st.builds(
    Held,
    occupation=st.sampled_from(GRAPH.keys),
    years=st.none() | st.floats(0, 50),
    until=st.none() | st.integers(1980, 2026),
)
people = st.builds(
    lambda held, skills: Profile(occupations=tuple(held), skills=frozenset(map(skill, skills))),
    st.lists(practised, max_size=4),
    names,
)


def scores(*profiles: Profile, mobilities: bool = True) -> np.ndarray:
    vectors = profile_vectors(GRAPH, profiles, TODAY)
    origins = origin_vectors(GRAPH, profiles, TODAY)
    return proximity(GRAPH, vectors, origins, mobilities=mobilities)


@given(st.lists(people, min_size=1, max_size=4))
def test_a_score_stays_between_0_and_1(profiles: list[Profile]) -> None:
    found = scores(*profiles)
    assert found.shape == (len(profiles), len(GRAPH))
    assert found.min() >= 0.0
    assert found.max() <= 1.0


@given(people, names)
def test_more_skills_never_lower_a_score(one: Profile, more: frozenset[str]) -> None:
    skilled = Profile(occupations=one.occupations, skills=one.skills | {*map(skill, more)})
    before, after = scores(one, skilled)
    assert (after >= before - 1e-6).all()


@given(people, practised)
def test_more_experience_never_lowers_a_score(one: Profile, more: Held) -> None:
    richer = Profile(occupations=(*one.occupations, more), skills=one.skills)
    before, after = scores(one, richer)
    assert (after >= before - 1e-6).all()


@given(st.lists(people, min_size=2, max_size=5), st.randoms())
def test_the_order_of_people_changes_nothing(profiles: list[Profile], chance: object) -> None:
    order = list(range(len(profiles)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # a random.Random
    shuffled = scores(*(profiles[at] for at in order))
    assert np.allclose(shuffled, scores(*profiles)[order], atol=1e-6)


@given(st.floats(0, 40), st.integers(1970, 2025))
def test_a_little_more_experience_changes_little(years: float, until: int) -> None:
    one = Held(occupation="x", years=years, until=until)
    more = Held(occupation="x", years=years + 0.1, until=until)
    later = Held(occupation="x", years=years, until=until + 1)
    assert 0.0 <= held_weight(more, TODAY) - held_weight(one, TODAY) <= 0.03
    assert 0.0 <= held_weight(later, TODAY) - held_weight(one, TODAY) <= 0.06


def test_what_a_person_practises_comes_first_and_its_trade_next() -> None:
    (found,) = scores(profile("G1803"))
    ranked = [GRAPH.code(row) for row in np.argsort(-found)]
    assert ranked[0] == "G1803"
    assert set(ranked[1:4]) == {"G1801", "G1802", "G1603"}


def test_official_mobilities_bring_an_occupation_closer() -> None:
    at = GRAPH.number[occupation("G1603")]
    (without,), (with_them,) = (
        scores(profile("G1803"), mobilities=False),
        scores(profile("G1803")),
    )
    assert with_them[at] > without[at]


def test_nothing_said_is_close_to_nothing() -> None:
    assert not scores(Profile()).any()


def test_unknown_keys_are_left_out() -> None:
    stranger = Profile(
        occupations=(Held(occupation=f"{EDITION}:Z9999"),), skills=frozenset({"Other:1"})
    )
    assert not scores(stranger).any()
