"""Values in time: points where their period is, lines that stop at breaks and absences."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from passerelles.documents.charts.model import Break, Milestone, Point, SeriesChart
from passerelles.documents.charts.scale import Scale, Ticks, ends, ticks
from passerelles.documents.charts.svg import Drawing, link, percent, tag, tip, together, words
from passerelles.documents.french import MONTHS, number, period_text

TOP, BOTTOM, HEIGHT = 34.0, 234.0, 262.0
LEFT, RIGHT = 13.0, 93.0
_MOST_VALUES = 6
_PHONE, _LETTER = 300.0, 8.0  # pixels: room for the periods, width of a letter
_CODE = re.compile(r"R?(?P<year>\d{4})(?:-T(?P<quarter>[1-4])|-(?P<month>\d\d))?$")
_WORDS = re.compile(r"(?:(?P<quarter>[1-4])er? trimestre |(?P<month>\w+) )?(?P<year>\d{4})$")


def draw_series(chart: SeriesChart) -> Drawing:
    marks = ticks([*ends(chart.points), *(one.value for one in chart.expected)])
    down = Scale(marks.low, marks.high, BOTTOM, TOP)
    every = _places([point.label for point in chart.points], [one.at for one in chart.expected])
    places, expected = every[: len(chart.points)], every[len(chart.points) :]
    drawn = [
        *_grid(marks, down),
        *_trajectory(chart.expected, expected, down),
        *_breaks(chart, places),
        *_lines(chart, places, down),
        *_periods(chart.points, places),
        *_points(chart.points, places, down),
    ]
    return Drawing("series", "".join(drawn), HEIGHT)


def moment_of(label: str) -> float | None:
    """A period in years, at its beginning, from its code or its words; None for anything else."""
    if read := _CODE.match(label):
        return _years(read, int(read["month"] or 1))
    if read := _WORDS.match(label):
        named = read["month"] or ""
        return _years(read, MONTHS.index(named) + 1 if named in MONTHS else 1)
    return None


def _years(read: re.Match[str], month: int) -> float:
    return int(read["year"]) + (int(read["quarter"] or 1) - 1) / 4 + (month - 1) / 12


def cut_before(breaks: Sequence[Break], label: str) -> int:
    """The number, from 1, of the break that stands before a period; 0 when none does."""
    return next((n for n, one in enumerate(breaks, 1) if one.before == label), 0)


def _places(labels: Sequence[str], moments_after: Sequence[float] = ()) -> list[float]:
    """Where each period stands, in percent: in time when every label is a period, else in turn.

    Then where each of ``moments_after`` does, on the same axis.
    """
    read = [moment_of(label) for label in labels]
    moments = [m if m is not None else 0.0 for m in read]
    told = None not in read and all(a < b for a, b in pairwise(moments))
    along = moments if told else [float(i) for i in range(len(labels))]
    along = [*along, *moments_after]
    if len(set(along)) < 2:
        return [(LEFT + RIGHT) / 2] * len(along)
    scale = Scale(min(along), max(along), LEFT, RIGHT)
    return [scale(at) for at in along]


def _trajectory(expected: Sequence[Milestone], places: Sequence[float], down: Scale) -> list[str]:
    """A dashed line through what is expected, and the words of its target."""
    placed = list(zip(expected, places, strict=True))
    drawn = [
        tag(
            "line",
            x1=percent(left),
            x2=percent(right),
            y1=down(a.value),
            y2=down(b.value),
            class_="chart-expected",
        )
        for (a, left), (b, right) in pairwise(placed)
    ]
    if placed:
        target, at = placed[-1]
        drawn += [
            _target(target, percent(at), down(target.value)),
            words(
                str(int(target.at + 1e-6)),
                x=percent(at),
                y=BOTTOM + 22,
                class_="chart-tick",
                text_anchor="middle",
            ),
        ]
    return drawn


def _target(target: Milestone, at: str, level: float) -> str:
    """The target: a hollow circle that says itself."""
    circle = tag("circle", cx=at, cy=level, r=5, class_="chart-target")
    return together([tip(f"{target.label}\u00a0: {target.text}"), circle])


def _grid(marks: Ticks, down: Scale) -> list[str]:
    return [
        drawn
        for value in marks.values
        for drawn in (
            tag("line", x1=0, x2="100%", y1=down(value), y2=down(value), class_="chart-grid"),
            words(marks.said(value), x=0, y=down(value) - 4, class_="chart-tick"),
        )
    ]


def _breaks(chart: SeriesChart, places: Sequence[float]) -> list[str]:
    drawn = []
    for (_, before), (point, after) in pairwise(zip(chart.points, places, strict=True)):
        if cut := cut_before(chart.breaks, point.label):
            across = percent((before + after) / 2)
            mark = f"rupture {cut}" if len(chart.breaks) > 1 else "rupture"
            drawn += [
                tag("line", x1=across, x2=across, y1=TOP - 14, y2=BOTTOM, class_="chart-break"),
                words(mark, x=across, y=TOP - 20, class_="chart-tick", text_anchor="middle"),
            ]
    return drawn


def _lines(chart: SeriesChart, places: Sequence[float], down: Scale) -> list[str]:
    drawn = []
    for (a, left), (b, right) in pairwise(zip(chart.points, places, strict=True)):
        if a.value is None or b.value is None or cut_before(chart.breaks, b.label):
            continue
        across = {"x1": percent(left), "x2": percent(right)}
        drawn.append(tag("line", **across, y1=down(a.value), y2=down(b.value), class_="chart-line"))
    return drawn


def _periods(points: Sequence[Point], places: Sequence[float]) -> list[str]:
    named = [_period(point.label) for point in points]
    widest = max(map(len, named), default=1) * _LETTER + 10
    every = max(1, math.ceil(len(points) * widest / _PHONE))
    last = len(points) - 1
    kept = [i for i in range(len(points)) if (last - i) % every == 0]
    return [
        words(
            named[i],
            x=percent(places[i]),
            y=BOTTOM + 22,
            class_="chart-tick",
            text_anchor="middle",
        )
        for i in kept
    ]


def _period(label: str) -> str:
    """As short as it can be: « T1 2024 », « rentrée 2024 »."""
    if (read := _CODE.match(label)) and read["quarter"]:
        return f"T{read['quarter']} {read['year']}"
    if (read := _WORDS.match(label)) and read["quarter"]:
        return f"T{read['quarter']} {read['year']}"
    return period_text(label)


def _points(points: Sequence[Point], places: Sequence[float], down: Scale) -> list[str]:
    shown = _told(points)
    return [
        _point(point, across, down, told=number_ in shown)
        for number_, (point, across) in enumerate(zip(points, places, strict=True))
    ]


def _told(points: Sequence[Point]) -> set[int]:
    """Whose value is written: all of a few, else the first and the last."""
    known = [i for i, point in enumerate(points) if point.value is not None]
    return set(known if len(points) <= _MOST_VALUES else known[:1] + known[-1:])


def _point(point: Point, across: float, down: Scale, *, told: bool) -> str:
    said = f"{point.label}\u00a0: {point.text}"
    at = percent(across)
    if point.value is None:
        mark = tag("path", d="M0 -5L5 0L0 5L-5 0Z", class_="chart-absent")
        return together([tip(said), _mark(mark, at, BOTTOM)])
    level = down(point.value)
    drawn = [tip(said), *_ends(point, at, down)]
    drawn.append(link(point.href, said, tag("circle", cx=at, cy=level, r=4.5, class_="chart-dot")))
    if told:
        top = min(level, down(point.high) if point.high is not None else level)
        drawn.append(
            words(_short(point), x=at, y=top - 11, class_="chart-value", text_anchor="middle")
        )
    return together(drawn)


def _ends(point: Point, at: str, down: Scale) -> list[str]:
    """A whisker, or an arrow towards the side where the value stays open."""
    if point.value is None or (point.low is None and point.high is None):
        return []
    if point.low is not None and point.high is not None:
        low, high = down(point.low), down(point.high)
        return [tag("line", x1=at, x2=at, y1=low, y2=high, class_="chart-whisker")]
    arrow = "M-4 -6L0 -11L4 -6" if point.low is not None else "M-4 6L0 11L4 6"
    return [_mark(tag("path", d=arrow, class_="chart-whisker"), at, down(point.value))]


def _mark(mark: str, at: str, down: float) -> str:
    return tag("svg", mark, x=at, y=down, overflow="visible")


def _short(point: Point) -> str:
    value = float(point.value or 0)
    said = number(value, 0 if value.is_integer() else 1)
    open_end = (point.low is None) != (point.high is None)
    return f"{'≥' if point.low is not None else '≤'} {said}" if open_end else said
