"""Two measures of the same places: one dot each, told on hover, leading to its page."""

from passerelles.documents.charts.model import Dot, ScatterChart
from passerelles.documents.charts.scale import Scale, Ticks, ticks
from passerelles.documents.charts.svg import Drawing, link, percent, tag, tip, together, words

TOP, BOTTOM, HEIGHT = 40.0, 320.0, 366.0
LEFT, RIGHT = 10.0, 96.0
_MOST_LINKS = 40  # past it, the keyboard would never come out: the table beside has the links
_FINGER = 12.0  # pixels: half of what a finger touches


def draw_scatter(chart: ScatterChart) -> Drawing:
    xs, ys = ticks([d.x for d in chart.dots]), ticks([d.y for d in chart.dots])
    across, down = Scale(xs.low, xs.high, LEFT, RIGHT), Scale(ys.low, ys.high, BOTTOM, TOP)
    linked = len(chart.dots) <= _MOST_LINKS
    # The strong ones come last: they are drawn above the others.
    dots = sorted(chart.dots, key=lambda dot: dot.strong)
    drawn = [
        *_rows(ys, down),
        *_columns(xs, across),
        words(chart.y.label, x=0, y=14, class_="chart-axis"),
        words(chart.x.label, x="100%", y=HEIGHT - 4, class_="chart-axis", text_anchor="end"),
        *(_dot(dot, across, down, linked=linked) for dot in dots),
        *(_name(dot, across, down) for dot in dots if dot.strong),
    ]
    return Drawing("scatter", "".join(drawn), HEIGHT)


def _rows(marks: Ticks, down: Scale) -> list[str]:
    return [
        drawn
        for value in marks.values
        for drawn in (
            tag("line", x1=0, x2="100%", y1=down(value), y2=down(value), class_="chart-grid"),
            words(marks.said(value), x=0, y=down(value) - 4, class_="chart-tick"),
        )
    ]


def _columns(marks: Ticks, across: Scale) -> list[str]:
    said = {"y": BOTTOM + 20, "class_": "chart-tick", "text_anchor": "middle"}
    return [
        drawn
        for value in marks.values
        for at in (percent(across(value)),)
        for drawn in (
            tag("line", x1=at, x2=at, y1=TOP, y2=BOTTOM, class_="chart-grid"),
            words(marks.said(value), x=at, **said),
        )
    ]


def _dot(dot: Dot, across: Scale, down: Scale, *, linked: bool) -> str:
    said = f"{dot.label}\u00a0: {dot.text}"
    at = {"cx": percent(across(dot.x)), "cy": down(dot.y)}
    drawn = [tip(said), tag("circle", **at, r=5, class_="chart-dot")]
    if linked and dot.href:
        drawn.append(tag("circle", **at, r=_FINGER, class_="chart-reach"))
    kind = "chart-row chart-strong" if dot.strong else "chart-row"
    return together([link(dot.href if linked else "", said, *drawn)], class_=kind)


def _name(dot: Dot, across: Scale, down: Scale) -> str:
    right = across(dot.x) > 60
    return words(
        dot.label,
        x=percent(across(dot.x)),
        dx=-9 if right else 9,
        y=down(dot.y) + 5,
        class_="chart-value",
        text_anchor="end" if right else "start",
    )
