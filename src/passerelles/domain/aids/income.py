"""Income month by month, as it may be said: at least, at most, and of what it is made."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.situation import ProjectFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of a pathway, both days included; ``end`` None when it has no planned end.

    ``project`` None: between two steps, nothing but what the person already receives.
    """

    start: date
    end: date | None
    label: str
    project: ProjectFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomePart:
    """One line of a month. ``at_most`` None: no bound is known."""

    code: str
    label: str
    at_least: Decimal
    at_most: Decimal | None
    confidence: Reliability
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeMonth:
    """``month``: its first day. Totals are the sums of the parts, never rounded up."""

    month: date
    at_least: Decimal
    at_most: Decimal | None
    parts: tuple[IncomePart, ...]
