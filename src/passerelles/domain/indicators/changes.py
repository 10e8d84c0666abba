"""What changed in a figure between two instants, each part of the difference with one cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from passerelles.domain.indicators.quantity import Bound, Quantity


class ChangeCause(StrEnum):
    """Why a figure is not what it was; the first that applies, in this order."""

    DEFINITION = "definition"
    PERIMETER = "perimeter"
    NEW_DATA = "new_data"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class FigureState:
    """A figure as it was known at an instant, and all that tells it from another one.

    ``edition``: the vintage of the source; ``geography``: the edition of the zoning.
    """

    period: str
    quantity: Quantity
    definition: int
    source: str
    edition: str
    geography: str


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """One change with its cause; ``difference`` is None unless both ends are exact values."""

    cause: ChangeCause
    before: FigureState | None
    after: FigureState | None

    @property
    def difference(self) -> float | None:
        before, after = _exact(self.before), _exact(self.after)
        return None if before is None or after is None else after - before


@dataclass(frozen=True, slots=True)
class Change:
    """The figure before, the figure after, and the steps that lead from one to the other."""

    before: FigureState | None
    after: FigureState | None
    steps: tuple[ChangeStep, ...]

    @property
    def difference(self) -> float | None:
        """What the differences of the steps sum to; None unless both ends are exact values."""
        return ChangeStep(ChangeCause.CORRECTION, self.before, self.after).difference

    def by_cause(self) -> Mapping[ChangeCause, float | None]:
        """The part of each cause met; None when a step of it has no difference."""
        parts: dict[ChangeCause, float | None] = {}
        for step in self.steps:
            so_far, more = parts.get(step.cause, 0.0), step.difference
            parts[step.cause] = None if so_far is None or more is None else so_far + more
        return parts


def change(
    before: FigureState | None, after: FigureState | None, revised: FigureState | None
) -> Change:
    """Split what separates two figures.

    ``revised`` is what is known, after, of the period of ``before``: its revision is one step, the
    passage to the newer period another. None when that period is no longer told.
    """
    if before is None or after is None or revised is None or before.period == after.period:
        ends = [(before, after)]
    else:
        ends = [(before, revised), (revised, after)]
    steps = [ChangeStep(_cause(one, other), one, other) for one, other in ends if one != other]
    return Change(before, after, tuple(steps))


def _cause(before: FigureState | None, after: FigureState | None) -> ChangeCause:
    """A figure that nobody tells any more was withdrawn: its correction."""
    if before is None:
        return ChangeCause.NEW_DATA
    if after is None:
        return ChangeCause.CORRECTION
    if before.definition != after.definition:
        return ChangeCause.DEFINITION
    if before.geography != after.geography:
        return ChangeCause.PERIMETER
    rows = (before.period, before.source, before.edition)
    is_same = rows == (after.period, after.source, after.edition)
    return ChangeCause.CORRECTION if is_same else ChangeCause.NEW_DATA


def _exact(state: FigureState | None) -> float | None:
    if state is None or state.quantity.bound is not Bound.EXACT:
        return None
    return state.quantity.value
