"""How much of what an action announced is done: the first of the four readings of progress."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isclose

from passerelles.domain.common.interval import Interval


class MeasureState(StrEnum):
    """Where a measure stands. ``UNTOLD``: nobody said anything yet, which is not « not begun »."""

    UNTOLD = "untold"
    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class BrokenWeights(ValueError):
    """The weights of the measures of one action do not sum to one."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A measure as progress sees it. ``weight``: its share of the action, None for equal shares."""

    code: str
    state: MeasureState = MeasureState.UNTOLD
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Execution:
    """The share of measures done, between 0 and 1.

    ``low`` counts the untold measures as not done, ``high`` as done: the truth lies between.
    ``told`` of ``total`` measures have a state; ``dropped`` ones stay in the whole, since the plan
    announced them.
    """

    done: int
    running: int
    dropped: int
    told: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> Interval:
        return Interval(self.low, self.high)

    @property
    def coverage(self) -> float:
        """The share of measures of which somebody told the state."""
        return self.told / self.total


def execution(measures: Iterable[Announced]) -> Execution | None:
    """The execution of an action; None when it announces nothing. Raises BrokenWeights.

    The parent of several actions is read from all their measures together, never from an average
    of shares: its measures must then bear no weight.
    """
    listed = list(measures)
    if not listed:
        return None
    weights = _weights(listed)
    states = [one.state for one in listed]
    low = _share(listed, weights, (MeasureState.DONE,))
    return Execution(
        done=states.count(MeasureState.DONE),
        running=states.count(MeasureState.RUNNING),
        dropped=states.count(MeasureState.DROPPED),
        told=len(states) - states.count(MeasureState.UNTOLD),
        total=len(states),
        low=low,
        high=low + _share(listed, weights, (MeasureState.UNTOLD,)),
    )


def _weights(measures: list[Announced]) -> list[float]:
    given = [one.weight for one in measures if one.weight is not None]
    if not given:
        return [1 / len(measures)] * len(measures)
    if len(given) < len(measures):
        silent = ", ".join(one.code for one in measures if one.weight is None)
        raise BrokenWeights(f"Poids absent pour {silent} : pesez tous les engagements, ou aucun.")
    if min(given) < 0 or not isclose(sum(given), 1, abs_tol=1e-9):
        told = f"{sum(given):.3f}".rstrip("0").rstrip(".").replace(".", ",")
        raise BrokenWeights(
            f"Les poids de {measures[0].code} à {measures[-1].code} font {told} : "
            "ils sont positifs et font 1."
        )
    return given


def _share(
    measures: list[Announced], weights: list[float], states: tuple[MeasureState, ...]
) -> float:
    # An exact count first: a third taken three times is one, with or without rounding.
    kept = [weight for one, weight in zip(measures, weights, strict=True) if one.state in states]
    return 1.0 if len(kept) == len(measures) else sum(kept)
