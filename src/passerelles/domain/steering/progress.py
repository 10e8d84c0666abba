"""The readings of progress against a target: distance to it, gap to the trajectory.

They are never clipped: above one the target is passed, below zero the figure went the other way.
They are never merged with execution nor with confidence: four questions, four answers.
"""

from dataclasses import dataclass
from datetime import date

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.steering.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class Measured:
    """The last figure of an indicator: its value on a day, or the interval that holds it.

    ``on`` is the last day of its period. ``value`` is None when it is absent, for ``absence``.
    """

    on: date | None = None
    value: float | None = None
    interval: Interval | None = None
    absence: Absence | None = None

    @property
    def ends(self) -> tuple[float, float] | None:
        if self.interval is not None:
            return self.interval.low, self.interval.high
        return None if self.value is None else (self.value, self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """``low`` ≤ ``high``, equal when the figure is exact; else why there is none."""

    low: float | None = None
    high: float | None = None
    absence: Absence | None = None

    @property
    def exact(self) -> float | None:
        return self.low if self.low == self.high else None


def distance(measured: Measured, trajectory: Trajectory | None) -> Reading:
    """The part of the way from baseline to target that is covered: 0 at the start, 1 at the end.

    A decreasing target reads the same way. ``NOT_APPLICABLE`` when the target equals the baseline,
    ``MISSING_INPUT`` without a trajectory.
    """
    ends = measured.ends
    if trajectory is None:
        return Reading(absence=Absence.MISSING_INPUT)
    if trajectory.rises is None:
        return Reading(absence=Absence.NOT_APPLICABLE)
    if ends is None:
        return Reading(absence=measured.absence or Absence.MISSING_INPUT)
    start, way = trajectory.baseline.value, trajectory.target.value - trajectory.baseline.value
    low, high = sorted((end - start) / way for end in ends)
    return Reading(low, high)


def gap(measured: Measured, trajectory: Trajectory | None) -> Reading:
    """The figure less what the trajectory expects on its day, in the unit of the indicator.

    Positive is ahead of a rising trajectory and behind a falling one: ``standing`` tells which.
    """
    ends = measured.ends
    if trajectory is None:
        return Reading(absence=Absence.MISSING_INPUT)
    if ends is None or measured.on is None:
        return Reading(absence=measured.absence or Absence.MISSING_INPUT)
    expected = trajectory.expected(measured.on)
    if expected is None:
        return Reading(absence=Absence.NOT_APPLICABLE)
    return Reading(ends[0] - expected, ends[1] - expected)
