"""A figure that somebody types: what may be kept of it, and what must be refused."""

from dataclasses import dataclass

from passerelles.domain.indicators.quantity import SECRET, Quantity


class BrokenEntry(ValueError):
    """The figure cannot be kept; the message is a French sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """What was typed, None where nothing was."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@dataclass(frozen=True, slots=True)
class TypingRule:
    """``is_share``: the value is divided, never typed. ``may_divide``: a rate, typed with or
    without its counts. ``scale``: 100 for a percentage. ``threshold``: below it, a count of people
    is kept secret; None when nothing is.
    """

    is_share: bool = False
    may_divide: bool = False
    scale: float = 1.0
    threshold: int | None = None


def typed_quantity(typed: TypedFigure, rule: TypingRule) -> Quantity:
    """The figure as it may be published. Raises BrokenEntry."""
    counts = (typed.numerator, typed.denominator)
    if not rule.is_share and counts == (None, None):
        return _hidden(_plain(typed), rule)
    if not rule.is_share and not rule.may_divide:
        raise BrokenEntry(
            "Cet indicateur n’est pas une part : tapez sa valeur, et laissez vides le numérateur "
            "et le dénominateur."
        )
    if typed.value is not None:
        raise BrokenEntry(
            f"La valeur {_said(typed.value)} se déduit des deux nombres : laissez-la vide, et "
            "tapez le numérateur et le dénominateur."
        )
    return _hidden(_divided(typed, rule), rule)


def _plain(typed: TypedFigure) -> Quantity:
    if typed.value is None:
        raise BrokenEntry("La valeur manque : tapez un nombre, comme 1250 ou 12,5.")
    return Quantity(value=typed.value)


def _divided(typed: TypedFigure, rule: TypingRule) -> Quantity:
    numerator, denominator = typed.numerator, typed.denominator
    if numerator is None or denominator is None:
        lacking = "numérateur" if numerator is None else "dénominateur"
        raise BrokenEntry(
            f"Il manque le {lacking} : une part se tape par ses deux nombres, pour que les "
            "territoires puissent s’additionner."
        )
    if denominator == 0:
        raise BrokenEntry(
            "Le dénominateur vaut 0 : il n’y a rien à rapporter, donc pas de part. Ne saisissez "
            "rien pour cette période, ou corrigez le dénominateur."
        )
    if numerator < 0 or denominator < 0:
        wrong = min(numerator, denominator)
        raise BrokenEntry(f"{_said(wrong)} est négatif : un effectif part de zéro, corrigez-le.")
    if rule.is_share and numerator > denominator:
        raise BrokenEntry(
            f"Le numérateur ({_said(numerator)}) dépasse le dénominateur ({_said(denominator)}) : "
            "une part va de 0 à 1. Vérifiez que les deux nombres ne sont pas inversés."
        )
    value = rule.scale * numerator / denominator
    return Quantity(value=value, numerator=numerator, denominator=denominator)


def _hidden(quantity: Quantity, rule: TypingRule) -> Quantity:
    """Secret when a count of people that the figure tells is too small."""
    if rule.threshold is None:
        return quantity
    told = [quantity.value or 0.0]
    if quantity.numerator is not None and quantity.denominator is not None:
        told = [quantity.numerator, quantity.denominator - quantity.numerator]
    return SECRET if any(0 < count < rule.threshold for count in told) else quantity


def _said(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")
