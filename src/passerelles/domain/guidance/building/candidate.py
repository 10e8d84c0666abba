"""A dated step that a pathway may take."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class StepKind(StrEnum):
    BRIDGING = "bridging"
    DIGITAL_BASE = "digital_base"
    PREQUALIFYING = "prequalifying"
    BLOCK = "block"
    CERTIFICATION = "certification"
    APPRENTICESHIP = "apprenticeship"


AT_WORK = frozenset({StepKind.APPRENTICESHIP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One session seen by the builder.

    ``minutes``: one-way trip, None at a distance or when nobody placed it (``remote`` tells which).
    ``cost_left``: euros left to the person, None when nobody said. ``closes``: part (0 to 1) of
    each missing skill (key) that it would bring. ``requires``: codes that must be held before
    (``level:4``, ``base``, ``RNCP…``); ``gives``: codes held after (``level:5``, ``RNCP…BC01``).
    ``income_at_least``: euros a month during the step. ``meetings``: days of its information
    meetings; one must be reachable before the start when there are some.

    ``estimated``: the dates are ours, not the publisher's (an entry possible all year): never shown
    without saying so. ``note``: what else to tell of it, in French. ``on_target``: it prepares for
    the very occupation aimed at, or for one of its line; any other step must bring far more.
    ``minutes_by_car``: the trip that a car would allow, when the person has none. ``without_car``:
    ``minutes`` are on foot, by bicycle or by bus, by a plain rule. ``training``: key
    of the training that the session is a run of. ``minutes`` None without ``remote``: a place yet
    to be agreed, counted as no trip.
    """

    key: str
    kind: StepKind
    title: str
    start: date
    end: date
    place: str = ""
    minutes: float | None = None
    remote: bool = False
    cost_left: Decimal | None = None
    closes: tuple[tuple[str, float], ...] = ()
    requires: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    seats: int | None = None
    reserved: bool = False
    meetings: tuple[date, ...] = ()
    registration_end: date | None = None
    income_at_least: Decimal = Decimal(0)
    hours: int | None = None
    generated: bool = False
    paces: frozenset[str] = frozenset()
    adjustments: bool | None = None
    estimated: bool = False
    note: str = ""
    minutes_by_car: float | None = None
    without_car: bool = False
    training: str = ""
    on_target: bool = True
