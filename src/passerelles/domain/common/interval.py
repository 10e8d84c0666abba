"""Two ends between which a value lies."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval, ``low`` ≤ ``high``, in the unit of the value it holds."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"interval ends in the wrong order: {self.low} and {self.high}")

    @property
    def width(self) -> float:
        return self.high - self.low

    def overlaps(self, other: "Interval") -> bool:
        """Whether some value lies in both: nothing then tells which of the two is larger."""
        return self.low <= other.high and other.low <= self.high
