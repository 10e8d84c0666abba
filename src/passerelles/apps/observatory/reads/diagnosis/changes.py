"""What changed: from one period to the next, or in what was known since a date."""

from collections.abc import Iterator

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import Facts
from passerelles.apps.observatory.reads.diagnosis.values import Change, Changes
from passerelles.domain.indicators.comparing import Order, compare
from passerelles.domain.indicators.fact import TOTAL

ONE_PERIOD = "une seule période de chaque source est chargée pour ce territoire"
NO_REVISION = "aucun chiffre de ce territoire n’a été révisé depuis cette date"


def changes_of(facts: Facts, *, known_then: Facts | None = None) -> Changes:
    """Between the two newest periods; with ``known_then``, between what was known and is known."""
    pairs = _revised(facts, known_then) if known_then else _following(facts)
    rows = tuple(_change(before, after) for before, after in pairs)
    if rows:
        return Changes(rows, "")
    return Changes((), NO_REVISION if known_then else ONE_PERIOD)


def _following(facts: Facts) -> Iterator[tuple[Observed, Observed]]:
    for indicator, before in sorted(facts.before.items()):
        after = facts.total(indicator)
        if isinstance(after, Observed):
            yield before, after


def _revised(facts: Facts, then: Facts) -> Iterator[tuple[Observed, Observed]]:
    """The totals of one period that another figure has replaced since."""
    for indicator, rows in sorted(facts.now.items()):
        after = next((o for o in rows if o.dimensions == TOTAL), None)
        before = then.total(indicator)
        if after and isinstance(before, Observed) and _differ(before, after):
            yield before, after


def _differ(before: Observed, after: Observed) -> bool:
    return before.period == after.period and before.quantity != after.quantity


def _change(before: Observed, after: Observed) -> Change:
    declared = indicators().get(after.indicator)
    return Change(
        indicator=after.indicator,
        about=declared.name if declared else after.indicator,
        before=before,
        after=after,
        is_told=compare(before.quantity, after.quantity) in (Order.HIGHER, Order.LOWER),
        same_definition=before.definition_version == after.definition_version,
    )
