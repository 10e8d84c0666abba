"""The share of a whole that a part makes, when small counts are secret: an interval.

Hypothesis, cell by cell and jointly: a secret part lies between 0 and its whole; a secret whole
lies between 0 and ``largest_secret`` (the producer publishes the numbers above). Every completion
of the secret cells then gives a share inside the interval, and its two ends are reached.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, absent

PERCENT = 100.0
Counts = tuple[int | None, int | None]
"""A part and its whole; None where secret."""


@dataclass(slots=True)
class RunningShare:
    """Counts met so far, in units.

    ``part`` and ``whole`` are known; ``open`` units of the whole are in the part or not; at most
    ``unsure`` more units exist, in the part or not; at most ``outside`` more, not in the part.
    """

    part: int = 0
    whole: int = 0
    open: int = 0
    unsure: int = 0
    outside: int = 0

    def count(self, part: int | None, whole: int | None, *, largest_secret: int) -> None:
        """Add one cell. Raises ValueError when the part exceeds its whole."""
        if part is not None and whole is not None and part > whole:
            raise ValueError(f"a part of {part} in a whole of {whole}")
        self.part += part or 0
        if whole is None:
            self.whole += part or 0
            self.outside += max(0, largest_secret - part) if part is not None else 0
            self.unsure += largest_secret if part is None else 0
        else:
            self.whole += whole
            self.open += whole if part is None else 0

    def add(self, other: "RunningShare") -> None:
        self.part += other.part
        self.whole += other.whole
        self.open += other.open
        self.unsure += other.unsure
        self.outside += other.outside

    def share(self) -> Quantity:
        """The share in percent: exact, or its low end with the interval that holds it.

        The numerator and the denominator are the known counts. Secret when nothing narrows the
        interval, not applicable when the whole is zero.
        """
        widest, least = self.whole + self.unsure + self.outside, self.whole + self.unsure
        if not widest:
            return absent(Absence.NOT_APPLICABLE)
        low = PERCENT * self.part / widest
        high = PERCENT * (self.part + self.open + self.unsure) / least if least else PERCENT
        if (low, high) == (0.0, PERCENT):
            return Quantity(absence=SECRET.absence, interval=Interval(0.0, PERCENT))
        is_exact = not (self.open or self.unsure or self.outside)
        return Quantity(
            value=low,
            bound=Bound.EXACT if is_exact else Bound.AT_LEAST,
            numerator=self.part,
            denominator=self.whole,
            interval=None if is_exact else Interval(low, high),
        )


def share_of(cells: Iterable[Counts], *, largest_secret: int) -> Quantity:
    """The share of all the cells together, in percent."""
    running = RunningShare()
    for part, whole in cells:
        running.count(part, whole, largest_secret=largest_secret)
    return running.share()
