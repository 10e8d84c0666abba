"""What the journey asks of guidance: the same answers as the console and the API."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from passerelles.apps.guidance.reads.occupations import Reachable, reachable
from passerelles.apps.guidance.reads.profiles import understand
from passerelles.domain.aids.situation import PersonFacts
from passerelles.domain.guidance.profile import Profile

FIRST, MORE = 10, 30


@dataclass(frozen=True, slots=True)
class Heard:
    """What was understood of a state; ``notes`` says in French how, where there was a doubt."""

    profile: Profile
    person: PersonFacts
    notes: tuple[str, ...] = ()


def heard(state: Mapping[str, Any], *, today: date) -> Heard:
    """The person behind a state. What can no longer be read is set aside, and told.

    A state was checked page by page; an import since may have taken an occupation away.
    """
    understood = understand(state, today=today, typed=False)
    notes = tuple(finding.message for finding in understood.findings)
    if understood.profile is None or understood.person is None:
        return Heard(Profile(), PersonFacts(), notes)
    return Heard(understood.profile, understood.person, notes)


def occupations_for(who: Heard, *, today: date, more: bool) -> Reachable:
    return reachable(who.profile, today=today, limit=MORE if more else FIRST)
