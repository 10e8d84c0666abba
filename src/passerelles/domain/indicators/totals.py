"""Sums over places and occupations that never lose a star of secrecy.

A sum with one secret part is a lower bound; a sum whose parts are all secret is secret.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent

Key = TypeVar("Key", bound=Hashable)


@dataclass(slots=True)
class RunningSum:
    """The sum of counts met so far; parts that are absent are told apart from zero."""

    known: float = 0.0
    parts: int = 0
    at_least: bool = False
    secret: int = 0
    missing: Absence | None = None

    def add(self, part: Quantity) -> None:
        if part.value is None:
            self.secret += part.absence is Absence.SECRET
            if part.absence is not Absence.SECRET:
                self.missing = part.absence
        else:
            self.known += part.value
            self.parts += 1
            self.at_least |= part.bound is Bound.AT_LEAST

    def quantity(self) -> Quantity:
        """The sum: exact, a lower bound, secret, or absent for the reason of its last part."""
        if not self.parts:
            return SECRET if self.secret else absent(self.missing or Absence.NOT_COVERED)
        partial = self.at_least or self.secret or self.missing
        return Quantity(value=self.known, bound=Bound.AT_LEAST if partial else Bound.EXACT)


def sum_of(parts: Iterable[Quantity]) -> Quantity:
    """The sum of counts ≥ 0. Lower bounds add up to a lower bound."""
    total = RunningSum()
    for part in parts:
        total.add(part)
    return total.quantity()


def sums_by(parts: Iterable[tuple[Key, Quantity]]) -> dict[Key, Quantity]:
    """The sum of each key. Linear in the parts."""
    sums: defaultdict[Key, RunningSum] = defaultdict(RunningSum)
    for key, part in parts:
        sums[key].add(part)
    return {key: running.quantity() for key, running in sums.items()}
