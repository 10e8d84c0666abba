"""Many situations at once are answered as each one alone."""

from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.aid_strategies import partial_situations

from passerelles.apps.aids.reads.content import content_book
from passerelles.domain.aids.batch import NO, UNKNOWN, YES, judge_batch
from passerelles.domain.aids.columns import columns_of
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.situation import Situation
from passerelles.domain.common.verdict import Verdict

_SIGNS = {Verdict.YES: YES, Verdict.UNKNOWN: UNKNOWN, Verdict.NO: NO}


@given(
    asked=st.lists(partial_situations(), max_size=5), paid_on=st.none() | st.just(date(2025, 6, 1))
)
@settings(max_examples=30, deadline=None)
def test_the_batch_answers_as_judge_does(asked: list[Situation], paid_on: date | None) -> None:
    book = content_book()
    found = judge_batch(columns_of(asked), book, paid_on=paid_on)
    for rank, situation in enumerate(asked):
        for answer in judge(situation, book, paid_on=paid_on):
            assert found.verdicts[answer.code][rank] == _SIGNS[answer.verdict]
            amount = found.amounts[answer.code][rank]
            given_amount = None if np.isnan(amount) else round(float(amount), 2)
            wanted = None if answer.amount is None else float(answer.amount)
            assert given_amount == wanted, answer.code
