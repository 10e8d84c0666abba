"""The words of the plan that pages and files share: themes, natures, figures, targets, dates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from passerelles.apps.steering.models import PlanTarget
from passerelles.documents.french import day, measured, number, period_text

THEMES = {
    "green": "transition écologique",
    "training": "formation",
    "guidance": "orientation",
    "employment": "emploi",
    "companies": "entreprises",
    "apprenticeship": "apprentissage",
    "health_social": "sanitaire et social",
    "digital": "numérique",
    "territories": "territoires",
    "inclusion": "inclusion",
    "governance": "gouvernance",
    "young": "jeunes",
    "employees": "salariés",
}
NATURES = {
    "target": "à atteindre",
    "observed": "constaté",
    "means": "moyens",
    "parameter": "montant ou seuil",
}
UNSAID = "non dit par le document"
_FINEST = 2  # decimals of a figure, as the document prints them


def figure_text(figure: Mapping[str, Any]) -> str:
    """« 1 500 formateurs », « 40 000 places par an », « € : non dit par le document »."""
    if figure["value"] is None:
        return f"{figure['unit']} : {UNSAID}"
    rhythm = f" {figure['per']}" if figure["per"] else ""
    return f"{_measured(figure['value'], figure['unit'])}{rhythm}"


def figure_details(figure: Mapping[str, Any]) -> str:
    """« à atteindre, avant le 31 décembre 2027 ; note »."""
    by = f", d’ici le {day(date.fromisoformat(figure['by']))}" if figure["by"] else ""
    note = f" ; {figure['note']}" if figure["note"] else ""
    return f"{NATURES[figure['nature']]}{by}{note}"


def target_text(target: PlanTarget, unit: str = "") -> str:
    """« atteindre 1 500 le 31 décembre 2027 », « multiplier par 2 la valeur de départ… »."""
    if target.target is not None:
        aim = f"atteindre {_measured(target.target, unit)}"
    else:
        aim = f"multiplier par {number_text(target.times_baseline or 0)} la valeur de départ"
    start = "" if target.baseline is None else f", de {number_text(target.baseline)}"
    since = f" (le {day(target.baseline_on)})" if target.baseline_on else ""
    until = f", le {day(target.target_on)}" if target.target_on else ", sans échéance dite"
    return f"{aim}{start}{since}{until}"


def date_text(told: str) -> str:
    """« 2022 à 2028 », « janvier 2023 », « 13 décembre 2022 », « 1er trimestre 2022 »."""
    first, _, last = told.partition("-")
    if len(last) == len("2028"):
        return f"{first} à {last}"
    if len(told) == len("2022-12-13"):
        return day(date.fromisoformat(told))
    return period_text(told)


def number_text(value: float) -> str:
    """As many decimals as it needs, two at most."""
    return number(value, _decimals(value))


def named(codes: list[str], among: list[dict[str, Any]]) -> list[str]:
    """The names of institutions or documents of the plan."""
    names = {one["code"]: str(one["name"]) for one in among}
    return [names.get(code, code) for code in codes]


def priority_label(code: str) -> str:
    """« Priorité 1.2 » for ``O1.P2``."""
    orientation, _, priority = code.partition(".")
    return f"Priorité {orientation.removeprefix('O')}.{priority.removeprefix('P')}"


def _measured(value: float, unit: str) -> str:
    if unit.startswith("rang "):
        return f"{unit} : {number_text(value)}"
    return measured(value, unit, _decimals(value))


def _decimals(value: float) -> int:
    return next((n for n in range(_FINEST) if round(value, n) == value), _FINEST)
