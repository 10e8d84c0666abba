"""A series, cut where its figures stop being comparable: a break, not a trend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from passerelles.domain.indicators.quantity import Quantity


class Break(StrEnum):
    """What changed between two periods."""

    DEFINITION = "definition"
    SOURCE = "source"
    EDITION = "edition"
    GEOGRAPHY = "geography"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """The figure of one period, and all that must stay the same for the next to continue it."""

    period: str
    quantity: Quantity
    definition: int
    source: str
    edition: str
    geography: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Comparable points, by period; ``opened_by`` says what separates it from the one before."""

    points: tuple[SeriesPoint, ...]
    opened_by: tuple[Break, ...] = ()


def segments(points: Sequence[SeriesPoint]) -> list[Segment]:
    """The comparable stretches of a series, the oldest first.

    A survey published year by year gives one period an edition: these continue one another. An
    edition that gives several periods is a series revised as a whole, and a projection
    (``Metiers-2030@2019/reference``) starts from its own year: no other continues it.
    """
    ordered = sorted(points, key=lambda point: (point.period, point.edition))
    periods = Counter(point.edition for point in ordered)
    found: list[Segment] = []
    for point in ordered:
        breaks = _breaks(found[-1].points[-1], point, periods) if found else ()
        if found and not breaks:
            found[-1] = Segment((*found[-1].points, point), found[-1].opened_by)
        else:
            found.append(Segment((point,), breaks))
    return found


def _breaks(before: SeriesPoint, after: SeriesPoint, periods: Counter[str]) -> tuple[Break, ...]:
    revised = any(periods[one.edition] > 1 or "@" in one.edition for one in (before, after))
    changed = {
        Break.DEFINITION: before.definition != after.definition,
        Break.SOURCE: before.source != after.source,
        Break.EDITION: before.edition != after.edition
        and (revised or before.period == after.period),
        Break.GEOGRAPHY: before.geography != after.geography,
    }
    return tuple(name for name, differs in changed.items() if differs)
