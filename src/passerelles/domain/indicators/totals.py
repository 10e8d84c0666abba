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
    """The sum of counts met so far; parts that are absent are told apart from zero.

    ``at_most`` is what the parts that are upper bounds bring to ``known``; None without any.
    """

    known: float = 0.0
    parts: int = 0
    at_least: bool = False
    at_most: float | None = None
    secret: int = 0
    missing: Absence | None = None

    def add(self, part: Quantity) -> None:
        if part.value is None:
            self.secret += part.absence is Absence.SECRET
            if part.absence is not None and part.absence is not Absence.SECRET:
                self.missing = max(self.missing or part.absence, part.absence)
        else:
            self.known += part.value
            self.parts += 1
            self.at_least |= part.bound is Bound.AT_LEAST
            if part.bound is Bound.AT_MOST:
                self.at_most = (self.at_most or 0.0) + part.value

    def quantity(self) -> Quantity:
        """The sum: exact, bounded, secret, or absent for one of the reasons of its parts.

        Upper and lower bounds do not add up: what is sure is then what the others amount to.
        """
        if not self.parts:
            return SECRET if self.secret else absent(self.missing or Absence.NOT_COVERED)
        if self.at_least or self.secret or self.missing:
            return Quantity(value=self.known - (self.at_most or 0.0), bound=Bound.AT_LEAST)
        bound = Bound.EXACT if self.at_most is None else Bound.AT_MOST
        return Quantity(value=self.known, bound=bound)


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
