"""Every declared indicator can be read, defended and found."""

import re
from pathlib import Path

import pytest
import yaml

from passerelles.formats.indicators.definitions import Indicator, read_indicators

CONTENT = Path(__file__).resolve().parents[2] / "src/passerelles/content"
PLAN = yaml.safe_load((CONTENT / "plan/cprdfop_occitanie_2022_2028.yaml").read_text("utf-8"))
INDICATORS = read_indicators(CONTENT / "indicators")
SOURCES = {one["id"] for one in yaml.safe_load((CONTENT / "sources.yaml").read_text("utf-8"))}
STABLE = {
    "bmo_projects",
    "bmo_difficult",
    "bmo_seasonal",
    "bmo_difficult_share",
    "tension_index",
    "unemployment_rate",
    "apprentices",
    "seats_offered",
    "population_within_30_min",
}


def faults(one: Indicator) -> list[str]:
    found = []
    for definition in one.definitions:
        secrecy = definition.secrecy
        texts = (definition.formula, definition.population, definition.unit, definition.reviewer)
        found += ["an empty text"] * (not all(texts))
        if bool(definition.numerator) != bool(definition.denominator):
            found.append("half of a ratio")
        if one.measure in ("rate", "share") and not definition.denominator:
            found.append("a rate without what it divides")
        if secrecy.kept_by != "nobody" and not secrecy.text:
            found.append("a secrecy rule without its sentence")
        if secrecy.kept_by == "ours" and not secrecy.threshold:
            found.append("our own secrecy without a threshold")
        if one.measure != "count" and definition.territory == "sum":
            found.append("only counts add up over territories")
    found += ["no kind of territory"] * (not one.kinds)
    found += ["an unknown count"] * (not INDICATORS.keys() >= set(one.counts))
    found += ["a share has two counts"] * (len(one.counts) not in (0, 2))
    named = (*one.sources, *one.needs)
    return found + [f"unknown source {source}" for source in named if source not in SOURCES]


@pytest.mark.parametrize("code", sorted(INDICATORS))
def test_a_declaration_is_complete(code: str) -> None:
    assert faults(INDICATORS[code]) == []


def test_the_indicators_of_the_stable_contract_are_declared() -> None:
    assert INDICATORS.keys() >= STABLE


def test_no_two_indicators_bear_one_name() -> None:
    names = [one.name for one in INDICATORS.values()]

    assert sorted(set(names)) == sorted(names)


def test_few_indicators_are_shared_and_the_others_wait_folded_away() -> None:
    """Action 32 of the plan: shared indicators « in limited number »."""
    shared = [one.code for one in INDICATORS.values() if one.shared]
    folded = [one.code for one in INDICATORS.values() if not one.shared]
    context = [one.code for one in INDICATORS.values() if one.scope == "context"]

    assert 15 <= len(shared) <= 20, shared
    assert len(folded) >= 40
    assert len(context) >= 40


def test_a_shared_indicator_serves_an_action() -> None:
    lost = [one.code for one in INDICATORS.values() if one.shared and not one.actions]

    assert lost == []


def test_an_institution_of_the_plan_owes_each_figure() -> None:
    named = {one["code"] for one in PLAN["institutions"]}

    assert {one.owner for one in INDICATORS.values()} - named == set()


def test_an_indicator_serves_actions_that_the_plan_has() -> None:
    priorities = [one for orientation in PLAN["orientations"] for one in orientation["priorities"]]
    numbers = {int(one["code"][1:]) for priority in priorities for one in priority["actions"]}

    assert {number for one in INDICATORS.values() for number in one.actions} - numbers == set()


def test_the_plan_names_indicators_that_exist() -> None:
    """A measure or a target that followed an undeclared indicator would follow nothing."""
    text = str(PLAN)
    named = set(re.findall(r"'indicator': '([a-z0-9_]+)'", text))

    assert named - INDICATORS.keys() == set()
