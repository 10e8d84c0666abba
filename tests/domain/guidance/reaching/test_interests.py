import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.guidance.reaching.interests import Statement, interests_of

STATEMENTS = [Statement(f"{letter}{at}", letter, "Phrase") for letter in "RIASEC" for at in "123"]
answers = st.dictionaries(st.sampled_from([one.code for one in STATEMENTS]), st.integers(0, 2))


@given(answers)
def test_weights_are_between_0_and_1_and_only_of_what_was_answered(given: dict[str, int]) -> None:
    found = interests_of(given, STATEMENTS)
    assert set(found) == {code[0] for code in given}
    assert all(0 <= weight <= 1 for weight in found.values())


@given(answers, st.sampled_from(STATEMENTS))
def test_liking_more_never_lowers_a_letter(given: dict[str, int], one: Statement) -> None:
    low, high = (
        interests_of({**given, one.code: answer}, STATEMENTS)[one.letter] for answer in (0, 2)
    )
    assert low < high


def test_no_answer_gives_no_taste() -> None:
    assert interests_of({}, STATEMENTS) == {}


@pytest.mark.parametrize("given", [{"X9": 1}, {"R1": 3}, {"R1": -1}])
def test_a_wrong_answer_is_refused(given: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="«"):
        interests_of(given, STATEMENTS)
