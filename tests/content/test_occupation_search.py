"""The search of occupations against what an expert accepts, with floors that only go up."""

import re
from pathlib import Path

import pytest
import yaml
from tests.content.baseline import BaselineSearch
from tests.content.occupation_search import (
    FAR,
    Measure,
    embedded_entries,
    engine,
    expert_queries,
    measures,
    official_entries,
)

from passerelles.domain.reference.search.entries import SearchEntry

FLOORS = yaml.safe_load((Path(__file__).parent / "search_floors.yaml").read_text("utf-8"))
PROGRESS = 0.04  # a measure this far above its floor asks for a higher floor


def compare(entries: list[SearchEntry]) -> tuple[dict[str, Measure], dict[str, Measure]]:
    labels = {entry.code: entry.label for entry in entries}
    names = [(entry.code, name) for entry in entries for name in (entry.label, *entry.variants)]
    return measures(engine(entries), labels), measures(BaselineSearch(names).search, labels)


@pytest.fixture(scope="module", params=["rome_460", "embedded"])
def compared(request: pytest.FixtureRequest) -> tuple[str, dict[str, Measure], dict[str, Measure]]:
    """Measures of our search and of the baseline on the same names."""
    if request.param == "embedded":
        return request.param, *compare(embedded_entries())
    return request.param, *compare(official_entries(request.getfixturevalue("real_data")))


def test_the_expert_set_is_large_and_split() -> None:
    queries = expert_queries()
    texts = [query.text.casefold() for query in queries]
    assert len(set(texts)) == len(texts) >= 150
    held_out = sum(query.split == "held_out" for query in queries)
    assert 0.35 <= held_out / len(queries) <= 0.45
    assert {query.split for query in queries} == {"tune", "held_out"}


def test_every_accepted_code_exists_in_rome() -> None:
    known = {entry.code for entry in embedded_entries()}
    accepted = {code for query in expert_queries() for code in query.accepted}
    assert all(re.fullmatch(r"[A-N]\d{4}", code) for code in accepted)
    assert accepted <= known


def test_no_measure_falls_below_its_floor(
    compared: tuple[str, dict[str, Measure], dict[str, Measure]],
) -> None:
    name, ours, _ = compared
    assert set(FLOORS[name]) == set(ours)
    fallen = {
        (group, what): (value, FLOORS[name][group][what])
        for group, measure in ours.items()
        for what, value in measure.as_floors().items()
        if value < FLOORS[name][group][what]
    }
    assert not fallen, "measured below the floor: see tests/content/search_floors.yaml"


def test_floors_follow_progress(
    compared: tuple[str, dict[str, Measure], dict[str, Measure]],
) -> None:
    name, ours, _ = compared
    late = {
        (group, what): value
        for group, measure in ours.items()
        for what, value in measure.as_floors().items()
        if value > FLOORS[name][group][what] + PROGRESS
    }
    assert not late, "the search got better: raise these floors"


def test_the_baseline_is_clearly_beaten(
    compared: tuple[str, dict[str, Measure], dict[str, Measure]],
) -> None:
    _, ours, baseline = compared
    for split in ("overall", "tune", "held_out"):
        assert ours[split].hit_1 >= baseline[split].hit_1 + 0.15
        assert ours[split].hit_5 >= baseline[split].hit_5 + 0.08
        assert ours[split].mrr >= baseline[split].mrr + 0.12


def test_the_lead_is_largest_on_words_that_share_no_letters(
    compared: tuple[str, dict[str, Measure], dict[str, Measure]],
) -> None:
    _, ours, baseline = compared
    lead = {group: ours[group].hit_1 - baseline[group].hit_1 for group in ours}
    assert max(lead, key=lambda group: lead[group]) == FAR
    assert lead[FAR] >= 0.3
