"""The proximity of occupations against the official moves, with floors that only go up."""

from pathlib import Path

import pytest
import yaml
from tests.content.official_graph import official_graph
from tests.content.proximity import Scores, baselines, cross_validated, judged, truths

from passerelles.domain.guidance.occupations.graph import OccupationGraph

FLOORS = yaml.safe_load((Path(__file__).parent / "proximity_floors.yaml").read_text("utf-8"))
PROGRESS = 0.03  # a measure this far above its floor asks for a higher floor
TRUTHS = ("near", "near_and_evolution")

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def graph(real_data: Path) -> OccupationGraph:
    return official_graph(real_data)


def check(graph: OccupationGraph, scores: Scores, floors: dict[str, dict[str, float]]) -> None:
    known = truths(graph)
    for name in TRUTHS:
        found = judged(scores, known[name])
        for measure, floor in floors[name].items():
            value = getattr(found, measure)
            assert floor <= value < floor + PROGRESS, (name, measure, value)


def test_the_moves_are_those_of_the_file(graph: OccupationGraph) -> None:
    assert len(graph) == 532
    assert graph.near.nnz + graph.evolution.nnz > 4_000


def test_proximity_finds_the_official_moves(graph: OccupationGraph) -> None:
    check(graph, graph.kin, FLOORS)


def test_weights_found_elsewhere_find_them_too(graph: OccupationGraph) -> None:
    check(graph, cross_validated(graph, folds=4), FLOORS["cross_validated"])


def test_it_beats_the_baselines_of_the_same_run(graph: OccupationGraph) -> None:
    for name, truth in truths(graph).items():
        best = max(judged(scores, truth).recall for scores in baselines(graph).values())
        assert judged(graph.kin, truth).recall > best + 0.12, name
