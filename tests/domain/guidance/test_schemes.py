"""For whom a scheme is: what is unsaid neither opens nor closes it."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.guidance.schemes import Circumstances, Condition, suits
from passerelles.formats.guidance.schemes import FLAGS, RANGES, WORDS

YOUNG: dict[str, Condition] = {"age": range(16, 26)}
DISABLED: dict[str, Condition] = {"age": range(16, 30), "disabled_worker": True}


def test_the_file_speaks_the_words_of_the_domain() -> None:
    assert [one.name for one in fields(Circumstances)] == [*FLAGS, *RANGES, *WORDS]


@pytest.mark.parametrize(
    ("known", "suited"),
    [
        (Circumstances(), False),
        (Circumstances(age=15), False),
        (Circumstances(age=16), True),
        (Circumstances(age=25), True),
        (Circumstances(age=26), False),
        (Circumstances(age=26, disabled_worker=False), False),
        (Circumstances(age=29, disabled_worker=True), True),
        (Circumstances(age=30, disabled_worker=True), False),
        (Circumstances(age=20, employed=False), True),
        (Circumstances(age=20, employed=True), False),
        (Circumstances(age=20, student=True), False),
    ],
)
def test_one_case_is_enough_and_one_exception_closes(known: Circumstances, *, suited: bool) -> None:
    assert suits(known, [YOUNG, DISABLED], {"employed": True, "student": True}) is suited


@pytest.mark.parametrize(
    ("practised", "suited"), [({"J", "J15", "J1501"}, True), ({"G", "G18"}, False), (set(), False)]
)
def test_a_word_of_the_list_is_enough(practised: set[str], *, suited: bool) -> None:
    known = Circumstances(practised=frozenset(practised))
    assert suits(known, [{"practised": frozenset({"J13", "J15"})}], {}) is suited


def test_what_is_denied_may_be_wanted() -> None:
    assert suits(Circumstances(car=False), [{"car": False}], {})
    assert not suits(Circumstances(car=True), [{"car": False}], {})


@given(
    age=st.none() | st.integers(15, 99),
    employed=st.none() | st.booleans(),
    french=st.sets(st.sampled_from(["a1", "b2"]), max_size=1),
)
def test_without_conditions_everybody_is_suited(
    age: int | None, *, employed: bool | None, french: set[str]
) -> None:
    known = Circumstances(age=age, employed=employed, french=frozenset(french))
    assert suits(known, [], {})
    assert not suits(known, [{}], {"employed": True}) or employed is not True
