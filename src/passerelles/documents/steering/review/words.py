"""Figures, measures and weathers of a review in French."""

from passerelles.apps.steering.reads.reviews.values import ReviewAction, ReviewFigure
from passerelles.documents.french import (
    absence_text,
    counted,
    number,
    period_text,
    quantity_text,
    share,
    signed,
)
from passerelles.documents.steering.words import UNTOLD, WEATHERS, standing_counted
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.changing import progression
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.standing import Standing

MAKINGS = {
    "read": "lu dans le fichier",
    "summed": "somme de lignes lues",
    "divided": "rapport de deux nombres",
    "counted": "compté ligne à ligne",
    "broken": "les lignes ne redonnent plus ce total",
}


def value_text(figure: ReviewFigure) -> str:
    return quantity_text(figure.frozen.quantity, figure.unit, figure.decimals)


def counts_text(figure: ReviewFigure) -> str:
    """« 1 240 sur 3 980 »; empty for what is not a share."""
    part, whole = figure.frozen.numerator, figure.frozen.denominator
    return "" if part is None or whole is None else f"{number(part)} sur {number(whole)}"


def period_of(figure: ReviewFigure) -> str:
    return period_text(figure.period) if figure.period else ""


def change_text(now: ReviewFigure, before: ReviewFigure | None) -> str:
    """What moved since the last review, or what forbids to compare."""
    if before is None or before.frozen.value is None or now.frozen.value is None:
        return ""
    if obstacle := _incomparable(now, before):
        return obstacle
    if now.unit == "%":
        return f"{signed(now.frozen.value - before.frozen.value, max(1, now.decimals))} point"
    moved = progression(now.frozen.quantity, before.frozen.quantity)
    if moved.value is None:
        return absence_text(moved.absence or Absence.NOT_APPLICABLE)
    return f"{signed(moved.value, 1)}\u00a0%"


def _incomparable(now: ReviewFigure, before: ReviewFigure) -> str:
    if now.definition_version != before.definition_version:
        return "définition changée"
    if (now.territory, now.source) != (before.territory, before.source):
        return "source ou périmètre changé"
    return "même période" if now.period == before.period else ""


def execution_text(action: ReviewAction) -> str:
    """« 3 faits sur 12, 4 non renseignés »."""
    said = f"{counted(action.done, 'fait', 'faits')} sur {action.total}"
    untold = action.total - action.told
    return f"{said}, {untold} {UNTOLD}{'s' if untold > 1 else ''}" if untold else said


def share_text(low: float, high: float) -> str:
    """« 25 % », « entre 25 % et 60 % »: what nobody told may be done or not."""
    return share(low) if share(low) == share(high) else f"entre {share(low)} et {share(high)}"


def weather_text(action: ReviewAction) -> str:
    return WEATHERS[Weather(action.weather)] if action.weather else UNTOLD


def standing_text(action: ReviewAction) -> str:
    """« 1 en avance, 2 en retard », of the indicators that have a target."""
    said = [standing_counted(Standing(name), count) for name, count in action.standings]
    return ", ".join(said) or "aucune cible"


def definition_text(figure: ReviewFigure) -> str:
    """« Somme des capacités. Population : sessions publiées. »"""
    formula = f"{figure.formula[:1].upper()}{figure.formula[1:].rstrip('.')}"
    return f"{formula}. Population : {figure.population.rstrip('.')}."
