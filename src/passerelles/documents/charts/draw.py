"""A chart as SVG: responsive, without inline style or script, readable by a screen reader."""

from passerelles.documents.charts.bars import draw_bars
from passerelles.documents.charts.model import BarChart, ScatterChart, SeriesChart, ZoneMap
from passerelles.documents.charts.printed import PRINT_STYLE
from passerelles.documents.charts.scatter import draw_scatter
from passerelles.documents.charts.series import draw_series
from passerelles.documents.charts.speech import describe
from passerelles.documents.charts.svg import Drawing, Words, root, tag
from passerelles.documents.charts.zones import draw_zones

Chart = BarChart | SeriesChart | ScatterChart | ZoneMap


def draw(chart: Chart) -> str:
    """The ``<svg>`` element of a chart; its colours come from the style sheet of the page.

    It stretches to its container and its letters keep their size. Raises GeometryError for a map
    without any zone.
    """
    return root(_drawing(chart), Words(chart.title, describe(chart)), width=None)


def draw_for_print(chart: Chart, width: int) -> str:
    """The same, ``width`` pixels wide, with its own style: an image for a document."""
    style = tag("style", PRINT_STYLE)
    return root(_drawing(chart), Words(chart.title, describe(chart)), width=width, style=style)


def _drawing(chart: Chart) -> Drawing:
    match chart:
        case BarChart():
            return draw_bars(chart)
        case SeriesChart():
            return draw_series(chart)
        case ScatterChart():
            return draw_scatter(chart)
        case ZoneMap():
            return draw_zones(chart)
