"""The list of indicators: the shared ones, then the others folded away by role."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from passerelles.apps.steering.reads.values.desk import IndicatorLine
from passerelles.documents.french import day, joined, period_text, quantity_text
from passerelles.portals.pro.steering.indicators.words import ROLES, starting


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list; ``due`` says when the next figure comes, and whether it is late."""

    code: str
    name: str
    question: str
    value: str
    period: str
    due: str
    is_late: bool
    owner: str
    actions: str
    disputes: int
    is_demonstration: bool


def listing(found: Sequence[IndicatorLine]) -> dict[str, Any]:
    """The context of the page."""
    shared = [line(one) for one in found if one.computed.indicator.shared]
    others = [one for one in found if not one.computed.indicator.shared]
    groups = [
        (starting(words), [line(one) for one in others if one.computed.indicator.role == role])
        for role, words in ROLES.items()
    ]
    return {
        "shared": shared,
        "groups": [(name, lines) for name, lines in groups if lines],
        "demonstration": any(_is_demonstration(one) for one in found),
    }


def line(one: IndicatorLine) -> Line:
    computed = one.computed
    indicator, figure = computed.indicator, computed.figure
    return Line(
        code=indicator.code,
        name=indicator.name,
        question=indicator.question,
        value=quantity_text(computed.quantity, indicator.definition.unit, indicator.decimals),
        period=period_text(figure.period) if figure else "",
        due=day(computed.due.on) if computed.due else "",
        is_late=computed.is_late,
        owner=one.owner,
        actions=joined([str(number) for number in indicator.actions]),
        disputes=one.disputes,
        is_demonstration=_is_demonstration(one),
    )


def _is_demonstration(one: IndicatorLine) -> bool:
    return one.computed.figure is not None and one.computed.figure.is_demonstration
