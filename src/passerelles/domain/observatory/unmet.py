"""Which searches say that an offer is missing, and what they are counted as."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

# What a person accepts when nothing was said: an hour by car, and to wait for three months.
NEAR_MINUTES = 60
SOON = timedelta(days=90)
KEPT = timedelta(days=180)
# Below, a count could be one person's: the threshold of administrative statistics on demand.
THRESHOLD = 5

_FLOORS = (3, 1)  # ROME: letters and digits of a professional domain, of a large domain


class UnmetReason(StrEnum):
    """Nothing within reach, or something within reach that starts too late."""

    NOTHING_NEAR = "nothing_near"
    NOTHING_SOON = "nothing_soon"


def reason_of(near: int, soon: int) -> UnmetReason | None:
    """Why a search stayed without answer, from the sessions within reach and those soon enough.

    None when something answers.
    """
    if not near:
        return UnmetReason.NOTHING_NEAR
    return None if soon else UnmetReason.NOTHING_SOON


def subject_of(occupations: Sequence[str]) -> str:
    """What a search is about: its only ROME code, or the domain that its codes share, or nothing.

    Words typed are never kept, only the nomenclature they led to.
    """
    if len(set(occupations)) == 1:
        return occupations[0]
    shared = ({code[:length] for code in occupations} for length in _FLOORS)
    return next((floor.pop() for floor in shared if len(floor) == 1), "")


def forgotten_before(today: date) -> date:
    """Months that began before this day are forgotten."""
    return today - KEPT


def at_least(count: int) -> int:
    """What may be said of a count of the month under way: a multiple of the threshold.

    Exact, it would tell from one day to the next who searched in between.
    """
    return count - count % THRESHOLD
