"""The career map as SVG: certifications at the left, the occupation, then where it leads.

Every box is a link that the keyboard reaches; the page says the same as lists.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.documents.charts.svg import Drawing, Words, link, percent, root, tag, words
from passerelles.documents.charts.text import split

BOX, GAP, TOP = 46.0, 10.0, 30.0
_LINE = 17.0  # pixels between two lines of letters
# Left edge and width of the three columns, in parts of a hundred.
_COLUMNS = ((0.0, 28.0), (36.0, 28.0), (72.0, 28.0))
_BEFORE, _CENTRE, _AFTER = range(3)
_LETTERS = 33  # what a box holds at the least width of the style sheet


@dataclass(frozen=True, slots=True)
class Box:
    """``kind``: level, centre, near, evolution or alike (drawn dashed: nobody published it)."""

    label: str
    href: str
    kind: str
    spoken: str


@dataclass(frozen=True, slots=True)
class CareerDrawing:
    """``heads``: the titles of the three columns."""

    heads: tuple[str, str, str]
    before: tuple[Box, ...]
    centre: Box
    after: tuple[Box, ...]


def draw_career(career: CareerDrawing) -> str:
    """The ``<svg>`` element; it stretches to its container, letters keep their size."""
    rows = max(len(career.before), len(career.after), 1)
    height = TOP + rows * (BOX + GAP)
    middle = TOP + (rows * (BOX + GAP) - GAP) / 2
    drawn = [
        *_heads(career),
        *_lines(career.before, _BEFORE, rows, middle),
        *_lines(career.after, _AFTER, rows, middle),
        *_boxes(career.before, _BEFORE, rows),
        draw_box(career.centre, _COLUMNS[_CENTRE], middle - BOX / 2),
        *_boxes(career.after, _AFTER, rows),
    ]
    drawing = Drawing("career", "".join(drawn), height)
    return root(drawing, Words(f"Carte autour de {career.centre.label}", _said(career)), width=None)


def _said(career: CareerDrawing) -> str:
    left, _, right = (head.lower() for head in career.heads)
    return (
        f"À gauche, {left}\u00a0: {len(career.before)} liens\u00a0; au milieu, "
        f"{career.centre.label}\u00a0; à droite, {right}\u00a0: {len(career.after)} liens. "
        "Les mêmes liens sont en listes sous le dessin."
    )


def _heads(career: CareerDrawing) -> list[str]:
    """Above the columns that hold something."""
    columns = (career.before, (career.centre,), career.after)
    return [
        words(title, x=percent(left + width / 2), y=14, class_="chart-tick", text_anchor="middle")
        for title, (left, width), boxes in zip(career.heads, _COLUMNS, columns, strict=True)
        if boxes
    ]


def _at(number: int, count: int, rows: int) -> float:
    """Top of a box: a short column is centred beside the tall one."""
    return TOP + (rows - count) * (BOX + GAP) / 2 + number * (BOX + GAP)


def _lines(boxes: Sequence[Box], column: int, rows: int, middle: float) -> list[str]:
    left, width = _COLUMNS[_CENTRE]
    here = left if column == _BEFORE else left + width
    there = _COLUMNS[column][0] + (_COLUMNS[column][1] if column == _BEFORE else 0.0)
    return [
        tag(
            "line",
            x1=percent(here),
            y1=middle,
            x2=percent(there),
            y2=_at(number, len(boxes), rows) + BOX / 2,
            class_=f"career-line career-{box.kind}",
        )
        for number, box in enumerate(boxes)
    ]


def _boxes(boxes: Sequence[Box], column: int, rows: int) -> list[str]:
    span = _COLUMNS[column]
    return [draw_box(box, span, _at(number, len(boxes), rows)) for number, box in enumerate(boxes)]


def draw_box(box: Box, span: tuple[float, float], top: float, *, letters: int = _LETTERS) -> str:
    """A link; ``span``: left edge and width in parts of a hundred, ``top`` in pixels."""
    left, width = span
    frame = tag(
        "rect",
        x=percent(left),
        y=top,
        width=percent(width),
        height=BOX,
        rx=6,
        class_=f"career-box career-{box.kind}",
    )
    lines = split(box.label, letters)
    first = top + BOX / 2 + 5 - (len(lines) - 1) * _LINE / 2
    said = [
        words(
            line,
            x=percent(left + width / 2),
            y=first + number * _LINE,
            text_anchor="middle",
            class_="career-name",
        )
        for number, line in enumerate(lines)
    ]
    return link(box.href, box.spoken, frame, *said)
