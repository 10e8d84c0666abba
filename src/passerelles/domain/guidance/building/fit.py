"""Which candidates a person may take, and at the price of which concessions.

What nobody said (seats, pace, adjustments, registration) never refuses a candidate; screens tell
it. The one step that a constraint can refuse alone is decided here; what depends on the steps
before (dates that follow, prerequisites) belongs to the search.
"""

from datetime import date, timedelta

from passerelles.domain.guidance.building.candidate import Candidate
from passerelles.domain.guidance.building.pathway import Concession
from passerelles.domain.guidance.building.wish import Wish

LATER_DAYS = 92  # « three months »
DIPLOMA_DAYS = 3 * 365  # what the diploma of the occupation itself may take beyond the horizon
FARTHEST = 90.0  # minutes that anybody may weigh; twice what she accepts, when it is more

Conceded = frozenset[Concession]
NOTHING: Conceded = frozenset()
DRIVING: Conceded = frozenset({Concession.CAR})


class Sieve:
    """What one wish makes of candidates, one after the other."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._first = max(wish.available_from, wish.today)
        latest = wish.available_from + timedelta(days=wish.horizon_days)
        diploma, later = timedelta(days=DIPLOMA_DAYS), timedelta(days=LATER_DAYS)
        # The last day to begin and to end, then to end what leads to the target.
        self._today = (latest, latest, latest + diploma)
        self._later = (latest + later, latest + later, latest + later + diploma)
        self._farthest = max(FARTHEST, 2 * (wish.minutes or 0.0))

    def ways(self, candidate: Candidate) -> tuple[Conceded, ...]:
        """The concessions, any of these sets, under which nothing but its prerequisites and the
        other steps can refuse it: none to make (an empty set), or no set when none would do.
        """
        if self._refused(candidate):
            return ()
        asked, travels = self._asked(candidate), self._travels(candidate)
        return tuple(way.union(asked) for way in travels) if asked else travels

    def _refused(self, candidate: Candidate) -> bool:
        """Whether no concession would do."""
        wish, registration = self._wish, candidate.registration_end
        return (
            not self._first <= candidate.start <= candidate.end
            or _beyond(candidate, self._later)
            or (registration is not None and registration < wish.today)
            or (candidate.reserved and not wish.reserved_ok)
            or (wish.needs_adjustment and candidate.adjustments is False)
            or (bool(candidate.meetings) and meeting_of(candidate, wish.today) is None)
            or _validated(candidate, wish)
        )

    def _asked(self, candidate: Candidate) -> list[Concession]:
        """Those that it asks for however one goes there."""
        asked = []
        if _beyond(candidate, self._today):
            asked.append(Concession.LATER)
        if candidate.seats == 0:
            asked.append(Concession.FULL_SESSIONS)
        if not self._paced(candidate):
            asked.append(Concession.PACE)
        return asked

    def _paced(self, candidate: Candidate) -> bool:
        wished, said = self._wish.paces, candidate.paces
        return not wished or not said or not wished.isdisjoint(said)

    def _travels(self, candidate: Candidate) -> tuple[Conceded, ...]:
        wish = self._wish
        if candidate.remote:
            return _AS_ASKED if wish.remote_ok else _AT_A_DISTANCE
        if wish.minutes is None or (candidate.minutes or 0.0) <= wish.minutes:
            return _AS_ASKED
        driven = trip(candidate, wish, DRIVING)
        if (candidate.minutes or 0.0) <= self._farthest:
            ways: tuple[Conceded, ...] = _FARTHER
        else:
            ways = _DRIVING_FARTHER if driven <= self._farthest else ()
        return (*ways, DRIVING) if driven <= wish.minutes else ways


_AS_ASKED = (NOTHING,)
_AT_A_DISTANCE = (frozenset({Concession.DISTANCE}),)
_FARTHER = (frozenset({Concession.TRAVEL}),)
_DRIVING_FARTHER = (frozenset({Concession.TRAVEL, Concession.CAR}),)


def trip(candidate: Candidate, wish: Wish, conceded: Conceded = NOTHING) -> float:
    """Minutes of its one-way trip: 0 at a distance, or at a place yet to be agreed."""
    by_car = wish.car is False and Concession.CAR in conceded
    if by_car and candidate.minutes_by_car is not None:
        return candidate.minutes_by_car
    return candidate.minutes or 0.0


def meeting_of(candidate: Candidate, today: date) -> date | None:
    """The first information meeting that one may still attend before the start."""
    attended = (day for day in candidate.meetings if today <= day < candidate.start)
    return min(attended, default=None)


def implied(codes: frozenset[str]) -> frozenset[str]:
    """The codes and the levels below those held: who holds ``level:5`` holds ``level:4``."""
    levels = [int(code[6:]) for code in codes if code.startswith("level:")]
    return codes | {f"level:{level}" for level in range(1, max(levels, default=0) + 1)}


def titles(codes: frozenset[str]) -> frozenset[str]:
    """The certifications and blocks among codes."""
    return frozenset(code for code in codes if not code.startswith("level:"))


def _beyond(candidate: Candidate, last: tuple[date, date, date]) -> bool:
    return candidate.start > last[0] or candidate.end > last[1 + candidate.on_target]


def _validated(candidate: Candidate, wish: Wish) -> bool:
    if candidate.gives.isdisjoint(wish.held):
        return False
    given = titles(candidate.gives)
    return bool(given) and given <= wish.held
