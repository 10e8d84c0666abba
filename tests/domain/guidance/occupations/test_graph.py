"""The graph of occupations built from facts."""

import numpy as np
import pytest
from tests.guidance_factories import occupation, occupation_facts, skill, small_graph

from passerelles.domain.guidance.occupations.graph import RIASEC
from passerelles.domain.guidance.occupations.graph_building import build_graph

GRAPH = small_graph()


def row(code: str) -> int:
    return GRAPH.number[occupation(code)]


def test_a_core_or_rare_skill_weighs_more() -> None:
    uses = GRAPH.uses[row("G1803")].toarray().ravel()
    weight = {name: uses[GRAPH.skill_number[skill(name)]] for name in ("serve", "order", "hygiene")}
    assert weight["serve"] > weight["hygiene"] > 0  # core and rarer
    assert GRAPH.skills_of(row("G1803"))[0] in {
        GRAPH.skill_number[skill("serve")],
        GRAPH.skill_number[skill("order")],
    }


def test_interests_levels_and_rules_keep_what_is_unknown() -> None:
    bare = build_graph("X", [occupation_facts()], [])
    assert np.isnan(bare.riasec).all()
    assert bare.levels.tolist() == [-1]
    assert bare.regulated.tolist() == [-1]
    assert not bare.described.any()
    assert GRAPH.riasec[row("G1803"), RIASEC.index("S")] == 1.0
    assert GRAPH.riasec[row("G1803"), RIASEC.index("E")] == 0.5


def test_kin_is_symmetric_and_closest_to_itself() -> None:
    assert np.allclose(GRAPH.kin, GRAPH.kin.T, atol=1e-6)
    assert (np.diag(GRAPH.kin) == 1.0).all()
    assert GRAPH.kin.min() >= 0.0
    assert GRAPH.kin.max() <= 1.0


def test_parts_of_the_mix_sum_to_one() -> None:
    assert sum(part.weight for part in GRAPH.likenesses) == pytest.approx(1.0)


def test_a_mobility_towards_what_is_absent_is_left_out() -> None:
    alone = build_graph("X", [occupation_facts(near=("ROME-4.60:Z9999",))], [])
    assert alone.near.nnz == 0


def test_an_edition_without_occupation_gives_an_empty_graph() -> None:
    empty = build_graph("X", [], [])
    assert len(empty) == 0
    assert empty.kin.shape == (0, 0)
    assert empty.riasec.shape == (0, 6)
