"""An occupation put forward, on two axes that are never merged, with its reasons."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    FOR = "for"
    OBSTACLE = "obstacle"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why, as data: ``kind`` names a sentence of ``documents/guidance/sentences.py``.

    ``subjects``: labels the sentence quotes (skills, an occupation…). ``value``: the figure it
    quotes, in the unit that the kind says (``ReasonKind``), and ``value_high`` the other end when
    it is an interval. ``weight``: its part of the axis, to order reasons. ``told_of``: the broader
    occupation that the sheet or the figure speaks of, empty when it is the very one.
    """

    kind: str
    side: Side = Side.FOR
    subjects: tuple[str, ...] = ()
    value: float | None = None
    value_high: float | None = None
    vintage: str = ""
    weight: float = 0.0
    told_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A score from 0 to 1, or None when nothing was said that could give one.

    ``coverage``: part (0 to 1) of what the axis wants to know that data or the person gave.
    """

    score: float | None
    coverage: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """``missing``: keys of the skills that the person lacks, the most useful first."""

    occupation: str
    label: str
    can_get: Axis
    would_like: Axis
    missing: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks for it, on both axes, the heaviest first."""
        return self._of(Side.FOR)

    @property
    def obstacles(self) -> tuple[Reason, ...]:
        """What stands in the way, on both axes, the heaviest first."""
        return self._of(Side.OBSTACLE)

    def _of(self, side: Side) -> tuple[Reason, ...]:
        every = (*self.can_get.reasons, *self.would_like.reasons)
        found = [reason for reason in every if reason.side is side]
        return tuple(sorted(found, key=lambda reason: -reason.weight))
