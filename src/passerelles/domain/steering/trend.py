"""Where a figure goes: does the pace so far reach the target, do the last figures fall."""

from collections.abc import Sequence
from itertools import pairwise

from passerelles.domain.steering.trajectory import Milepost, Trajectory

FEWEST = 3


def landing(last: Milepost, trajectory: Trajectory) -> float | None:
    """The value on the day of the target if the mean pace since the baseline goes on.

    A pace, not a forecast: it has no interval. None when the figure is not after the baseline, or
    the day of the target is past.
    """
    elapsed = (last.on - trajectory.baseline.on).days
    left = (trajectory.target.on - last.on).days
    if elapsed <= 0 or left < 0:
        return None
    return last.value + (last.value - trajectory.baseline.value) / elapsed * left


def will_miss(last: Milepost, trajectory: Trajectory) -> bool | None:
    """Whether that pace stops short of the target; None when no pace can be read."""
    landed, rises = landing(last, trajectory), trajectory.rises
    if landed is None or rises is None:
        return None
    return landed < trajectory.target.value if rises else landed > trajectory.target.value


def goes_wrong(values: Sequence[float], *, wanted: str) -> bool:
    """Whether the last three comparable figures each move against ``wanted`` (up, down or none).

    The caller gives figures of one definition, one source and one perimeter, by period.
    """
    last = values[-FEWEST:]
    if len(last) < FEWEST or wanted == "none":
        return False
    steps = [after - before for before, after in pairwise(last)]
    return all(step < 0 for step in steps) if wanted == "up" else all(step > 0 for step in steps)
