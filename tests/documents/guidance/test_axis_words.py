"""Scores become words that order without promising."""

import pytest

from passerelles.documents.guidance.axis_words import LIKING, REACH, Scale, scores_note
from passerelles.domain.guidance.reaching.suggestion import Axis, Suggestion


def axis(score: float | None) -> Axis:
    return Axis(score=score, coverage=0.8)


@pytest.mark.parametrize("scale", [REACH, LIKING])
def test_a_better_score_is_never_told_as_less(scale: Scale) -> None:
    steps = [scale.step(axis(score / 100)) or 0 for score in range(101)]

    assert steps == sorted(steps)
    assert set(steps) == set(range(1, len(scale.words) + 1))


def test_each_word_holds_from_its_start() -> None:
    assert [REACH.told(axis(score)) for score in (0.039, 0.04, 0.15, 0.4)] == list(REACH.words)
    assert [LIKING.told(axis(score)) for score in (0.2, 0.25, 0.5, 0.75)] == list(LIKING.words)


def test_the_figures_are_told_as_an_order_and_not_as_a_chance() -> None:
    one = Suggestion(occupation="A", label="A", can_get=axis(0.214), would_like=axis(None))

    assert scores_note(one) == (
        "Notes de calcul de 0 à 1 : « Je peux l’obtenir » 0,21. "
        "Elles rangent les métiers ; ce ne sont pas des chances d’être recruté."
    )


def test_without_any_score_nothing_is_noted() -> None:
    one = Suggestion(occupation="A", label="A", can_get=axis(None), would_like=axis(None))

    assert scores_note(one) == ""
    assert REACH.told(one.can_get) == "données insuffisantes"
