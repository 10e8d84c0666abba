"""Ordered, dated steps towards an occupation, and what is known of their sum."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from passerelles.domain.guidance.building.candidate import Candidate


class Merit(StrEnum):
    """What a variant is the best at; the last three, what it is better at than those beside it."""

    MOST_CLOSING = "most_closing"
    FASTEST = "fastest"
    CHEAPEST = "cheapest"
    CLOSEST = "closest"
    MOST_CERTIFYING = "most_certifying"
    AT_WORK = "at_work"
    SHORTER = "shorter"
    NEARER = "nearer"
    CHEAPER = "cheaper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Of a whole pathway. ``gap_closed``: weighted part of the missing skills, 0 to 1.

    ``days``: from the day of availability to the last day. ``cost_left``: sum of the known costs;
    ``cost_unknown``: how many steps do not say theirs. ``minutes``: the longest one-way trip.
    ``income_at_least``: euros over the whole pathway.
    """

    start: date
    end: date
    days: int
    cost_left: Decimal
    cost_unknown: int
    minutes: float
    gap_closed: float
    income_at_least: Decimal
    certifications: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A candidate taken. ``closes``: keys of the missing skills that it is the first to bring, or
    brings more of than the steps before: the surest first, then the most useful.

    ``meeting``: the information meeting to attend, None when the session announces none.
    """

    candidate: Candidate
    closes: tuple[str, ...]
    meeting: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """``merits``: what it is good at, among the pathways shown. None of them is dominated."""

    target: str
    merits: tuple[Merit, ...]
    steps: tuple[Step, ...]
    totals: Totals
    remaining: tuple[str, ...] = ()


class Concession(StrEnum):
    """A constraint that can be let go, to see what it would bring."""

    TRAVEL = "travel"
    CAR = "car"
    LATER = "later"
    DISTANCE = "distance"
    PACE = "pace"
    FULL_SESSIONS = "full_sessions"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What letting a constraint go would bring: the most closing pathway then, or the nearest of
    those that close enough when none of today is near enough.

    ``also``: others to let go at the same time, when none alone opens a pathway. ``best`` is
    never worse than what the person may do now. What is said ``less`` compares it with the most
    closing pathway of today (negative: more), None when there is none; ``cost_less`` is None too
    when a cost is unknown.
    """

    conceded: Concession
    best: Pathway | None
    gap_closed_more: float
    days_less: int | None = None
    cost_less: Decimal | None = None
    minutes_less: float | None = None
    also: tuple[Concession, ...] = ()

    @property
    def concessions(self) -> tuple[Concession, ...]:
        """All that is to be let go."""
        return (self.conceded, *self.also)
