"""Charts: what they draw, what they never draw, and what they say."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from passerelles.documents.charts import (
    Axis,
    BarChart,
    Break,
    Chart,
    Dot,
    MapStyle,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
    describe,
    draw,
    draw_for_print,
    figure_of,
    notes_of,
    point_of,
)
from passerelles.documents.charts.classes import classes_of
from passerelles.documents.charts.scale import ticks
from passerelles.documents.charts.series import moment_of
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact
from passerelles.domain.reference.outline_map import GeometryError

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = {"type": "Polygon", "coordinates": [[(1, 43), (2, 43), (2, 44), (1, 44), (1, 43)]]}


def bars(*points: Point) -> BarChart:
    return BarChart("Projets", "projets", points)


def series(*points: Point, breaks: tuple[Break, ...] = ()) -> SeriesChart:
    return SeriesChart("Projets", "projets", points, breaks)


def year(label: str, value: float | None = 10) -> Point:
    return Point(label, value, "secret" if value is None else f"{value}")


def scatter(*dots: Dot) -> ScatterChart:
    return ScatterChart("Deux mesures", Axis("Part (%)"), Axis("Tension"), dots)


def zones(*given: Zone, style: MapStyle = MapStyle.CIRCLES) -> ZoneMap:
    return ZoneMap("Carte", "projets", given, style)


EVERY = [
    bars(Point("a", 3, "3", href="/a"), Point("b", None, "secret"), Point("c", 4, "4", low=4)),
    series(year("2019"), year("2021"), breaks=(Break("2021", "autre nomenclature"),)),
    scatter(Dot("a", 1, 2, "1 et 2", href="/a"), Dot("b", 3, 4, "3 et 4", strong=True)),
    zones(Zone("a", 5, "5", (1.4, 43.6)), Zone("b", None, "secret", (2, 43))),
    zones(Zone("a", 5, "5", (1.4, 43.6), outline=SQUARE), style=MapStyle.CLASSES),
]


def read(chart: Chart) -> etree._Element:
    return etree.fromstring(draw(chart).encode())


def texts(chart: Chart) -> list[str]:
    return [node.text for node in read(chart).iter(f"{SVG}text")]


def classed(chart: Chart, name: str) -> list[etree._Element]:
    return [node for node in read(chart).iter() if name in node.get("class", "").split()]


@pytest.mark.parametrize("chart", EVERY, ids=lambda c: type(c).__name__)
def test_a_strict_content_policy_lets_every_chart_through(chart: Chart) -> None:
    drawn = read(chart)
    assert not [node for node in drawn.iter() if node.get("style")]
    assert not [node for node in drawn.iter() if node.tag in (f"{SVG}style", f"{SVG}script")]
    assert not re.search(r'\son\w+="', draw(chart))


@pytest.mark.parametrize("chart", EVERY, ids=lambda c: type(c).__name__)
def test_a_chart_is_named_and_described(chart: Chart) -> None:
    drawn = read(chart)
    title, desc = drawn[0], drawn[1]
    assert (title.tag, title.text) == (f"{SVG}title", chart.title)
    assert (desc.tag, desc.text) == (f"{SVG}desc", describe(chart))
    assert drawn.get("aria-labelledby") == title.get("id")
    # An image hides the links that it holds.
    linked = drawn.find(f".//{SVG}a") is not None
    assert drawn.get("role") == ("group" if linked else "img")


@pytest.mark.parametrize("chart", EVERY, ids=lambda c: type(c).__name__)
def test_a_printed_chart_carries_its_own_colours(chart: Chart) -> None:
    drawn = etree.fromstring(draw_for_print(chart, 480).encode())
    assert drawn.get("width") == "480"
    assert drawn.find(f"{SVG}style") is not None


words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80)
numbers = st.one_of(st.none(), st.floats(-1e9, 1e9))


@given(st.lists(st.builds(Point, words, numbers, words, href=words), max_size=6))
def test_whatever_names_and_values_hold_bars_and_series_are_drawn(points: list[Point]) -> None:
    read(bars(*points))
    read(series(*points))


@example([Dot("a", 0.0, 5e-324, "presque zéro")])
@given(st.lists(st.builds(Dot, words, st.floats(-1e6, 1e6), st.floats(0, 1e6), words), max_size=6))
def test_whatever_dots_hold_they_are_drawn(dots: list[Dot]) -> None:
    read(scatter(*dots))


def test_an_absence_is_never_a_bar_and_a_zero_is() -> None:
    chart = bars(Point("zéro", 0, "0"), Point("secret", None, "secret"))
    assert len(classed(chart, "chart-bar")) == 1
    assert len(classed(chart, "chart-absent")) == 1
    assert "secret" in texts(chart)


def test_a_lower_bound_stays_open_and_an_interval_has_its_whisker() -> None:
    bounded = point_of("a", Quantity(4, Bound.AT_LEAST), "au moins 4")
    ranged = point_of("b", Quantity(52, Bound.AT_LEAST, interval=Interval(52, 58)), "entre…")
    assert (bounded.low, bounded.high) == (4, None)
    assert (ranged.low, ranged.high) == (52, 58)
    assert point_of("c", SECRET, "secret").value is None
    assert len(classed(bars(bounded), "chart-open")) == 1
    assert len(classed(bars(ranged), "chart-whisker")) == 1
    assert not classed(bars(point_of("d", exact(3), "3")), "chart-open")


def test_bars_keep_the_proportions_of_the_values() -> None:
    drawn = classed(bars(Point("a", 100, "100"), Point("b", 25, "25")), "chart-bar")
    sizes = [float(node.get("width").rstrip("%")) for node in drawn]
    assert sizes[0] == pytest.approx(4 * sizes[1], rel=0.01)


def test_a_line_joins_neither_over_a_break_nor_over_an_absence() -> None:
    points = (year("2018"), year("2019"), year("2020", None), year("2021"), year("2022"))
    chart = series(*points, breaks=(Break("2022", "autre nomenclature"),))
    assert len(classed(chart, "chart-line")) == 1
    assert len(classed(chart, "chart-break")) == 1
    assert "rupture" in texts(chart)
    assert notes_of(chart)[0] == "Rupture avant 2022\u00a0: autre nomenclature"


def test_points_stand_where_their_period_is_in_time() -> None:
    drawn = classed(series(year("2019"), year("2020"), year("2024")), "chart-dot")
    at = [float(node.get("cx").rstrip("%")) for node in drawn]
    assert at[2] - at[1] == pytest.approx(4 * (at[1] - at[0]), rel=0.01)


@pytest.mark.parametrize(
    ("label", "moment"),
    [
        ("2024", 2024),
        ("R2024", 2024),
        ("2024-T3", 2024.5),
        ("3e trimestre 2024", 2024.5),
        ("2024-07", 2024.5),
        ("juillet 2024", 2024.5),
        ("rentrée 2024", 2024),
        ("2021-2024", None),
        ("avant", None),
    ],
)
def test_a_period_is_read_from_its_code_or_its_words(label: str, moment: float | None) -> None:
    assert moment_of(label) == moment


def test_a_cut_scale_says_so() -> None:
    assert "L’échelle ne part pas de zéro." in notes_of(series(year("2019", 98), year("2020", 99)))
    assert notes_of(series(year("2019", 9), year("2020", 99))) == ()


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=20))
def test_ticks_hold_every_value_and_are_few(values: list[float]) -> None:
    marks = ticks(values)
    slack = 1e-6 * max(1.0, *map(abs, values))
    assert marks.low - slack <= min(values)
    assert max(values) <= marks.high + slack
    assert 2 <= len(marks.values) <= 7


def test_many_dots_are_no_trap_for_the_keyboard() -> None:
    few = [Dot(str(i), i, i, "x", href=f"/{i}") for i in range(40)]
    assert draw(scatter(*few)).count("<a ") == 40
    assert draw(scatter(*few, Dot("40", 1, 1, "x", href="/40"))).count("<a ") == 0


def test_the_area_of_a_circle_follows_its_value() -> None:
    chart = zones(Zone("a", 400, "400", (1, 43)), Zone("b", 100, "100", (3, 44)))
    sizes = [float(node.get("r")) for node in classed(chart, "chart-circle")[:2]]
    assert sizes[0] == pytest.approx(2 * sizes[1], rel=0.01)


def test_each_class_of_a_map_has_its_letter_and_its_bounds() -> None:
    given = [Zone(str(i), float(i), str(i), (i / 10, 43 + i / 10)) for i in range(15)]
    said = texts(zones(*given, Zone("x", None, "secret", (0.2, 44)), style=MapStyle.CLASSES))
    assert {"A", "B", "C", "D", "E", "–"} <= set(said)
    assert "de 0 à 2" in said


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_every_value_has_a_class_and_larger_values_never_a_lower_one(values: list[float]) -> None:
    classes = classes_of(values)
    letters = [classes.letter_of(value) for value in sorted(values)]
    assert letters == sorted(letters)
    assert set(letters) <= set(classes.letters)


def test_a_map_of_nothing_is_refused() -> None:
    with pytest.raises(GeometryError, match="aucune zone"):
        draw(zones())


def test_a_figure_says_in_its_table_what_its_chart_draws() -> None:
    figure = figure_of(EVERY[0], about="Métier")
    assert figure.heads == ("Métier", "Projets")
    assert [(line.label, line.values) for line in figure.lines] == [
        ("a", ("3",)),
        ("b", ("secret",)),
        ("c", ("4",)),
    ]


@pytest.mark.parametrize("make", [describe, notes_of])
def test_only_charts_are_told(make: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="not a chart"):
        make("text")
