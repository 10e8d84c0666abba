"""One indicator on one territory, with all that institutions say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from passerelles.apps.indicators.reads.computed import Computed, compute
from passerelles.apps.indicators.reads.headlines import Where, where_told
from passerelles.apps.indicators.reads.lineage import Lineage, lineage
from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.steering.reads.institutions import institution_names
from passerelles.apps.steering.reads.progress import IndicatorProgress, indicator_progress
from passerelles.apps.steering.reads.values.around import Territorial, details, territorial
from passerelles.apps.steering.reads.values.disputes import Dispute, disputes, open_counts
from passerelles.apps.steering.reads.values.places import name_of
from passerelles.apps.steering.reads.values.plan_said import PlanSaid, plan_said
from passerelles.apps.steering.reads.values.typed import Typed, evidence_of, typed_values


@dataclass(frozen=True, slots=True)
class IndicatorDesk:
    """``owner``: name of the institution that owes the figure. ``evidence``: the typed value that
    the figure shown comes from, None when it comes from a file.
    """

    progress: IndicatorProgress
    where: Where
    place: str
    owner: str
    plan: Sequence[PlanSaid]
    disputes: Sequence[Dispute]
    typed: Sequence[Typed]
    evidence: Typed | None
    lineage: Lineage | None
    territories: Sequence[Territorial]
    details: Mapping[str, Sequence[Observed]]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator in the list; ``disputes``: how many wait for an arbitration."""

    computed: Computed
    owner: str
    disputes: int


def indicator_desk(
    code: str, where: Where, *, region: str, as_of: datetime | None = None
) -> IndicatorDesk:
    """All that the page of an indicator shows; some thirty queries at most."""
    there = where_told(code, where)
    progress = indicator_progress([code], where, as_of=as_of)[code]
    figure = progress.computed.figure
    return IndicatorDesk(
        progress=progress,
        where=there,
        place=name_of(there),
        owner=owner_name(progress.computed.indicator.owner),
        plan=plan_said(code),
        disputes=disputes(code, as_of=as_of, settled=True),
        typed=typed_values(code, as_of=as_of),
        evidence=evidence_of(figure) if figure else None,
        lineage=lineage(figure.id) if figure else None,
        territories=territorial(code, region, as_of=as_of),
        details=details(code, there, figure.period, as_of=as_of) if figure else {},
    )


def indicator_lines(where: Where, *, as_of: datetime | None = None) -> Sequence[IndicatorLine]:
    """Every declared indicator on a territory, by name. Six queries at most."""
    waiting, names = open_counts(), institution_names()
    read = sorted(compute(where, as_of=as_of), key=lambda one: one.indicator.name)
    return [
        IndicatorLine(
            one,
            names.get(one.indicator.owner, one.indicator.owner),
            waiting.get(one.indicator.code, 0),
        )
        for one in read
    ]


def owner_name(code: str) -> str:
    """What people call the institution of that code; the code when nobody knows it."""
    return institution_names().get(code, code)
