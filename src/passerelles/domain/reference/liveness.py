"""Whether a certification is alive on a day: yes, no or unknown, with its date and its reason.

A source says that an entry is active on the day of its file, and until when it is registered.
Past that day nobody knows whether the registration was renewed, so the answer degrades to unknown:
it is never guessed either way.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Liveness(StrEnum):
    """The three answers."""

    ALIVE = "alive"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Registration:
    """What the best source says of an entry; None where it says nothing."""

    is_active: bool | None
    registered_until: date | None
    said_on: date | None


@dataclass(frozen=True, slots=True)
class LivenessVerdict:
    """An answer with the French sentence that gives its reason and its date."""

    answer: Liveness
    reason: str


def judge_liveness(registration: Registration, *, on: date) -> LivenessVerdict:
    """Judge ``registration`` on the day ``on``."""
    said_on, until = registration.said_on, registration.registered_until
    if registration.is_active is None or said_on is None:
        return LivenessVerdict(
            Liveness.UNKNOWN, "Aucune source chargée ne dit si cette certification est en vigueur."
        )
    said = f"le {_french(said_on)}"
    if not registration.is_active:
        return LivenessVerdict(Liveness.ENDED, f"La fiche était inactive {said}.")
    if until and until < on:
        return LivenessVerdict(
            Liveness.UNKNOWN,
            f"La fiche était active {said}, mais son enregistrement courait jusqu’au "
            f"{_french(until)} : il faut vérifier s’il a été renouvelé.",
        )
    end = f" et son enregistrement court jusqu’au {_french(until)}" if until else ""
    return LivenessVerdict(Liveness.ALIVE, f"La fiche était active {said}{end}.")


def _french(day: date) -> str:
    return f"{day:%d/%m/%Y}"
