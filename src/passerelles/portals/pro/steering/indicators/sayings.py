"""Sentences of the desk of indicators: targets, readings, typed values, disagreements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from passerelles.apps.indicators.reads.computed import Computed
from passerelles.apps.observatory.reads.vintages import forecast
from passerelles.apps.steering.reads.values.desk import IndicatorDesk
from passerelles.apps.steering.reads.values.disputes import Dispute
from passerelles.apps.steering.reads.values.history import ValueChange
from passerelles.apps.steering.reads.values.plan_said import PlanSaid
from passerelles.apps.steering.reads.values.typed import Typed
from passerelles.documents.french import (
    absence_text,
    day,
    interval_text,
    joined,
    measured,
    moment,
    number,
    period_text,
    quantity_text,
    share,
    signed,
)
from passerelles.domain.steering.progress import Reading
from passerelles.domain.steering.trajectory import Trajectory
from passerelles.formats.indicators.definitions import Indicator
from passerelles.portals.pro.steering.indicators.words import (
    MISSING,
    STANDINGS,
    VERDICTS,
    WHATS,
    starting,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    what: str
    about: str
    before: str
    after: str
    why: str
    when: str
    author: str


def value_text(computed: Computed) -> str:
    indicator = computed.indicator
    return quantity_text(computed.quantity, indicator.definition.unit, indicator.decimals)


def amount(value: float | None, indicator: Indicator) -> str:
    """« 56 % »; « – » for nothing."""
    if value is None:
        return "–"
    whole = indicator.measure in ("count", "amount") or float(value).is_integer()
    decimals = max(indicator.decimals, 0 if whole else 1)
    return measured(value, indicator.definition.unit, decimals)


def aim(desk: IndicatorDesk) -> dict[str, Any]:
    """Where the indicator should go, and who says so."""
    told, indicator = desk.progress.aim, desk.progress.computed.indicator
    path = told.trajectory
    on = desk.progress.computed.on
    return {
        "by": told.said_by or "le plan",
        "set_on": day(told.set_on) if told.set_on else "",
        "note": told.note,
        "points": [(day(p.on), amount(p.value, indicator)) for p in path.points] if path else [],
        "held": path is not None and path.rises is None,
        "expected": _expected(path, on, indicator),
    }


def _expected(path: Trajectory | None, on: date, indicator: Indicator) -> str:
    value = path.expected(on) if path else None
    return f"{amount(value, indicator)} le {day(on)}" if value is not None else ""


def carried(desk: IndicatorDesk) -> tuple[str, str]:
    """The series carried to the year of the target (next year without one), or why it cannot be."""
    computed, path = desk.progress.computed, desk.progress.aim.trajectory
    year = path.target.on.year if path else computed.on.year + 1
    found = forecast(computed.series, year)
    label = f"Si la série continue, en {year}"
    if found.projection is None:
        return label, f"on ne peut pas le dire : {found.refusal[:1].lower()}{found.refusal[1:]}"
    unit, decimals = computed.indicator.definition.unit, computed.indicator.decimals
    between = interval_text(found.projection.interval, unit, decimals)
    middle = amount(found.projection.value, computed.indicator)
    return label, f"{middle} ; {between}, huit fois sur dix d’après les années passées"


def readings(desk: IndicatorDesk) -> list[tuple[str, str, str]]:
    """(question, answer, tone) of each reading of progress."""
    progress = desk.progress
    words, tone = STANDINGS[progress.standing]
    unit = progress.computed.indicator.definition.unit
    return [
        ("Où en est-on par rapport à la trajectoire", starting(words), tone),
        ("Part du chemin vers la cible", _share(progress.distance), "neutral"),
        ("Écart à la trajectoire", _gap(progress.gap, unit), "neutral"),
    ]


def _share(reading: Reading) -> str:
    if reading.low is None or reading.high is None:
        return _absent(reading, held="la cible est de maintenir la valeur de départ")
    if reading.exact is not None:
        return share(reading.exact)
    return f"entre {share(reading.low)} et {share(reading.high)}"


def _gap(reading: Reading, unit: str) -> str:
    if reading.low is None or reading.high is None:
        return _absent(reading, held="la trajectoire ne commence qu’après ce chiffre")
    points = "points" if unit == "%" else unit
    if reading.exact is not None:
        return f"{signed(reading.exact, 1)} {points}"
    return f"entre {signed(reading.low, 1)} et {signed(reading.high, 1)} {points}"


def _absent(reading: Reading, *, held: str) -> str:
    if reading.absence is None:
        return "Non renseigné"
    said = absence_text(reading.absence)
    if reading.absence == "not_applicable":
        return f"Sans objet : {held}"
    return "Non renseigné" if reading.absence == "missing_input" else starting(said)


def plan_line(one: PlanSaid, indicator: Indicator) -> dict[str, Any]:
    """What the plan says, and what it leaves unsaid."""
    goal = amount(one.target, indicator) if one.target is not None else ""
    if one.times is not None:
        goal = f"{number(one.times, 0 if one.times.is_integer() else 1)} fois la valeur de départ"
    by = f" d’ici au {day(one.target_on)}" if one.target_on else ""
    return {
        "measure": one.measure,
        "action": one.action,
        "text": one.text,
        "line": one.line,
        "goal": f"{starting(goal)}{by}" if goal else "",
        "unsaid": joined([MISSING[missing] for missing in one.missing]),
        "note": one.note,
    }


def typed(one: Typed, indicator: Indicator) -> dict[str, Any]:
    """A typed value as its row shows it."""
    counts = ""
    if one.numerator is not None and one.denominator is not None:
        counts = f"{number(one.numerator)} ÷ {number(one.denominator)}"
    return {
        "id": one.id,
        "place": one.place,
        "territory": one.territory,
        "period": period_text(one.period),
        "value": counts or amount(one.value, indicator),
        "evidence": one.evidence,
        "origin": one.origin,
        "by": f"{one.institution}, {one.author}, {moment(one.typed_at)}",
        "is_arbitrated": one.is_arbitrated,
        "is_demonstration": one.is_demonstration,
        "yields": one.yields,
    }


def dispute(one: Dispute, indicator: Indicator) -> dict[str, Any]:
    """A disagreement: both values, and how it ended."""
    return {
        "id": one.id,
        "place": one.place,
        "period": period_text(one.period),
        "contested": amount(one.contested, indicator)
        if one.contested is not None
        else "aucun chiffre",
        "value": amount(one.value, indicator),
        "institution": one.institution,
        "reason": one.reason,
        "source": one.source,
        "method": one.method,
        "on": day(timezone.localdate(one.proposed_at)),
        "is_open": one.is_open,
        "verdict": VERDICTS.get(one.verdict, ""),
        "arbitration": one.arbitration,
        "settled_on": day(timezone.localdate(one.arbitrated_at)) if one.arbitrated_at else "",
        "arbiter": one.arbiter,
        "is_demonstration": one.is_demonstration,
    }


def change(one: ValueChange, indicator: Indicator) -> Change:
    """A line of the history in words."""
    about = " · ".join(filter(None, (one.territory, one.period and period_text(one.period))))
    instead = f" (pour {one.on_behalf_of})" if one.on_behalf_of else ""
    return Change(
        what=WHATS.get(one.what, one.what),
        about=about,
        before=_kept(one.before, indicator),
        after=_kept(one.after, indicator),
        why=one.why,
        when=moment(one.at),
        author=f"{one.author}{instead}",
    )


def _kept(said: object, indicator: Indicator) -> str:
    """What the journal holds, in words."""
    if isinstance(said, list):
        points = [p for p in said if isinstance(p, dict)]
        return " → ".join(
            f"{amount(p['value'], indicator)} le {day(date.fromisoformat(p['on']))}" for p in points
        )
    if not isinstance(said, Mapping):
        return "rien"
    if said.get("verdict"):
        return f"{amount(said['value'], indicator)} : {VERDICTS[said['verdict']]}"
    if said.get("numerator") is not None:
        return f"{number(said['numerator'])} ÷ {number(said['denominator'])}"
    return amount(said.get("value"), indicator)
