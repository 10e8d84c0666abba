"""Which themes the next meetings of the committee should examine.

Action 32 asks that the whole plan be examined; a year holds few meetings. The oldest review and
the most worrying theme come first; at most ``MOST_THEMES`` a meeting.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

MOST_THEMES = 2
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Theme:
    """A priority of the plan. ``reviewed_on`` is None when it never was.

    ``worry`` is a number of worrying actions (stormy, behind their trajectory), larger first.
    """

    code: str
    actions: tuple[str, ...]
    reviewed_on: date | None = None
    worry: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """``proposed`` themes by meeting day; ``left_out`` themes find no room within their year."""

    proposed: tuple[tuple[date, tuple[Theme, ...]], ...]
    left_out: tuple[Theme, ...]


def propose(themes: Sequence[Theme], meetings: Sequence[date], *, today: date) -> Calendar:
    """Spread the themes that a year makes due over the meetings to come, in their order.

    A theme is due when its last review is over a year old at the last of these meetings. As few
    themes a meeting as makes them all seen, never more than two; a meeting that would have none
    gets the oldest of those not due.
    """
    days = sorted({day for day in meetings if day >= today})
    if not days:
        return Calendar((), tuple(_ordered(themes)))
    ordered = _ordered(themes)
    due = [theme for theme in ordered if _is_due(theme, days[-1])]
    waiting = due if len(due) >= len(days) else ordered[: len(days)]
    room = min(MOST_THEMES, ceil(len(waiting) / len(days)) or 1)
    shares = [tuple(waiting[n * room : (n + 1) * room]) for n in range(len(days))]
    proposed = tuple(zip(days, shares, strict=True))
    return Calendar(proposed, tuple(waiting[len(days) * room :]))


def _is_due(theme: Theme, on: date) -> bool:
    return theme.reviewed_on is None or on - theme.reviewed_on >= YEAR


def _ordered(themes: Sequence[Theme]) -> list[Theme]:
    return sorted(themes, key=lambda t: (t.reviewed_on or date.min, -t.worry, t.code))
