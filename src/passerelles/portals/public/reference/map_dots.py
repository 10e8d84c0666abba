"""Places on a small map, and which of them have room for their name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 480, 360
# Pixels: mean width of a letter and height of a line, for the letters of a phone (the largest).
_LETTER, _LINE = 8.4, 19.0
_ABOVE, _BELOW = -7, 19  # from the dot to the line of its name
_EDGE = 2.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A place, in pixels; ``role`` is its class, ``label`` is empty when it would crowd the map.

    ``anchor`` and ``shift`` say where the name stands: an SVG text-anchor, and pixels downwards.
    """

    x: float
    y: float
    role: str
    name: str
    label: str = ""
    anchor: str = "middle"

    @property
    def across(self) -> str:
        return f"{self.x:.1f}"

    @property
    def down(self) -> str:
        return f"{self.y:.1f}"

    @property
    def radius(self) -> str:
        if self.role == "map-here":
            return "6"
        return "3.5" if self.label else "2.5"

    @property
    def shift(self) -> int:
        return _ABOVE if self.y > _LINE - _ABOVE else _BELOW


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that a name takes, in pixels."""

    left: float
    right: float
    bottom: float

    def meets(self, other: "Frame") -> bool:
        beside = self.right <= other.left or other.right <= self.left
        return not beside and abs(self.bottom - other.bottom) < _LINE

    @property
    def fits(self) -> bool:
        return self.left >= 0 and self.right <= WIDTH and self.bottom <= HEIGHT


def named(dots: Iterable[Dot], *, most: int) -> Iterator[Dot]:
    """Every dot; the first ones have their name, when it meets no other name and not the edge."""
    written: list[Frame] = []
    for dot in dots:
        anchored = replace(dot, anchor=_anchor(dot))
        frame = frame_of(anchored)
        free = frame.fits and not any(frame.meets(other) for other in written)
        if free and len(written) < most:
            written.append(frame)
            yield replace(anchored, label=dot.name)
        else:
            yield dot


def frame_of(dot: Dot) -> Frame:
    """The room of the name of a dot, as it is anchored."""
    width = _LETTER * len(dot.name)
    left = {"start": dot.x, "end": dot.x - width}.get(dot.anchor, dot.x - width / 2)
    return Frame(left, left + width, dot.y + dot.shift)


def _anchor(dot: Dot) -> str:
    half = _LETTER * len(dot.name) / 2
    if dot.x - half < _EDGE:
        return "start"
    return "end" if dot.x + half > WIDTH - _EDGE else "middle"
