"""Why recruiting is hard, and what is never a training need."""

from passerelles.domain.observatory.difficulties import Cause, Explanation, causes_of, explanation


def test_strong_components_are_causes_and_unknown_ones_are_not() -> None:
    classes = {Cause.CONDITIONS: 5.0, Cause.TRAINING: 3.0, Cause.INSTABILITY: None}
    assert causes_of(classes) == {Cause.CONDITIONS}


def test_hard_conditions_without_a_specific_training_are_no_training_need() -> None:
    assert explanation(frozenset({Cause.CONDITIONS})) is Explanation.OTHER_THAN_SKILLS


def test_hard_conditions_and_a_specific_training_are_told_together() -> None:
    assert explanation(frozenset({Cause.INSTABILITY, Cause.TRAINING})) is Explanation.BOTH


def test_a_specific_training_alone_is_a_matter_of_skills() -> None:
    causes = frozenset({Cause.TRAINING, Cause.LABOUR_SHORTAGE})
    assert explanation(causes) is Explanation.SKILLS


def test_a_lack_of_jobseekers_explains_nothing_by_itself() -> None:
    assert explanation(frozenset({Cause.LABOUR_SHORTAGE})) is Explanation.UNEXPLAINED
