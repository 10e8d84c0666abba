"""Which candidates a person may take, and which more once one constraint is let go.

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

Conceded = Concession | None


def fits(candidate: Candidate, wish: Wish, conceded: Conceded = None) -> bool:
    """Whether nothing but its prerequisites and the other steps can refuse it."""
    return (
        not _validated(candidate, wish)
        and _in_time(candidate, wish, conceded)
        and _reachable(candidate, wish, conceded)
        and _seated(candidate, wish, conceded)
        and _suits(candidate, wish, conceded)
    )


def trip(candidate: Candidate, wish: Wish, conceded: Conceded = None) -> float:
    """Minutes of its one-way trip: 0 at a distance, or at a place yet to be agreed."""
    by_car = wish.car is False and conceded is Concession.CAR
    if by_car and candidate.minutes_by_car is not None:
        return candidate.minutes_by_car
    return candidate.minutes or 0.0


def meeting_of(candidate: Candidate, today: date) -> date | None:
    """The first information meeting that one may still attend before the start."""
    return next((day for day in sorted(candidate.meetings) if _open(day, candidate, today)), None)


def asked(candidate: Candidate, conceded: Conceded = None) -> frozenset[str]:
    """The codes that it asks to hold."""
    if conceded is not Concession.LEVEL:
        return candidate.requires
    return frozenset(code for code in candidate.requires if not code.startswith("level:"))


def implied(codes: frozenset[str]) -> frozenset[str]:
    """The codes and the levels below those held: who holds ``level:5`` holds ``level:4``."""
    levels = [int(code[6:]) for code in codes if code.startswith("level:")]
    return codes | {f"level:{level}" for level in range(1, max(levels, default=0) + 1)}


def _validated(candidate: Candidate, wish: Wish) -> bool:
    titles = {code for code in candidate.gives if not code.startswith("level:")}
    return bool(titles) and titles <= wish.held


def _in_time(candidate: Candidate, wish: Wish, conceded: Conceded) -> bool:
    more = LATER_DAYS if conceded is Concession.LATER else 0
    latest = wish.available_from + timedelta(days=wish.horizon_days + more)
    last = latest + timedelta(days=DIPLOMA_DAYS if candidate.on_target else 0)
    registration = candidate.registration_end
    return (
        max(wish.available_from, wish.today) <= candidate.start <= latest
        and candidate.start <= candidate.end <= last
        and (registration is None or registration >= wish.today)
        and (not candidate.meetings or meeting_of(candidate, wish.today) is not None)
    )


def _reachable(candidate: Candidate, wish: Wish, conceded: Conceded) -> bool:
    if candidate.remote:
        return wish.remote_ok or conceded is Concession.DISTANCE
    if wish.minutes is None:
        return True
    further = conceded is Concession.TRAVEL
    most = max(FARTHEST, 2 * wish.minutes) if further else wish.minutes
    return trip(candidate, wish, conceded) <= most


def _seated(candidate: Candidate, wish: Wish, conceded: Conceded) -> bool:
    full = candidate.seats == 0 and conceded is not Concession.FULL_SESSIONS
    return not full and (wish.reserved_ok or not candidate.reserved)


def _suits(candidate: Candidate, wish: Wish, conceded: Conceded) -> bool:
    paced = (
        not wish.paces
        or not candidate.paces
        or bool(wish.paces & candidate.paces)
        or conceded is Concession.PACE
    )
    return paced and not (wish.needs_adjustment and candidate.adjustments is False)


def _open(day: date, candidate: Candidate, today: date) -> bool:
    return today <= day < candidate.start
