"""How many words a session must hold."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.appearing import forgiven_errors, required_words


def test_the_rule_of_the_trade() -> None:
    required = {count: required_words(count) for count in range(9)}

    assert required == {0: 0, 1: 1, 2: 2, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 6}


@given(st.integers(0, 200))
def test_one_word_more_never_asks_for_fewer(count: int) -> None:
    assert required_words(count) <= required_words(count + 1) <= required_words(count) + 1
    assert required_words(count) <= count


def test_short_words_and_numbers_forgive_nothing() -> None:
    words = ("coiff", "coiffu", "plomberie", "37780", "r489")

    assert [forgiven_errors(word) for word in words] == [0, 1, 2, 0, 0]
