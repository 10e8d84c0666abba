"""Which actions cannot be followed for want of which data, who owes it, and how to bring it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.models import Action
from passerelles.apps.steering.reads.debt.remedies import Remedy, remedies_of
from passerelles.apps.steering.reads.institutions import institution_names
from passerelles.apps.steering.reads.region import plan_region
from passerelles.domain.common.absence import Absence
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Lacking:
    """An indicator without a figure there, and why."""

    indicator: Indicator
    absence: Absence


@dataclass(frozen=True, slots=True)
class Debt:
    """Data that lack: one of ``remedies`` brings the figures of ``lacking``.

    ``actions``: those that these figures would serve, ``blind`` those of them that have no figure
    at all. ``owner``: name of the institution that owes them.
    """

    owner_code: str
    owner: str
    remedies: tuple[Remedy, ...]
    lacking: tuple[Lacking, ...]
    actions: tuple[str, ...]
    blind: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataDebt:
    """``unmeasured``: actions that no declared indicator serves; ``total``: actions of the plan."""

    debts: Sequence[Debt]
    blind: Sequence[str]
    unmeasured: Sequence[str]
    total: int


def data_debt() -> DataDebt:
    """The debt of the current plan, what blinds most actions first. Five queries."""
    codes = list(Action.objects.current().order_by("position").values_list("code", flat=True))
    found = compute(Where("region", plan_region()))
    served = _served(found, codes)
    blind = [code for code in codes if served[code] and not any(served[code].values())]
    names = institution_names()
    groups = defaultdict[tuple[str, tuple[str, ...]], list[Computed]](list)
    for one in found:
        if one.quantity.absence is not None and one.indicator.actions:
            groups[one.indicator.owner, one.indicator.sources].append(one)
    debts = [
        _debt(names.get(owner, owner), ones, codes=codes, blind=blind)
        for (owner, _), ones in groups.items()
    ]
    ranked = sorted(
        debts, key=lambda d: (-len(d.blind), -len(d.actions), d.lacking[0].indicator.code)
    )
    return DataDebt(ranked, blind, [code for code in codes if not served[code]], len(codes))


def _served(found: Sequence[Computed], codes: Sequence[str]) -> Mapping[str, Mapping[str, bool]]:
    """Action → its indicators → whether each has a figure."""
    told: dict[str, dict[str, bool]] = {code: {} for code in codes}
    for one in found:
        for number in one.indicator.actions:
            told.get(f"A{number}", {})[one.indicator.code] = one.quantity.absence is None
    return told


def _debt(
    owner: str, ones: Sequence[Computed], *, codes: Sequence[str], blind: Sequence[str]
) -> Debt:
    numbers = {f"A{number}" for one in ones for number in one.indicator.actions}
    actions = tuple(code for code in codes if code in numbers)
    first = ones[0].indicator
    return Debt(
        owner_code=first.owner,
        owner=owner,
        remedies=remedies_of(first.sources),
        lacking=tuple(
            Lacking(one.indicator, one.quantity.absence or Absence.MISSING_INPUT) for one in ones
        ),
        actions=actions,
        blind=tuple(code for code in actions if code in blind),
    )
