"""What calls for somebody to act: its kind, since when, and who owes it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REVIEW_RHYTHM = timedelta(days=365)


class AlertKind(StrEnum):
    """In the order in which a page shows them."""

    DECISION_OVERDUE = "decision_overdue"
    WILL_MISS = "will_miss"
    FALLING = "falling"
    LATE_DATA = "late_data"
    REVIEW_OVERDUE = "review_overdue"
    STALE_CONFIDENCE = "stale_confidence"
    UNOWNED_MEASURE = "unowned_measure"


@dataclass(frozen=True, slots=True)
class Alert:
    """``about``: the code of what it is about (an indicator, an action, a priority), ``name`` what
    people call it. ``owner``: code of the institution that owes the remedy, empty when nobody does.
    ``since``: the day when it began, None when nobody knows. ``actions``: codes of the actions
    concerned. ``values``: the figures that show it; ``is_demonstration``: they are generated.
    """

    kind: AlertKind
    about: str
    name: str
    owner: str = ""
    since: date | None = None
    actions: tuple[str, ...] = ()
    values: tuple[float, ...] = ()
    is_demonstration: bool = False


def is_past(due: date | None, today: date) -> bool:
    """Whether that day is over: on the very day, nothing is late yet."""
    return due is not None and today > due


def review_overdue_since(reviewed_on: date | None, started_on: date, today: date) -> date | None:
    """The day from which a theme should have been examined again; None when it still has time.

    A theme never examined counts from the start of the plan.
    """
    due = (reviewed_on or started_on) + REVIEW_RHYTHM
    return due if is_past(due, today) else None


def most_pressing(alerts: Iterable[Alert]) -> list[Alert]:
    """By kind, then the oldest first, those without a date last; A2 before A10."""
    order = list(AlertKind)

    def rank(one: Alert) -> tuple[int, date, int, str]:
        return order.index(one.kind), one.since or date.max, len(one.about), one.about

    return sorted(alerts, key=rank)


def counts(alerts: Sequence[Alert]) -> Mapping[AlertKind, int]:
    """How many of each kind met, in the order of the kinds."""
    kinds = [one.kind for one in alerts]
    return {kind: kinds.count(kind) for kind in AlertKind if kind in kinds}
