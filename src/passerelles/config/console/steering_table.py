"""The indicators of the plan as a person reads them in a terminal: a table, then what changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from passerelles.apps.indicators.reads.changes import IndicatorChange
from passerelles.apps.indicators.reads.computed import Computed
from passerelles.apps.indicators.reads.headlines import FRANCE
from passerelles.apps.indicators.reads.values import Observed
from passerelles.documents.french import (
    ABSENCES,
    CHANGE_CAUSES,
    counted,
    day,
    period_text,
    quantity_text,
    signed,
)
from passerelles.domain.indicators.changes import ChangeStep
from passerelles.formats.indicators.definitions import Indicator

_NAME_WIDTH = 62
_VALUE_WIDTH = 38


def lines(found: Sequence[Computed], *, as_of: str) -> Iterator[str]:
    """The shared indicators, those of the actions, the context, then how many lack and why."""
    where = next((str(one.where) for one in found if one.where != FRANCE), str(FRANCE))
    yield f"Indicateurs du plan, {where}, connus le {as_of}"
    groups = (
        ("Indicateurs partagés", [one for one in found if one.indicator.shared]),
        ("Autres indicateurs des actions", [o for o in found if _is_other(o, "action")]),
        ("Contexte", [one for one in found if _is_other(one, "context")]),
    )
    for title, kept in groups:
        if kept:
            yield from ("", f"{title} ({len(kept)})", *map(_line, kept))
    yield from ("", _summary(found))


def change_lines(changed: Sequence[IndicatorChange], *, since: str) -> Iterator[str]:
    """What changed since that day, each part with its cause."""
    yield ""
    if not changed:
        yield f"Rien n’a changé depuis le {since}."
        return
    yield f"Ce qui a changé depuis le {since} ({len(changed)})"
    for one in changed:
        yield f"{one.indicator.name} : {_told(one.before, one)} → {_told(one.after, one)}"
        yield from (_step(step, one.indicator) for step in one.change.steps)


def _is_other(one: Computed, scope: str) -> bool:
    return not one.indicator.shared and one.indicator.scope == scope


def _line(one: Computed) -> str:
    name = one.indicator.name
    shown = name if len(name) <= _NAME_WIDTH else f"{name[: _NAME_WIDTH - 1]}…"
    definition, figure = one.indicator.definition, one.figure
    value = quantity_text(one.quantity, definition.unit, one.indicator.decimals)
    period = period_text(figure.period) if figure else ""
    remarks = ", ".join(_remarks(one))
    return f"  {shown:<{_NAME_WIDTH}}  {value:<{_VALUE_WIDTH}}  {period:<18} {remarks}".rstrip()


def _remarks(one: Computed) -> Iterator[str]:
    if one.where == FRANCE:
        yield "France"
    if one.figure and one.figure.is_demonstration:
        yield "données de démonstration"
    if one.missing:
        yield f"source attendue : {' ou '.join(one.missing)}"
    if one.due:
        late = "attendu depuis le" if one.is_late else "prochain le"
        yield f"{late} {day(one.due.on)}"


def _summary(found: Iterable[Computed]) -> str:
    reasons = Counter(one.quantity.absence for one in found)
    known = reasons.pop(None, 0)
    lacks = ", ".join(
        f"{count} {ABSENCES[reason]}" for reason, count in reasons.most_common() if reason
    )
    said = f"{counted(known, 'indicateur a', 'indicateurs ont')} une valeur"
    return f"{said} ; sans valeur : {lacks}." if lacks else f"{said}."


def _told(figure: Observed | None, one: IndicatorChange) -> str:
    if figure is None:
        return "rien"
    unit, decimals = one.indicator.definition.unit, one.indicator.decimals
    return f"{quantity_text(figure.quantity, unit, decimals)} ({period_text(figure.period)})"


def _step(step: ChangeStep, indicator: Indicator) -> str:
    cause, difference = CHANGE_CAUSES[step.cause], step.difference
    return f"  {cause}" if difference is None else f"  {cause} : {_moved(difference, indicator)}"


def _moved(difference: float, indicator: Indicator) -> str:
    unit = "points" if indicator.definition.unit == "%" else indicator.definition.unit
    return f"{signed(difference, max(indicator.decimals, 1) if unit == 'points' else 0)} {unit}"
