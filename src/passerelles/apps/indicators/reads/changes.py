"""What changed in the headline figures of a territory between two instants, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Headlines, Where, headlines, newest
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.indicators.changes import Change, FigureState, change
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator, its figures then and now, and the steps from one to the other."""

    indicator: Indicator
    before: Observed | None
    after: Observed | None
    change: Change


def changes(
    where: Where,
    *,
    since: datetime,
    until: datetime | None = None,
    codes: Collection[str] | None = None,
) -> list[IndicatorChange]:
    """What changed in these indicators (all by default), by code; the unchanged are left out.

    ``until`` is now by default. A figure that has become secret is secret at both instants. Four
    queries at most. Raises KeyError for an undeclared indicator.
    """
    kept = sorted(indicators() if codes is None else codes)
    then, now = headlines(kept, where, since), headlines(kept, where, until)
    ends = [_between(code, then, now, since, until) for code in kept]
    return [one for one in ends if one.change.steps]


def _between(
    code: str, then: Headlines, now: Headlines, since: datetime, until: datetime | None
) -> IndicatorChange:
    before = newest(then.get(code, ()), day_of(since))
    after = newest(now.get(code, ()), day_of(until))
    revised = next((one for one in now.get(code, ()) if _same_period(one, before)), None)
    steps = change(_state(before), _state(after), _state(revised))
    return IndicatorChange(indicators()[code], before, after, steps)


def _same_period(one: Observed, other: Observed | None) -> bool:
    return other is not None and one.period == other.period


def _state(one: Observed | None) -> FigureState | None:
    if one is None:
        return None
    return FigureState(
        period=one.period,
        quantity=one.quantity,
        definition=one.definition_version,
        source=one.source,
        edition=one.edition,
        geography=one.geography,
    )
