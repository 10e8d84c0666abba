"""The matcher of block sentences to skills, with floors that only go up."""

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from tests.content.block_matching import (
    BASELINES,
    HELD_OUT,
    TUNED,
    Skill,
    baseline,
    baseline_on,
    matcher_of,
    official_set,
    ours,
    ours_on,
    sentences,
)
from tests.content.official_graph import official_skills

from passerelles.apps.guidance.reads.skill_words import skill_words

FLOORS: dict[str, dict[str, float]] = yaml.safe_load(
    (Path(__file__).parent / "matcher_floors.yaml").read_text("utf-8")
)
PROGRESS = 0.03
LEAD = 0.1


def test_the_set_is_large_and_holds_sentences_that_match_nothing() -> None:
    both = [one for part in (TUNED, HELD_OUT) for one in sentences(part)]
    assert len({one.text for one in both}) == len(both) >= 250
    assert sum(not one.skills for one in both) >= 20
    assert len({skill for one in both for skill in one.skills}) >= 220


@pytest.mark.parametrize("part", [TUNED, HELD_OUT])
def test_no_measure_falls_below_its_floor_nor_leaves_it_far_behind(part: str) -> None:
    found = asdict(ours(part))
    fallen = {what: found[what] for what, floor in FLOORS[part].items() if found[what] < floor}
    late = {what: found[what] for what, low in FLOORS[part].items() if found[what] > low + PROGRESS}
    assert not fallen
    assert not late, "the matcher got better: raise these floors of matcher_floors.yaml"


@pytest.mark.parametrize("name", BASELINES)
def test_plain_ways_are_clearly_beaten_on_what_was_held_out(name: str) -> None:
    mine, plain = ours(HELD_OUT), baseline(BASELINES[name], HELD_OUT)
    assert mine.f1 >= plain.f1 + LEAD
    assert mine.recall_at_5 > plain.recall_at_5


@pytest.mark.real_data
def test_skills_of_rome_are_recognised_as_well(real_data: Path) -> None:
    skills = [Skill(one.key, one.label, one.kind) for one in official_skills(real_data)]
    asked = official_set(skills)
    found = ours_on(asked, matcher_of(skills))
    plain = [baseline_on(asked, skills, way) for way in BASELINES.values()]
    assert all(asdict(found)[what] >= floor for what, floor in FLOORS["official"].items()), found
    assert all(found.f1 > one.f1 and found.recall_at_5 > one.recall_at_5 for one in plain), plain


def test_groups_of_words_say_at_least_two_things() -> None:
    assert all(len(set(group)) >= 2 for group in skill_words())
