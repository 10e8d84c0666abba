"""Whether a figure is where its trajectory wants it, said only when it is certain."""

from enum import StrEnum

from passerelles.domain.steering.progress import Measured, gap
from passerelles.domain.steering.trajectory import Trajectory


class Standing(StrEnum):
    """``UNDECIDED``: the interval of the figure holds what was expected. ``BLIND``: no figure."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    UNDECIDED = "undecided"
    BLIND = "blind"


def standing(
    measured: Measured, trajectory: Trajectory | None, *, tolerance: float = 0.0
) -> Standing:
    """Where the figure stands; ``tolerance`` is in the unit of the indicator.

    A target equal to its baseline is to be held: any gap beyond the tolerance is behind.
    """
    found = gap(measured, trajectory)
    if trajectory is None or found.low is None or found.high is None:
        return Standing.BLIND
    rises = trajectory.rises
    if rises is None:
        return _held(found.low, found.high, tolerance)
    low, high = (found.low, found.high) if rises else (-found.high, -found.low)
    if low > tolerance:
        return Standing.AHEAD
    if high < -tolerance:
        return Standing.BEHIND
    return Standing.ON_TRACK if -tolerance <= low and high <= tolerance else Standing.UNDECIDED


def _held(low: float, high: float, tolerance: float) -> Standing:
    if -tolerance <= low and high <= tolerance:
        return Standing.ON_TRACK
    outside = low > tolerance or high < -tolerance
    return Standing.BEHIND if outside else Standing.UNDECIDED
