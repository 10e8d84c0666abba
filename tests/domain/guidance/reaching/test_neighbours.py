"""The occupations close to one, and the parts of their scores."""

import pytest
from tests.guidance_factories import every_occupation, occupation, occupation_facts, small_graph

from passerelles.documents.guidance.kin_sentences import kin_sentence
from passerelles.domain.guidance.occupations.graph import OccupationGraph
from passerelles.domain.guidance.reaching.neighbours import Neighbour, neighbours, shared_skills

GRAPH = small_graph()


def near(code: str, *, graph: OccupationGraph = GRAPH, **options: bool) -> tuple[Neighbour, ...]:
    (found,) = neighbours(graph, [graph.number[occupation(code)]], k=5, **options)
    return found


@pytest.mark.parametrize("mobilities", [True, False])
def test_the_reasons_are_the_parts_of_the_score(mobilities: bool) -> None:
    for found in neighbours(GRAPH, range(len(GRAPH)), k=5, mobilities=mobilities):
        for one in found:
            told = sum(reason.weight for reason in one.reasons)
            assert told == pytest.approx(one.score, abs=0.02)
            assert list(one.reasons) == sorted(one.reasons, key=lambda reason: -reason.weight)


def test_an_occupation_is_not_its_own_neighbour_and_the_closest_come_first() -> None:
    for row, found in enumerate(neighbours(GRAPH, range(len(GRAPH)), k=11)):
        assert row not in {one.row for one in found}
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)


def test_official_moves_are_told_and_can_be_left_out() -> None:
    kinds = {reason.kind for one in near("G1803") for reason in one.reasons}
    assert {"near_move", "evolution_move"} <= kinds
    without = {r.kind for one in near("G1803", mobilities=False) for r in one.reasons}
    assert not without & {"near_move", "evolution_move"}


def test_shared_skills_are_counted_and_the_heaviest_quoted() -> None:
    (skills,) = (r for r in near("G1803")[0].reasons if r.kind == "kin_skills")
    assert skills.value == 4.0
    assert len(skills.subjects) == 3
    rows = GRAPH.number[occupation("G1803")], GRAPH.number[occupation("F1610")]
    assert shared_skills(GRAPH, *rows).size == 0


def test_what_nobody_describes_is_nobodys_neighbour() -> None:
    bare = occupation_facts(key=occupation("G1899"), label="Serveur / Serveuse en restauration")
    graph = small_graph(occupations=[*every_occupation(), bare])
    assert all(graph.code(one.row) != "G1899" for one in near("G1803", graph=graph))


def test_each_reason_has_its_sentence() -> None:
    told = [
        kin_sentence(reason)
        for found in neighbours(GRAPH, range(len(GRAPH)), k=5)
        for one in found
        for reason in one.reasons
    ]
    assert all(sentence.endswith(".") for sentence in told)
    assert any("compétences communes" in sentence for sentence in told)
