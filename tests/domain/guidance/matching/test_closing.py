"""Evidence of several origins, brought to one score a skill."""

import numpy as np
from scipy.sparse import csr_matrix

from passerelles.domain.guidance.matching.closing import (
    Closing,
    Origin,
    gathered,
    shared_out,
    strongest,
)

SKILLS = ("a", "b", "c")


def matrix(*rows: tuple[float, ...]) -> csr_matrix:
    return csr_matrix(np.array(rows))


def test_the_highest_score_stands_with_its_origin_and_ties_go_to_what_is_taught() -> None:
    text, aim = matrix((0.4, 0.9, 0.1)), matrix((0.4, 0.5, 0.1))
    found = strongest([(Origin.OCCUPATION, aim), (Origin.TEXT, text)], least=0.2)
    assert found.row(0, SKILLS) == (Closing("b", 0.9, Origin.TEXT), Closing("a", 0.4, Origin.TEXT))


def test_an_owner_without_evidence_has_an_empty_row() -> None:
    found = strongest([(Origin.BLOCK, matrix((0, 0, 0), (0, 0, 0.7), (0, 0, 0)))], least=0.2)
    assert [len(found.row(at, SKILLS)) for at in range(3)] == [0, 1, 0]


def test_an_owner_gathers_the_best_of_its_texts() -> None:
    scores = matrix((0.2, 0, 0), (0.6, 0.3, 0))
    found = gathered([1, 1], [0, 1], scores, 2)
    assert found.toarray().tolist() == [[0, 0, 0], [0.6, 0.3, 0]]


def test_occupations_share_out_what_they_bring() -> None:
    links, values = matrix((1, 1), (1, 0), (0, 0)), matrix((0.8, 0, 0), (0.8, 0.4, 0))
    found = shared_out(links, values).toarray()
    assert np.allclose(found, [[0.8, 0.4 / np.sqrt(2), 0], [0.8, 0, 0], [0, 0, 0]])
