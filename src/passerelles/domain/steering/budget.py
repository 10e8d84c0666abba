"""Sums of euros that say how many amounts are unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """``known``: what is told amounts to, None when nothing is; ``unknown``: lines untold."""

    known: Decimal | None
    unknown: int
    lines: int


def budget_total(amounts: Iterable[Decimal | None]) -> BudgetTotal:
    """The sum of euros; None is an unknown amount, which is not zero."""
    listed = list(amounts)
    told = [amount for amount in listed if amount is not None]
    known = sum(told, Decimal(0)) if told else None
    return BudgetTotal(known, len(listed) - len(told), len(listed))
