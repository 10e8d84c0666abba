"""Charts as values, and as SVG that a page may hold and a document may print (ADR 11)."""

from passerelles.documents.charts.draw import Chart, draw, draw_for_print
from passerelles.documents.charts.figure import Figure, figure_of
from passerelles.documents.charts.model import (
    Axis,
    BarChart,
    Break,
    Dot,
    MapStyle,
    Milestone,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
    point_of,
)
from passerelles.documents.charts.speech import describe, notes_of

__all__ = [
    "Axis",
    "BarChart",
    "Break",
    "Chart",
    "Dot",
    "Figure",
    "MapStyle",
    "Milestone",
    "Point",
    "ScatterChart",
    "SeriesChart",
    "Zone",
    "ZoneMap",
    "describe",
    "draw",
    "draw_for_print",
    "figure_of",
    "notes_of",
    "point_of",
]
