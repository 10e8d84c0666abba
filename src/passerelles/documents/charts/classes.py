"""Classes of values for a shaded map, each with its letter: colour is never alone."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.documents.french import number

_MOST = 5
_FINEST = 3
LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Classes:
    """Class ``A`` holds the lowest values. ``cuts``: where each next class begins."""

    low: float
    cuts: tuple[float, ...]
    high: float
    decimals: int

    @property
    def letters(self) -> str:
        return LETTERS[: len(self.cuts) + 1]

    def letter_of(self, value: float) -> str:
        return LETTERS[bisect_right(self.cuts, value)]

    def said(self, letter: str) -> str:
        """« de 5,2 à moins de 6,4 »."""
        rank = LETTERS.index(letter)
        bounds = (self.low, *self.cuts, self.high)
        start, end = (number(bounds[i], self.decimals) for i in (rank, rank + 1))
        if rank == len(self.cuts):
            return f"de {start} à {end}"
        return f"de {start} à moins de {end}"


def classes_of(values: Sequence[float]) -> Classes:
    """At most five classes with about as many values each (quantiles), cut at round numbers.

    Few values make fewer classes: at least three in each, on average.
    """
    if not values:
        return Classes(0.0, (), 0.0, 0)
    known = sorted(values)
    count = max(1, min(_MOST, len(known) // 3))
    raw = [known[len(known) * rank // count] for rank in range(1, count)]
    decimals = _decimals(known[0], known[-1], count)
    cuts = sorted({round(cut, decimals) for cut in raw})
    kept = tuple(cut for cut in cuts if known[0] < cut <= known[-1])
    return Classes(known[0], kept, known[-1], decimals)


def _decimals(low: float, high: float, count: int) -> int:
    """Enough of them for the bounds to read apart."""
    step = (high - low) / count
    return next((d for d in range(_FINEST) if step >= 1.5 * 10**-d), _FINEST)
