"""What a chart says, without a pixel: frozen values that pages and documents fill.

Every ``text`` is French, ready to read (« au moins 258 347 », « secret »): it is what the chart
writes and what the table beside it holds. A value of None is drawn as what it is, an absence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from passerelles.domain.indicators.quantity import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a bar chart or of a series; ``label`` names it, or is its period.

    ``low`` and ``high``: where the true value lies. Both, and a whisker is drawn; ``low`` alone,
    and the mark stays open upwards (« au moins »); ``high`` alone, downwards. ``strong`` makes this
    one stand out among the others (the territory of the page). ``href``: where its name leads.
    """

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None
    href: str = ""
    strong: bool = False


def point_of(
    label: str, quantity: Quantity, text: str, *, href: str = "", strong: bool = False
) -> Point:
    """The point of a quantity, its bound and its interval kept."""
    low = high = None
    if quantity.interval:
        low, high = quantity.interval.low, quantity.interval.high
    elif quantity.bound is Bound.AT_LEAST:
        low = quantity.value
    elif quantity.bound is Bound.AT_MOST:
        high = quantity.value
    return Point(label, quantity.value, text, low=low, high=high, href=href, strong=strong)


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero, in the order given."""

    title: str
    unit: str
    points: tuple[Point, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The line stops before the point labelled ``before``: what is measured changed there."""

    before: str
    note: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is expected at a moment; ``at`` in years, where the period that ends then begins."""

    at: float
    value: float
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """Values in time, the oldest first; never joined over a break nor over an absence.

    The label of a point is its period code (``2024``, ``2024-T1``, ``2024-03``, ``R2024``): points
    stand where their period is in time. ``expected``: a trajectory drawn beside them, its baseline
    first, its target last.
    """

    title: str
    unit: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()
    note: str = ""
    expected: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """``label`` names what is measured, with its unit."""

    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One place or occupation under two measures; ``text`` says both values."""

    label: str
    x: float
    y: float
    text: str
    href: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ScatterChart:
    """Dots with both values known: the page says how many had none."""

    title: str
    x: Axis
    y: Axis
    dots: tuple[Dot, ...]
    note: str = ""


class MapStyle(StrEnum):
    """Counts are circles whose area tells the value; rates are shaded outlines."""

    CIRCLES = "circles"
    CLASSES = "classes"


@dataclass(frozen=True, slots=True)
class Zone:
    """A territory. ``centre``: (longitude, latitude) in degrees, WGS 84; ``outline``: a GeoJSON
    Polygon or MultiPolygon when a source gave one; ``at_least``: the value is a lower bound."""

    label: str
    value: float | None
    text: str
    centre: tuple[float, float]
    outline: Mapping[str, Any] | None = None
    href: str = ""
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class ZoneMap:
    """``style`` CLASSES falls back on circles shaded alike where a zone has no outline.

    ``background``: outlines drawn under the zones, such as those of the départements.
    """

    title: str
    unit: str
    zones: tuple[Zone, ...]
    style: MapStyle = MapStyle.CIRCLES
    background: tuple[Mapping[str, Any], ...] = ()
    note: str = ""
