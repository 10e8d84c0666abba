"""Execution: a share of measures, with what nobody told kept apart."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.execution import (
    Announced,
    BrokenWeights,
    MeasureState,
    execution,
)

states = st.sampled_from(MeasureState)


def announced(*found: MeasureState) -> list[Announced]:
    return [Announced(f"A1.M{n}", state) for n, state in enumerate(found, 1)]


def test_what_nobody_told_makes_an_interval_and_not_a_zero() -> None:
    found = execution(announced(MeasureState.DONE, MeasureState.UNTOLD, MeasureState.RUNNING))

    assert found is not None
    assert (found.done, found.running, found.told, found.total) == (1, 1, 2, 3)
    assert found.low == pytest.approx(1 / 3)
    assert found.high == pytest.approx(2 / 3)
    assert found.coverage == pytest.approx(2 / 3)


def test_an_action_without_measures_has_no_execution() -> None:
    assert execution([]) is None


def test_a_dropped_measure_stays_in_the_whole() -> None:
    found = execution(announced(MeasureState.DONE, MeasureState.DROPPED))

    assert found is not None
    assert (found.low, found.high, found.dropped) == (0.5, 0.5, 1)


def test_weights_change_the_share() -> None:
    measures = [
        Announced("A1.M1", MeasureState.DONE, 0.75),
        Announced("A1.M2", MeasureState.RUNNING, 0.25),
    ]

    found = execution(measures)

    assert found is not None
    assert found.low == found.high == 0.75


@pytest.mark.parametrize(
    ("weights", "told"),
    [((0.5, 0.6), "font 1,1"), ((0.5, None), "Poids absent pour A1.M2"), ((-0.5, 1.5), "font 1")],
)
def test_weights_that_do_not_sum_to_one_are_refused(
    weights: tuple[float | None, ...], told: str
) -> None:
    measures = [Announced(f"A1.M{n}", weight=weight) for n, weight in enumerate(weights, 1)]

    with pytest.raises(BrokenWeights, match=told):
        execution(measures)


@given(st.lists(states, min_size=1), st.randoms(use_true_random=False))
def test_order_is_irrelevant_and_the_share_stays_between_its_bounds(
    found: list[MeasureState], chance: Random
) -> None:
    measures = announced(*found)
    shuffled = list(measures)
    chance.shuffle(shuffled)

    one, other = execution(measures), execution(shuffled)

    assert one is not None
    assert other is not None
    assert (one.done, one.told) == (other.done, other.told)
    assert one.low == pytest.approx(other.low)
    assert 0 <= one.low <= one.high <= 1 + 1e-9


@given(st.lists(states, min_size=1))
def test_all_done_is_exactly_one(found: list[MeasureState]) -> None:
    done = execution(announced(*(MeasureState.DONE for _ in found)))

    assert done is not None
    assert done.low == done.high == 1.0


@given(st.lists(states, min_size=1), st.lists(states, min_size=1))
def test_a_parent_counts_the_measures_of_its_children(
    left: list[MeasureState], right: list[MeasureState]
) -> None:
    whole = execution(announced(*left, *right))
    parts = [execution(announced(*left)), execution(announced(*right))]

    assert whole is not None
    assert whole.done == sum(part.done for part in parts if part)
    assert whole.total == sum(part.total for part in parts if part)
