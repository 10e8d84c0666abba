"""A chart as SVG: responsive, without inline style or script, readable by a screen reader."""

from passerelles.documents.charts.model import BarChart, ScatterChart, SeriesChart, ZoneMap

Chart = BarChart | SeriesChart | ScatterChart | ZoneMap


def draw(chart: Chart) -> str:
    """The ``<svg>`` element of a chart; its colours come from the style sheet of the page."""
    raise NotImplementedError(type(chart).__name__)
