"""Horizontal bars: names above, values beside, whiskers, open ends and absences."""

from passerelles.documents.charts.model import BarChart, Point
from passerelles.documents.charts.scale import Scale, ends
from passerelles.documents.charts.svg import Drawing, link, percent, tag, tip, together, words
from passerelles.documents.charts.text import split

_LINE, _BAR, _GAP, _TOP = 19.0, 14.0, 13.0, 2.0
_PHONE = 330.0  # pixels: the narrowest chart, whose value must stand beside its bar
_LETTER = 7.9  # pixels, at the largest size of text
_LEAST, _MOST = 36.0, 84.0  # percent of the width that the longest bar may take
_OPEN = 4.0  # percent: how far an open end goes on
_LABEL = 44  # letters a line


def draw_bars(chart: BarChart) -> Drawing:
    values = ends(chart.points)
    longest = max((len(point.text) for point in chart.points), default=0)
    room = min(_MOST, max(_LEAST, 100 - longest * _LETTER / _PHONE * 100)) - _OPEN
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    scale = Scale(low, high if high > low else low + 1, 0.0, room)
    down, rows = _TOP, []
    for point in chart.points:
        lines = split(point.label, _LABEL)
        rows.append(_row(point, lines, down=down, scale=scale))
        down += len(lines) * _LINE + _BAR + _GAP
    return Drawing("bars", "".join(rows), down)


def _row(point: Point, lines: list[str], *, down: float, scale: Scale) -> str:
    said = f"{point.label}\u00a0: {point.text}"
    names = [
        words(line, x=0, y=down + _LINE * number - 5, class_="chart-name")
        for number, line in enumerate(lines, 1)
    ]
    top = down + _LINE * len(lines)
    kind = "chart-row chart-strong" if point.strong else "chart-row"
    return together(
        [tip(said), link(point.href, said, *names), *_marks(point, scale, top)], class_=kind
    )


def _marks(point: Point, scale: Scale, top: float) -> list[str]:
    middle = top + _BAR / 2
    if point.value is None:
        mark = tag("path", d="M0 -5L5 0L0 5L-5 0Z", class_="chart-absent")
        placed = tag("svg", mark, x=percent(scale(0)), y=middle, overflow="visible")
        return [_shifted(placed), _value(point, percent(scale(0)), middle, shift=16)]
    start, end = sorted((scale(0), scale(point.value)))
    drawn = [_bar(start, end - start, top, "chart-bar")]
    reach = end
    if point.low is not None and point.high is not None:
        drawn.append(_whisker(scale(point.low), scale(point.high), middle))
        reach = max(end, scale(point.high))
    elif point.low is not None:
        drawn.append(_bar(end, _OPEN, top, "chart-open"))
        reach = end + _OPEN
    elif point.high is not None:
        drawn[0] = _bar(start, end - start, top, "chart-open")
    return [*drawn, _value(point, percent(reach), middle, shift=7)]


def _bar(start: float, size: float, top: float, kind: str) -> str:
    # A zero is drawn as a thread: it is a value, where an absence is not.
    width = percent(size) if size > 0.3 else 1.5
    return tag("rect", x=percent(start), y=top, width=width, height=_BAR, class_=kind)


def _whisker(low: float, high: float, middle: float) -> str:
    across = {"x1": percent(low), "x2": percent(high), "y1": middle, "y2": middle}
    halo = tag("line", **across, class_="chart-halo")
    caps = [
        tag("line", x1=percent(end), x2=percent(end), y1=middle - 5, y2=middle + 5)
        for end in (low, high)
    ]
    return together([halo, tag("line", **across), *caps], class_="chart-whisker")


def _value(point: Point, across: str, middle: float, *, shift: float) -> str:
    kind = "chart-value" if point.value is not None else "chart-value chart-quiet"
    return words(point.text, x=across, dx=shift, y=middle + 5, class_=kind)


def _shifted(mark: str) -> str:
    return tag("g", mark, transform="translate(6 0)")
