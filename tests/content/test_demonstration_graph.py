"""Guards the demonstration graph: what an expert may change without breaking guidance."""

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from passerelles.formats.demonstration.graph import (
    DemonstrationGraph,
    DemonstrationOccupation,
    read_demonstration_graph,
)

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/passerelles/content/demonstration"
SECTORS = [
    "building",
    "agriculture",
    "industry",
    "energy",
    "aeronautics",
    "digital",
    "health_social",
    "hospitality",
    "logistics",
    "commerce",
    "green_jobs",
    "crafts",
    "culture",
]
TRANSVERSAL_USES = 15


@pytest.fixture(scope="module")
def graph() -> DemonstrationGraph:
    return read_demonstration_graph(FOLDER)


@pytest.fixture(scope="module")
def by_code(graph: DemonstrationGraph) -> dict[str, DemonstrationOccupation]:
    return {occupation.rome: occupation for occupation in graph.occupations}


@pytest.fixture(scope="module")
def uses(graph: DemonstrationGraph) -> Counter[str]:
    return Counter(skill for occupation in graph.occupations for skill in occupation.skills)


def raw_files(pattern: str) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (file.stem, yaml.safe_load(file.read_text(encoding="utf-8")))
        for file in sorted(FOLDER.glob(pattern))
    ]


def test_counts_stay_in_the_announced_ranges(graph: DemonstrationGraph) -> None:
    kinds = Counter(skill.kind for skill in graph.skills)

    assert 195 <= len(graph.occupations) <= 230
    assert 650 <= len(graph.skills) <= 760
    assert kinds["know_how"] >= 400
    assert kinds["knowledge"] >= 150
    assert kinds["behaviour"] >= 40


def test_every_sector_has_at_least_eight_occupations(graph: DemonstrationGraph) -> None:
    sizes = Counter(occupation.sector for occupation in graph.occupations)

    assert [sector.id for sector in graph.sectors] == SECTORS
    assert {sector: sizes[sector] for sector in SECTORS if sizes[sector] < 8} == {}


def test_every_occupation_has_eight_to_fifteen_distinct_skills(graph: DemonstrationGraph) -> None:
    wrong = {
        occupation.rome
        for occupation in graph.occupations
        if not 8 <= len(occupation.skills) <= 15
        or not 4 <= len(occupation.core) <= 7
        or len(set(occupation.skills)) != len(occupation.skills)
    }

    assert wrong == set()


def test_no_two_occupations_have_the_same_skills(graph: DemonstrationGraph) -> None:
    sets = Counter(frozenset(occupation.skills) for occupation in graph.occupations)

    assert max(sets.values()) == 1


def test_every_skill_is_used(graph: DemonstrationGraph, uses: Counter[str]) -> None:
    assert [skill.id for skill in graph.skills if not uses[skill.id]] == []


def test_transversal_says_exactly_which_skills_fifteen_occupations_use(
    graph: DemonstrationGraph, uses: Counter[str]
) -> None:
    wrong = {
        skill.id: uses[skill.id]
        for skill in graph.skills
        if skill.transversal != (uses[skill.id] >= TRANSVERSAL_USES)
    }

    assert wrong == {}


def test_most_specific_skills_are_a_bridge_between_occupations(
    graph: DemonstrationGraph, uses: Counter[str]
) -> None:
    specific = [skill.id for skill in graph.skills if not skill.transversal]

    assert sum(uses[skill] >= 2 for skill in specific) / len(specific) > 0.85


def test_near_is_mutual_and_everyone_has_somewhere_to_go(
    by_code: dict[str, DemonstrationOccupation],
) -> None:
    one_way = {
        (code, near)
        for code, occupation in by_code.items()
        for near in occupation.near
        if code not in by_code[near].near
    }

    assert one_way == set()
    assert [code for code, occupation in by_code.items() if not occupation.near] == []


def test_a_move_is_either_near_or_an_evolution_and_never_to_oneself(
    by_code: dict[str, DemonstrationOccupation],
) -> None:
    for code, occupation in by_code.items():
        moves = occupation.near + occupation.evolution
        assert len(set(moves)) == len(moves), code
        assert code not in moves


def test_evolutions_never_come_back_to_their_start(
    by_code: dict[str, DemonstrationOccupation],
) -> None:
    pending = {code: set(occupation.evolution) for code, occupation in by_code.items()}
    while ends := {code for code, targets in pending.items() if not targets}:
        pending = {code: targets - ends for code, targets in pending.items() if code not in ends}

    assert pending == {}


def test_codes_interests_and_identifiers_are_well_formed(graph: DemonstrationGraph) -> None:
    for occupation in graph.occupations:
        assert re.fullmatch(r"[A-N]\d{4}", occupation.rome)
        assert re.fullmatch(r"[RIASEC]{2}", occupation.riasec), occupation.rome
        assert occupation.riasec[0] != occupation.riasec[1], occupation.rome
    for skill in graph.skills:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", skill.id)


def test_labels_are_unique_and_start_like_their_kind(graph: DemonstrationGraph) -> None:
    labels = Counter(skill.label for skill in graph.skills)
    infinitive = re.compile(r"(?:Se |S’|Ne pas )?\w+(?:er|ir|re)\b", re.IGNORECASE)

    assert [label for label, count in labels.items() if count > 1] == []
    for skill in graph.skills:
        assert "'" not in skill.label, f"{skill.id}: typographic apostrophe expected"
        assert skill.label[0].isupper()
        assert not skill.label.endswith(".")
        if skill.kind != "knowledge":
            assert infinitive.match(skill.label), skill.label


def test_a_file_of_occupations_holds_one_sector_and_stays_readable() -> None:
    for stem, entries in raw_files("occupations/*.yaml"):
        assert {entry["sector"] for entry in entries} == {stem}
    for file in FOLDER.rglob("*.yaml"):
        assert len(file.read_text(encoding="utf-8").splitlines()) < 600, file.name


@pytest.mark.real_data
def test_codes_and_labels_are_those_of_the_official_edition(
    graph: DemonstrationGraph, real_data: Path
) -> None:
    table = real_data / "rome/v460_code_rome.csv"
    with table.open(encoding="utf-8-sig", newline="") as text:
        official = {row["code_rome"]: row["libelle_rome"] for row in csv.DictReader(text)}

    assert {
        occupation.rome: occupation.label
        for occupation in graph.occupations
        if official.get(occupation.rome) != occupation.label
    } == {}
