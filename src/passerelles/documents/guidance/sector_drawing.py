"""A sector as SVG: its occupations in columns by level of access, and the moves between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.documents.charts.svg import Drawing, Words, percent, root, tag, words
from passerelles.documents.guidance.career_drawing import BOX, GAP, TOP, Box, draw_box

_BETWEEN = 7.0  # parts of a hundred between two columns
_LETTERS_OF_ALL = 96  # what the boxes of one row hold together at the least width


@dataclass(frozen=True, slots=True)
class Move:
    """From a box to another, each by its column and its row; ``kind``: near or evolution."""

    origin: tuple[int, int]
    to: tuple[int, int]
    kind: str


@dataclass(frozen=True, slots=True)
class SectorDrawing:
    """``columns``: a title and boxes, from the lowest level to the highest."""

    label: str
    columns: tuple[tuple[str, tuple[Box, ...]], ...]
    moves: tuple[Move, ...]


def draw_sector(sector: SectorDrawing) -> str:
    """The ``<svg>`` element; it stretches to its container, letters keep their size."""
    spans = _spans(len(sector.columns))
    rows = max(len(boxes) for _, boxes in sector.columns)
    letters = _LETTERS_OF_ALL // len(sector.columns)
    drawn = [_line(move, spans) for move in sector.moves]
    for (title, boxes), (left, width) in zip(sector.columns, spans, strict=True):
        middle = percent(left + width / 2)
        drawn.append(words(title, x=middle, y=14, class_="chart-tick", text_anchor="middle"))
        drawn += [
            draw_box(box, (left, width), _top(at), letters=letters) for at, box in enumerate(boxes)
        ]
    drawing = Drawing("sector", "".join(drawn), TOP + rows * (BOX + GAP))
    return root(drawing, Words(f"Carte du secteur {sector.label}", _said(sector)), width=None)


def _said(sector: SectorDrawing) -> str:
    told = ", ".join(f"{title.lower()}\u00a0: {len(boxes)}" for title, boxes in sector.columns)
    return (
        f"Métiers par niveau, {told}\u00a0; {len(sector.moves)} passages entre eux. "
        "Tous les métiers sont en listes sous le dessin."
    )


def _spans(count: int) -> Sequence[tuple[float, float]]:
    width = (100.0 - _BETWEEN * (count - 1)) / count
    return [(at * (width + _BETWEEN), width) for at in range(count)]


def _top(row: int) -> float:
    return TOP + row * (BOX + GAP)


def _line(move: Move, spans: Sequence[tuple[float, float]]) -> str:
    low, high = sorted((move.origin, move.to))
    left, width = spans[low[0]]
    return tag(
        "line",
        x1=percent(left + width),
        y1=_top(low[1]) + BOX / 2,
        x2=percent(spans[high[0]][0]),
        y2=_top(high[1]) + BOX / 2,
        class_=f"career-line career-{move.kind}",
    )
