"""Dated targets: where an indicator should be on a day, and how far it is from there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


class BrokenTrajectory(ValueError):
    """The points cannot be followed; the message is a French sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Milepost:
    """A value on a day: the first of a trajectory is the baseline, the last one the target."""

    on: date
    value: float


@dataclass(frozen=True, slots=True)
class Trajectory:
    """At least a baseline and a target, days strictly increasing. Raises BrokenTrajectory.

    A target equal to the baseline is a trajectory to hold: only its distance has no meaning.
    """

    points: tuple[Milepost, ...]

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise BrokenTrajectory(
                "Une trajectoire a au moins deux points : la situation de départ et la cible."
            )
        for before, after in pairwise(self.points):
            if after.on <= before.on:
                raise BrokenTrajectory(
                    f"Le point du {after.on:%d/%m/%Y} ne suit pas celui du {before.on:%d/%m/%Y} : "
                    "donnez les points dans l’ordre des dates, la cible en dernier."
                )

    @property
    def baseline(self) -> Milepost:
        return self.points[0]

    @property
    def target(self) -> Milepost:
        return self.points[-1]

    @property
    def rises(self) -> bool | None:
        """Whether the target is above the baseline; None when it equals it."""
        if self.target.value == self.baseline.value:
            return None
        return self.target.value > self.baseline.value

    def expected(self, on: date) -> float | None:
        """The value on a day, on the straight line between two points.

        None before the baseline; that of the target after it.
        """
        if on < self.baseline.on:
            return None
        for before, after in pairwise(self.points):
            if on <= after.on:
                return _between(before, after, on)
        return self.target.value


def _between(before: Milepost, after: Milepost, on: date) -> float:
    share = (on - before.on).days / (after.on - before.on).days
    return before.value + share * (after.value - before.value)


def straight(points: Sequence[tuple[date, float]]) -> Trajectory:
    """The trajectory through these points, in the order given. Raises BrokenTrajectory."""
    return Trajectory(tuple(Milepost(on, value) for on, value in points))
