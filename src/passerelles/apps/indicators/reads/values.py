"""Observations as the screens, the documents and the API receive them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.indicators.fact import Dimensions
from passerelles.domain.indicators.quantity import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Observed:
    """One observation. ``is_demonstration``: its source was generated, say so wherever shown.

    ``known_since`` is when this platform learnt it; ``origin`` is ``file:line``, empty for a sum.
    """

    id: int
    indicator: str
    definition_version: int
    source: str
    is_demonstration: bool
    edition: str
    territory_kind: str
    territory_code: str
    geography: str
    period: str
    dimensions: Dimensions
    quantity: Quantity
    origin: str
    known_since: datetime

    @property
    def territory_key(self) -> str:
        """The key of the territory in the reference (``COG-2026:departement:31``)."""
        return f"{self.geography}:{self.territory_kind}:{self.territory_code}"


COLUMNS = (
    "id",
    "indicator",
    "definition_version",
    "source_id",
    "source__is_demonstration",
    "edition",
    "territory_kind",
    "territory_code",
    "geography",
    "period",
    "occupation",
    "sector",
    "sex",
    "age",
    "level",
    "value",
    "bound",
    "absence",
    "numerator",
    "denominator",
    "low",
    "high",
    "origin",
    "known",
)


def observed(row: tuple[Any, ...]) -> Observed:
    """The value of one row of ``COLUMNS``."""
    cells: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    about = {name: cells.pop(name) for name in ("occupation", "sector", "sex", "age", "level")}
    low, high, known = cells.pop("low"), cells.pop("high"), cells.pop("known")
    quantity = Quantity(
        value=cells.pop("value"),
        bound=Bound(cells.pop("bound")),
        absence=Absence(reason) if (reason := cells.pop("absence")) else None,
        numerator=cells.pop("numerator"),
        denominator=cells.pop("denominator"),
        interval=None if low is None else Interval(low, high),
    )
    return Observed(
        source=cells.pop("source_id"),
        is_demonstration=cells.pop("source__is_demonstration"),
        dimensions=Dimensions(**about),
        quantity=quantity,
        known_since=known.lower,
        **cells,
    )
