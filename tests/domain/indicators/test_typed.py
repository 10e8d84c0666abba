"""What may be kept of a figure that somebody types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.indicators.quantity import SECRET, Quantity
from passerelles.domain.indicators.typed import (
    BrokenEntry,
    TypedFigure,
    TypingRule,
    typed_quantity,
)

PLAIN, SHARE = TypingRule(), TypingRule(is_share=True, scale=100)
counts = st.integers(min_value=0, max_value=10**9)


def test_a_count_is_its_value() -> None:
    assert typed_quantity(TypedFigure(12.5), PLAIN) == Quantity(value=12.5)


@given(counts, counts)
def test_a_share_is_what_its_counts_divide(part: int, rest: int) -> None:
    whole = part + rest
    if whole == 0:
        return
    found = typed_quantity(TypedFigure(None, part, whole), SHARE)

    assert found.value is not None
    assert 0 <= found.value <= 100
    assert found.value * whole == pytest.approx(100 * part)
    assert (found.numerator, found.denominator) == (part, whole)


@pytest.mark.parametrize(
    ("typed", "rule", "said"),
    [
        (TypedFigure(), PLAIN, "La valeur manque"),
        (TypedFigure(None, 1, 2), PLAIN, "n’est pas une part"),
        (TypedFigure(50, 1, 2), SHARE, "La valeur 50 se déduit"),
        (TypedFigure(50), SHARE, "La valeur 50 se déduit"),
        (TypedFigure(None, 1), SHARE, "Il manque le dénominateur"),
        (TypedFigure(None, None, 2), SHARE, "Il manque le numérateur"),
        (TypedFigure(None, 1, 0), SHARE, "Le dénominateur vaut 0"),
        (TypedFigure(None, -1, 2), SHARE, "-1 est négatif"),
        (TypedFigure(None, 3, 2), SHARE, "Le numérateur (3) dépasse le dénominateur (2)"),
        (TypedFigure(None, 1), TypingRule(may_divide=True), "Il manque le dénominateur"),
    ],
)
def test_what_cannot_be_kept_is_said(typed: TypedFigure, rule: TypingRule, said: str) -> None:
    with pytest.raises(BrokenEntry, match=r".*") as refused:
        typed_quantity(typed, rule)

    assert said in str(refused.value)


def test_a_rate_may_come_with_or_without_its_counts() -> None:
    rate = TypingRule(may_divide=True, scale=100)

    assert typed_quantity(TypedFigure(8.7), rate).value == 8.7
    assert typed_quantity(TypedFigure(None, 1, 4), rate).value == 25


@given(counts, st.integers(min_value=1, max_value=20))
def test_a_count_under_the_threshold_is_secret(count: int, threshold: int) -> None:
    found = typed_quantity(TypedFigure(count), TypingRule(threshold=threshold))

    assert (found == SECRET) == (0 < count < threshold)


def test_a_share_is_secret_when_either_side_of_it_is_small() -> None:
    rule = TypingRule(is_share=True, scale=100, threshold=5)

    assert typed_quantity(TypedFigure(None, 3, 100), rule) == SECRET
    assert typed_quantity(TypedFigure(None, 98, 100), rule) == SECRET
    assert typed_quantity(TypedFigure(None, 50, 100), rule).value == 50
