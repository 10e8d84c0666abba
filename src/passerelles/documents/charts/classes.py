"""Classes of values for a shaded map, each with its letter: colour is never alone."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.documents.french import number

_MOST = 5
_FINEST = 3
LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Classes:
    """Class ``A`` holds the lowest values. ``cuts``: where each next class begins.

    ``whole``: every value is a whole number, so that a class ends on its last one.
    """

    low: float
    cuts: tuple[float, ...]
    high: float
    decimals: int
    whole: bool = False

    @property
    def letters(self) -> str:
        return LETTERS[: len(self.cuts) + 1]

    def letter_of(self, value: float) -> str:
        return LETTERS[bisect_right(self.cuts, value)]

    def said(self, letter: str) -> str:
        """« de 5,2 à moins de 6,4 »; « de 2 à 3 » or « 5 » where all values are whole."""
        rank = LETTERS.index(letter)
        last = rank == len(self.cuts)
        bounds = (self.low, *self.cuts, self.high)
        end = bounds[rank + 1] - (1 if self.whole and not last else 0)
        told, until = number(bounds[rank], self.decimals), number(end, self.decimals)
        if last or self.whole:
            return told if told == until else f"de {told} à {until}"
        return f"de {told} à moins de {until}"


def classes_of(values: Sequence[float]) -> Classes:
    """At most five classes with about as many values each (quantiles), cut at round numbers.

    Few values make fewer classes: at least three in each, on average.
    """
    if not values:
        return Classes(0.0, (), 0.0, 0)
    known = sorted(values)
    count = max(1, min(_MOST, len(known) // 3))
    raw = [known[len(known) * rank // count] for rank in range(1, count)]
    whole = all(value == round(value) for value in known)
    decimals = 0 if whole else _decimals(known[0], known[-1], count)
    cuts = sorted({round(cut, decimals) for cut in raw})
    kept = tuple(cut for cut in cuts if known[0] < cut <= known[-1])
    # The ends are told outwards, so that no value lies outside the words of its class.
    unit = 10**decimals
    low, high = math.floor(known[0] * unit) / unit, math.ceil(known[-1] * unit) / unit
    return Classes(low, kept, high, decimals, whole)


def _decimals(low: float, high: float, count: int) -> int:
    """Enough of them for the bounds to read apart."""
    step = (high - low) / count
    if step == 0:
        return 1
    return next((d for d in range(_FINEST) if step >= 1.5 * 10**-d), _FINEST)
