"""The income of a pathway, month by month: a chart, its table, and what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelles.documents.charts import BarChart, Figure, Point, figure_of
from passerelles.documents.guidance.path_words import month_text, range_text
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.income import IncomeMonth, IncomePart

_RELIABILITIES = {
    Reliability.OFFICIAL: "officiel",
    Reliability.RELAYED: "relayé",
    Reliability.PRESS: "lu dans la presse",
    Reliability.COMPUTED: "calculé",
    Reliability.UNKNOWN: "à vérifier",
}


@dataclass(frozen=True, slots=True)
class PartLine:
    label: str
    amount: str
    note: str


@dataclass(frozen=True, slots=True)
class MonthLine:
    month: str
    amount: str
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class IncomeView:
    """``open_months``: how many have no known upper bound."""

    figure: Figure
    months: tuple[MonthLine, ...]
    open_months: int


def income_view(title: str, months: Sequence[IncomeMonth]) -> IncomeView | None:
    """The view of an income; None when nothing of it is known, not even a part."""
    if not any(one.at_least or one.at_most for one in months):
        return None
    points = tuple(map(_point, months))
    return IncomeView(
        figure=figure_of(BarChart(title, "euros", points), about="Mois"),
        months=tuple(map(_line, months)),
        open_months=sum(1 for one in months if one.at_most is None),
    )


def _point(one: IncomeMonth) -> Point:
    low, high = float(one.at_least), None if one.at_most is None else float(one.at_most)
    known = low == high
    return Point(
        month_text(one.month),
        low,
        range_text(one.at_least, one.at_most),
        low=None if known else low,
        high=None if known else high,
    )


def _line(one: IncomeMonth) -> MonthLine:
    amount = range_text(one.at_least, one.at_most)
    return MonthLine(month_text(one.month), amount, tuple(map(_part, one.parts)))


def _part(one: IncomePart) -> PartLine:
    notes = [one.note, _RELIABILITIES[one.confidence]]
    amount = range_text(one.at_least, one.at_most)
    return PartLine(one.label, amount, " ; ".join(note for note in notes if note))
