"""The order among sessions that may appear: explained, continuous, drawn among equals."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.catalogue.ranking import (
    WEIGHTS,
    Candidates,
    Criterion,
    contributions,
    draw,
    fresh,
    near,
    ranked,
    soon,
)

SEED = 739_000
NOT = np.zeros(2, dtype=np.bool_)


def candidates(size: int, **changes: Any) -> Candidates:
    """Equal sessions of different trainings, but for what a test changes."""
    columns: dict[str, Any] = {
        "score": np.ones(size),
        "minutes": np.full(size, 20.0),
        "remote": np.zeros(size, dtype=np.bool_),
        "days": np.full(size, 30.0),
        "any_day": np.zeros(size, dtype=np.bool_),
        "certifying": np.zeros(size, dtype=np.bool_),
        "age": np.full(size, 10.0),
        "quality": np.full(size, 0.5),
        "training": np.arange(size),
        "number": np.arange(size),
    }
    return Candidates(**{name: np.asarray(value) for name, value in (columns | changes).items()})


def first(found: Candidates) -> int:
    return int(ranked(found, seed=SEED, placed=True)[0])


@pytest.mark.parametrize(
    "better",
    [
        {"score": [1.0, 2.0]},
        {"minutes": [60.0, 10.0]},
        {"days": [200.0, 20.0]},
        {"days": [-20.0, 200.0]},
        {"certifying": [False, True]},
        {"age": [700.0, 1.0]},
        {"quality": [0.1, 1.0]},
        {"minutes": [120.0, np.nan], "remote": [False, True]},
        {"minutes": [np.nan, 30.0], "remote": [True, False]},
    ],
)
def test_one_advantage_puts_first(better: dict[str, list[float]]) -> None:
    assert first(candidates(2, **better)) == 1


def test_the_order_is_the_sum_of_its_reasons() -> None:
    found = candidates(3, score=[1.0, 3.0, 2.0], quality=[1.0, 0.0, 0.4])
    shares = contributions(found, seed=SEED, placed=True)

    assert set(shares) == set(Criterion)
    total = sum(shares.values())
    assert list(ranked(found, seed=SEED, placed=True)) == list(np.argsort(-total))


def test_without_a_place_nearness_says_nothing() -> None:
    assert Criterion.NEAR not in contributions(candidates(2), seed=SEED, placed=False)


def test_equals_change_places_each_day_and_stay_put_within_a_day() -> None:
    many = candidates(200)
    today = ranked(many, seed=SEED, placed=False)

    assert list(today) == list(ranked(many, seed=SEED, placed=False))
    assert list(today) != list(ranked(many, seed=SEED + 1, placed=False))


def test_one_training_does_not_fill_the_page() -> None:
    found = candidates(4, training=[1, 1, 1, 2], score=[1.01, 1.01, 1.01, 1.0])
    order = list(ranked(found, seed=SEED, placed=False))

    assert order.index(3) == 1


@given(st.floats(0, 3000), st.floats(0, 0.01))
def test_nothing_jumps(value: float, step: float) -> None:
    pair = np.array([value, value + step])
    for shares in (near(pair, NOT), soon(pair, NOT), fresh(pair)):
        assert abs(shares[1] - shares[0]) < 0.001


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=50, unique=True))
def test_the_draw_is_between_0_and_1(numbers: list[int]) -> None:
    drawn = draw(np.array(numbers), SEED)

    assert ((drawn >= 0) & (drawn < 1)).all()


def test_words_weigh_more_than_any_reason_but_nearness_which_they_multiply() -> None:
    others = {name: weight for name, weight in WEIGHTS.items() if name is not Criterion.NEAR}

    assert max(others, key=lambda name: others[name]) is Criterion.WORDS
    assert first(candidates(2, score=[0.5, 9.0], minutes=[5.0, 150.0])) == 1


def test_near_then_at_a_distance_then_far() -> None:
    order = ranked(
        candidates(3, minutes=[200.0, np.nan, 40.0], remote=[False, True, False]),
        seed=SEED,
        placed=True,
    )

    assert list(order) == [2, 1, 0]
