"""An unknown amount is not zero: it is counted beside the sum."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.budget import BudgetTotal, budget_total

AMOUNTS = st.lists(st.none() | st.decimals(0, 1_000_000, places=2), max_size=6)


def test_nothing_told_sums_to_nothing_and_not_to_zero():
    assert budget_total([None, None]) == BudgetTotal(None, 2, 2)
    assert budget_total([]) == BudgetTotal(None, 0, 0)


def test_a_sum_says_how_many_lines_it_leaves_out():
    assert budget_total([Decimal("1.50"), None, Decimal(0)]) == BudgetTotal(Decimal("1.50"), 1, 3)


@given(one=AMOUNTS, other=AMOUNTS)
def test_parts_add_up_to_the_whole(one: list[Decimal | None], other: list[Decimal | None]):
    whole, parts = budget_total(one + other), (budget_total(one), budget_total(other))

    assert whole.known == (
        sum(p.known for p in parts if p.known is not None) if whole.known is not None else None
    )
    assert whole.unknown == sum(p.unknown for p in parts)
