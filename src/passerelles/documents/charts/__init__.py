"""Charts as values, and as SVG that a page may hold and a document may print (ADR 11)."""

from passerelles.documents.charts.draw import Chart, draw
from passerelles.documents.charts.model import (
    BarChart,
    Break,
    Dot,
    MapStyle,
    Point,
    ScatterChart,
    SeriesChart,
    Zone,
    ZoneMap,
)

__all__ = [
    "BarChart",
    "Break",
    "Chart",
    "Dot",
    "MapStyle",
    "Point",
    "ScatterChart",
    "SeriesChart",
    "Zone",
    "ZoneMap",
    "draw",
]
