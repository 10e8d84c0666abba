"""What somebody types of a figure, read and checked before anything is written."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.actions.values.acting import declared, required, told_where
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.domain.indicators.due import period_end, period_start
from passerelles.domain.indicators.quantity import Quantity
from passerelles.domain.indicators.typed import (
    BrokenEntry,
    TypedFigure,
    TypingRule,
    typed_quantity,
)
from passerelles.formats.common.amounts import read_decimal
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueEntry:
    """A figure as it is written; ``origin``: ``file:line`` of a table, empty for a form."""

    indicator: str
    territory: str
    period: str
    value: str = ""
    numerator: str = ""
    denominator: str = ""
    evidence: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry that may be kept."""

    indicator: Indicator
    where: Where
    period: str
    figure: TypedFigure
    evidence: str
    origin: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.indicator.code, str(self.where), self.period


def checked(entry: ValueEntry, *, today: date) -> CheckedEntry:
    """Raises SteeringRefused with a French sentence that names the value and the remedy."""
    indicator = declared(entry.indicator.strip())
    where = told_where(indicator, entry.territory)
    period = told_period(entry.period, today=today)
    figure = TypedFigure(*(read_number(t) for t in (entry.value, *_counts(entry))))
    try:
        typed_quantity(figure, rule_of(indicator))
    except BrokenEntry as broken:
        raise SteeringRefused(str(broken)) from None
    evidence = required(
        entry.evidence,
        "Donnez la preuve : un document et sa page, une adresse, ou qui a compté quoi.",
    )
    return CheckedEntry(indicator, where, period, figure, evidence, entry.origin)


def quantity_of(indicator: Indicator, figure: TypedFigure) -> Quantity:
    """What is published of a kept figure. Raises BrokenEntry."""
    return typed_quantity(figure, rule_of(indicator))


def rule_of(indicator: Indicator) -> TypingRule:
    """How figures of that indicator are typed."""
    secrecy = indicator.definition.secrecy
    return TypingRule(
        is_share=indicator.measure == "share",
        may_divide=indicator.measure == "rate",
        scale=100.0 if indicator.definition.unit == "%" else 1.0,
        threshold=secrecy.threshold if secrecy.kept_by == "ours" else None,
    )


def told_period(written: str, *, today: date) -> str:
    """Raises SteeringRefused: malformed, or not begun yet."""
    period = written.strip()
    try:
        period_end(period)
    except ValueError as error:
        raise SteeringRefused(str(error)) from None
    if period_start(period) > today:
        raise SteeringRefused(
            f"La période « {period} » n’a pas commencé : une valeur décrit ce qui s’est passé. "
            "Pour une intention, fixez une cible."
        )
    return period


def read_number(written: str) -> float | None:
    """The number written ``1 250,5``; None for nothing. Raises SteeringRefused."""
    text = written.strip().replace(" ", "")
    if not text:
        return None
    try:
        return read_decimal(text)
    except ValueError:
        raise SteeringRefused(
            f"« {written.strip()[:40]} » n’est pas un nombre : écrivez des chiffres, avec une "
            "virgule pour les décimales."
        ) from None


def _counts(entry: ValueEntry) -> tuple[str, str]:
    return entry.numerator, entry.denominator
