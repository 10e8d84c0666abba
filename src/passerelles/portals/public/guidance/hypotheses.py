"""« Et si… »: one constraint let go, seen before it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from django.utils import timezone

from passerelles.apps.reference.reads.place_reading import read_commune
from passerelles.documents.french import joined
from passerelles.documents.guidance.beside_words import brought, concession_text
from passerelles.domain.guidance.building.pathway import Concession, Gain, Pathway
from passerelles.domain.guidance.profile import Constraint
from passerelles.portals.public.guidance.forms.base import State, with_person, without_empty
from passerelles.portals.public.shell.french import counted

_LONGER, _SHORTEST, _LONGEST = 30, 45, 240  # minutes
_MONTH = 30.4  # days
_LATER = timedelta(days=91)
_PACES = frozenset({Constraint.EVENING, Constraint.SCHOOL_HOURS, Constraint.PART_TIME})


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """``button`` ends « Et si… »; ``told`` says what is then supposed."""

    code: str
    button: str
    told: str
    change: Callable[[State], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class HypothesisView:
    """A button, and what letting go would bring; ``href`` is "" when nothing can be tried."""

    button: str
    brings: str
    href: str
    is_current: bool


def _longer_trip(state: State) -> dict[str, Any]:
    minutes = max(_SHORTEST, state.get("max_minutes", 0) + _LONGER)
    return without_empty(state, {"max_minutes": min(minutes, _LONGEST)})


def _car(state: State) -> dict[str, Any]:
    return without_empty(state, {"car": True})


def _later(state: State) -> dict[str, Any]:
    said = state.get("available_from")
    start = max(timezone.localdate(), date.fromisoformat(said)) if said else timezone.localdate()
    return without_empty(state, {"available_from": (start + _LATER).isoformat()})


def _remote(state: State) -> dict[str, Any]:
    constraints = dict.fromkeys([*state.get("constraints", []), Constraint.REMOTE.value])
    return without_empty(state, {"constraints": list(constraints)})


def _any_pace(state: State) -> dict[str, Any]:
    kept = [one for one in state.get("constraints", []) if one not in _PACES]
    return without_empty(state, {"constraints": kept})


HYPOTHESES: Mapping[str, Hypothesis] = {
    one.code: one
    for one in (
        Hypothesis(
            Concession.TRAVEL,
            "j’acceptais une demi-heure de trajet de plus ?",
            "avec une demi-heure de trajet de plus",
            _longer_trip,
        ),
        Hypothesis(Concession.CAR, "je pouvais conduire ?", "avec une voiture", _car),
        Hypothesis(
            Concession.LATER,
            "je commençais trois mois plus tard ?",
            "en commençant trois mois plus tard",
            _later,
        ),
        Hypothesis(
            Concession.DISTANCE,
            "j’acceptais de suivre à distance ?",
            "en acceptant la formation à distance",
            _remote,
        ),
        Hypothesis(
            Concession.PACE,
            "tous les horaires m’allaient ?",
            "avec n’importe quels horaires",
            _any_pace,
        ),
    )
}
# What nobody can concede alone: it is said, without a button.
_TOLD: Mapping[Concession, str] = {
    Concession.FULL_SESSIONS: "Si des places se libéraient dans les sessions complètes",
    Concession.LEVEL: "Avec le niveau demandé à l’entrée",
}


def supposed(state: State, code: str) -> State:
    """The state under the hypothesis; the same when nobody knows that code."""
    known = hypothesis(code)
    return known.change(state) if known else state


def hypothesis(code: str) -> Hypothesis | None:
    """The hypothesis of a code; None when nobody knows it.

    ``commune:31555`` is that of living there, ``travel:95`` that of accepting 95 minutes.
    """
    kind, _, commune = code.partition(":")
    if kind == Concession.TRAVEL and commune.isdecimal() and int(commune) <= _LONGEST:
        return _trip_of(int(commune))
    if kind != "commune":
        return HYPOTHESES.get(code)
    named = read_commune(commune)
    if named is None:
        return None
    return Hypothesis(
        code, "", f"en habitant à {named.label}", lambda state: _living_at(state, named.code)
    )


def _trip_of(minutes: int) -> Hypothesis:
    return Hypothesis(
        f"{Concession.TRAVEL}:{minutes}",
        f"j’acceptais {minutes} minutes de trajet ?",
        f"avec {minutes} minutes de trajet",
        lambda state: without_empty(state, {"max_minutes": minutes}),
    )


def trial_code(conceded: Concession, best: Pathway | None) -> str:
    """The code of the hypothesis under which the pathway of a concession is found."""
    if conceded is Concession.TRAVEL and best:
        minutes = min(_LONGEST, 5 * ceil(best.totals.minutes / 5))
        return f"{Concession.TRAVEL}:{minutes}"
    return conceded.value


def _living_at(state: State, commune: str) -> dict[str, Any]:
    return without_empty(with_person(state, {"commune": commune}), {"place": {"commune": commune}})


def hypothesis_views(
    gains: tuple[Gain, ...], *, here: str, current: str, state: State
) -> tuple[HypothesisView, ...]:
    """What can be tried from the page ``here``, the measured gains first; never what changes
    nothing of what was said.
    """
    measured = {gain.conceded.value: gain for gain in gains}
    order = [*measured, *(code for code in HYPOTHESES if code not in measured)]
    useful = (code for code in order if code in measured or supposed(state, code) != state)
    views = (_view(code, measured.get(code), here, current) for code in useful)
    return tuple(view for view in views if view is not None)


def _view(code: str, gain: Gain | None, here: str, current: str) -> HypothesisView | None:
    brings = _brings(gain) if gain else ""
    if gain and gain.also:  # a button would try only one of them
        together = f"Si vous pouviez {concession_text(gain)}"
        return HypothesisView(together, brings, "", is_current=False)
    trial = trial_code(gain.conceded, gain.best) if gain else code
    known = hypothesis(trial)
    if known is None:
        told = _TOLD[Concession(code)]
        return HypothesisView(told, brings, "", is_current=False) if brings else None
    return HypothesisView(
        f"Et si {known.button}", brings, f"{here}?et-si={trial}", is_current=trial == current
    )


def _brings(gain: Gain) -> str:
    if gain.best is None:
        return "cela ne suffirait pas"
    told = joined(list(brought(gain)))
    if not told:
        return "rien de mieux que ce qui est possible aujourd’hui"
    months = max(1, round(gain.best.totals.days / _MONTH))
    return f"un parcours fini en {counted(months, 'mois', 'mois')} : {told}"
