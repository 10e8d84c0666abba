"""Counting by cell says what counting one by one says; a share stays between its two counts."""

from random import Random
from typing import NamedTuple

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.observatory.measures.offers import offer

from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.measures.offer_table import (
    NO,
    UNSAID,
    YES,
    CountedUnit,
    Sample,
)
from passerelles.domain.observatory.measures.said import said
from passerelles.domain.observatory.measures.tally import Tally, tally


class Asked(NamedTuple):
    """A session: its cell, its training, its seats, its answer, whether it is asked."""

    cell: int
    training: int
    seats: float
    answer: int
    among: bool


SESSIONS = st.lists(
    st.builds(
        Asked,
        st.integers(0, 2),
        st.integers(0, 3),
        st.just(np.nan) | st.integers(0, 30).map(float),
        st.sampled_from((YES, NO, UNSAID)),
        st.booleans(),
    ),
    min_size=1,
    max_size=30,
)
UNITS = st.sampled_from((CountedUnit.SESSION, CountedUnit.SEAT, CountedUnit.TRAINING))
_SIZE = 3


def counted(
    sessions: list[Asked], unit: CountedUnit, *, listed: bool = False
) -> tuple[Sample, Tally]:
    table = offer(
        len(sessions), training=[s.training for s in sessions], seats=[s.seats for s in sessions]
    )
    sample = Sample(
        unit,
        np.array([s.among for s in sessions]),
        np.array([s.answer for s in sessions], dtype=np.int8),
        listed=listed,
    )
    cells = np.array([s.cell for s in sessions])
    return sample, tally(sample, table, np.arange(len(sessions)), cells, size=_SIZE)


@given(SESSIONS)
def test_sessions_and_seats_are_those_counted_one_by_one(sessions: list[Asked]) -> None:
    _, found = counted(sessions, CountedUnit.SEAT)
    _, heads = counted(sessions, CountedUnit.SESSION)

    for cell in range(_SIZE):
        here = [s for s in sessions if s.cell == cell and s.among]
        said_yes = [s for s in here if s.answer == YES]
        assert heads.yes[cell] == len(said_yes)
        assert found.yes[cell] == sum(s.seats for s in said_yes if s.seats == s.seats)
        assert found.asked[cell] == heads.asked[cell] == len(here)
        assert heads.answered[cell] == sum(s.answer != UNSAID for s in here)


@given(SESSIONS)
def test_a_training_counts_once_a_cell_and_yes_wins(sessions: list[Asked]) -> None:
    _, found = counted(sessions, CountedUnit.TRAINING)

    for cell in range(_SIZE):
        answers: dict[int, int] = {}
        for one in sessions:
            if one.cell == cell and one.among:
                answers[one.training] = max(answers.get(one.training, UNSAID), one.answer)
        assert found.asked[cell] == len(answers)
        assert found.yes[cell] == sum(answer == YES for answer in answers.values())
        assert found.no[cell] == sum(answer == NO for answer in answers.values())


@given(SESSIONS, UNITS, st.booleans())
def test_a_share_lies_between_zero_and_a_hundred_with_its_counts(
    sessions: list[Asked], unit: CountedUnit, listed: bool
) -> None:
    sample, found = counted(sessions, unit, listed=listed)

    for cell in range(_SIZE):
        one = said(sample, found, cell)
        if one.value is None:
            assert one.absence in (Absence.NOT_APPLICABLE, Absence.MISSING_INPUT)
            assert (one.numerator, one.denominator) == (None, None)
        else:
            assert one.numerator is not None
            assert one.denominator
            assert 0 <= one.numerator <= one.denominator
            assert one.value == 100 * one.numerator / one.denominator


@given(SESSIONS, st.sampled_from((CountedUnit.SESSION, CountedUnit.SEAT)))
def test_silence_changes_no_share(sessions: list[Asked], unit: CountedUnit) -> None:
    sample, with_silence = counted(sessions, unit)
    speaking = [s for s in sessions if s.answer != UNSAID]
    if not speaking:
        return
    other, without = counted(speaking, unit)

    for cell in range(_SIZE):
        if with_silence.answered[cell]:
            assert said(sample, with_silence, cell) == said(other, without, cell)


@given(SESSIONS, UNITS, st.randoms(use_true_random=False))
def test_the_order_of_sessions_is_irrelevant(
    sessions: list[Asked], unit: CountedUnit, random: Random
) -> None:
    _, before = counted(sessions, unit)
    mixed = list(sessions)
    random.shuffle(mixed)
    _, after = counted(mixed, unit)

    for name in ("yes", "no", "unsaid", "asked", "answered"):
        assert getattr(before, name).tolist() == getattr(after, name).tolist()
