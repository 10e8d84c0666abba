"""Names on a map: the first come is served, those that would cover another are left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

_LETTER, _LINE = 7.6, 16.0  # pixels: mean width of a letter, height of a line


@dataclass(frozen=True, slots=True)
class Label:
    """A name to write near (``x``, ``y``), a point of ``radius`` pixels; centred across."""

    text: str
    x: float
    y: float
    radius: float = 0.0

    @property
    def half(self) -> float:
        return len(self.text) * _LETTER / 2

    def meets(self, other: "Label") -> bool:
        beside = abs(self.x - other.x) >= self.half + other.half
        return not beside and abs(self.y - other.y) < _LINE


def placed(labels: Iterable[Label], *, width: float, height: float) -> list[Label]:
    """The labels that have room, each moved above, inside or below its point."""
    kept: list[Label] = []
    for label in labels:
        inside = label.half < label.radius
        shifts = (5.0,) if inside else (-label.radius - 4, label.radius + 14)
        tried = (_within(replace(label, y=label.y + shift), width) for shift in shifts)
        free = (
            one
            for one in tried
            if _LINE < one.y < height and not any(one.meets(other) for other in kept)
        )
        if found := next(free, None):
            kept.append(found)
    return kept


def _within(label: Label, width: float) -> Label:
    return replace(label, x=min(max(label.x, label.half + 2), width - label.half - 2))
