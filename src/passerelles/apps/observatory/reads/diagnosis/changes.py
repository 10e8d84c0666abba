"""What changed: from one period to the next, or in what was known since a date."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.facts import (
    JOBS,
    NEEDS,
    SEATS,
    TENSION,
    TENSION_FAP,
    Facts,
)
from passerelles.apps.observatory.reads.diagnosis.market import rates_of
from passerelles.apps.observatory.reads.diagnosis.values import Change, Changes, CoveringZone
from passerelles.domain.indicators.comparing import Order, compare
from passerelles.domain.indicators.fact import TOTAL

ONE_PERIOD = "une seule période de chaque source est chargée pour ce territoire"
_TOTALS = (NEEDS[0], JOBS)
_BY_OCCUPATION = (TENSION, TENSION_FAP)
NO_FIGURE = "aucun chiffre de ce territoire n’est chargé"
NO_REVISION = "aucun chiffre de ce territoire n’a été révisé depuis cette date"


def changes_of(
    facts: Facts, departements: Sequence[CoveringZone] = (), *, known_then: Facts | None = None
) -> Changes:
    """Between the two newest periods; with ``known_then``, between what was known and is known.

    ``departements``: those whose unemployment is told beside a territory that has no rate.
    """
    if known_then:
        revised = tuple(_change(before, after) for before, after in _revised(facts, known_then))
        return Changes(revised, "" if revised else NO_REVISION)
    rows = tuple(_change(before, after) for before, after in _following(facts))
    rows += tuple(_rates(departements))
    nothing = ONE_PERIOD if facts.now else NO_FIGURE
    return Changes(rows, "" if rows else nothing, _alone(facts))


def _rates(departements: Sequence[CoveringZone]) -> Iterator[Change]:
    for zone in departements:
        after, before = rates_of(zone.territory.code)
        if after and before:
            change = _change(before, after)
            yield replace(change, about=f"Taux de chômage : {zone.territory.name}")


def _alone(facts: Facts) -> tuple[Observed, ...]:
    """One observation a source of which a single period is loaded here."""
    totals = (facts.total(code) for code in _TOTALS if code not in facts.before)
    lists = (rows[0] for code in _BY_OCCUPATION if (rows := facts.now.get(code)))
    return (*(o for o in totals if isinstance(o, Observed)), *lists)


def _following(facts: Facts) -> Iterator[tuple[Observed, Observed]]:
    for indicator, before in sorted(facts.before.items()):
        after = facts.total(indicator)
        # Seats are announced: a year that begins has not changed the one that ends.
        if isinstance(after, Observed) and indicator != SEATS:
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
