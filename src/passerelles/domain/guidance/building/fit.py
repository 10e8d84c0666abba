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


class Sieve:
    """What one wish makes of candidates, one after the other."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._first = max(wish.available_from, wish.today)
        self._latest = wish.available_from + timedelta(days=wish.horizon_days)

    def ways(self, candidate: Candidate) -> tuple[Conceded, ...]:
        """The concessions, any of these sets, under which nothing but its prerequisites and the
        other steps can refuse it: none to make (an empty set), or no set when none would do.
        """
        if self._refused(candidate):
            return ()
        asked = {
            *([Concession.LATER] if self._late(candidate) else []),
            *([Concession.FULL_SESSIONS] if candidate.seats == 0 else []),
            *([] if self._paced(candidate) else [Concession.PACE]),
        }
        return tuple(frozenset(asked | way) for way in self._travels(candidate))

    def _refused(self, candidate: Candidate) -> bool:
        """Whether no concession would do."""
        wish, registration = self._wish, candidate.registration_end
        last = self._latest + timedelta(days=LATER_DAYS)
        return (
            not self._first <= candidate.start <= last
            or not candidate.start <= candidate.end <= self._last(candidate, last)
            or (registration is not None and registration < wish.today)
            or (candidate.reserved and not wish.reserved_ok)
            or (wish.needs_adjustment and candidate.adjustments is False)
            or (bool(candidate.meetings) and meeting_of(candidate, wish.today) is None)
            or _validated(candidate, wish)
        )

    def _late(self, candidate: Candidate) -> bool:
        last = self._last(candidate, self._latest)
        return candidate.start > self._latest or candidate.end > last

    def _last(self, candidate: Candidate, latest: date) -> date:
        return latest + timedelta(days=DIPLOMA_DAYS if candidate.on_target else 0)

    def _paced(self, candidate: Candidate) -> bool:
        wished, said = self._wish.paces, candidate.paces
        return not wished or not said or not wished.isdisjoint(said)

    def _travels(self, candidate: Candidate) -> list[Conceded]:
        wish = self._wish
        if candidate.remote:
            return [NOTHING if wish.remote_ok else frozenset({Concession.DISTANCE})]
        if wish.minutes is None or (candidate.minutes or 0.0) <= wish.minutes:
            return [NOTHING]
        farthest = max(FARTHEST, 2 * wish.minutes)
        driven = trip(candidate, wish, frozenset({Concession.CAR}))
        if (candidate.minutes or 0.0) <= farthest:
            ways = [frozenset({Concession.TRAVEL})]
        else:
            ways = [frozenset({Concession.TRAVEL, Concession.CAR})] if driven <= farthest else []
        return [*ways, frozenset({Concession.CAR})] if driven <= wish.minutes else ways


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


def _validated(candidate: Candidate, wish: Wish) -> bool:
    if candidate.gives.isdisjoint(wish.held):
        return False
    given = titles(candidate.gives)
    return bool(given) and given <= wish.held
