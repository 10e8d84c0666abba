"""Disagreements about figures: what is contested, by whom, with which source and method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.models import CounterProposal, Ruling
from passerelles.apps.steering.reads.values.places import name_of


@dataclass(frozen=True, slots=True)
class Dispute:
    """Another value for a figure. ``contested``: what was shown that day, None when nothing was.

    ``verdict`` is empty while nobody settled it; ``arbiter`` is a name.
    """

    id: int
    indicator: str
    territory: str
    place: str
    period: str
    contested: float | None
    value: float
    reason: str
    source: str
    method: str
    institution: str
    proposed_at: datetime
    verdict: str
    arbitration: str
    arbitrated_at: datetime | None
    arbiter: str
    is_demonstration: bool

    @property
    def is_open(self) -> bool:
        return not self.verdict


def disputes(
    code: str, *, as_of: datetime | None = None, settled: bool = False
) -> Sequence[Dispute]:
    """The disagreements to show beside the figures, the newest first; ``settled``: those of the
    past too. One query, and one a territory the first time.

    One that ended with both figures kept is still shown.
    """
    rows = _known(CounterProposal.objects.filter(indicator=code), as_of)
    found = [_dispute(row, as_of) for row in rows]
    return [one for one in found if settled or one.is_open or one.verdict == Ruling.BOTH]


def dispute(number: int) -> Dispute | None:
    """One disagreement; None when there is no such one."""
    rows = _known(CounterProposal.objects.filter(pk=number), None)
    return next((_dispute(row, None) for row in rows), None)


def open_counts() -> Mapping[str, int]:
    """How many disagreements wait for an arbitration, by indicator. One query."""
    rows = CounterProposal.objects.filter(arbitrated_at=None).order_by()
    return dict(rows.values_list("indicator").annotate(count=Count("id")))


def _known(rows: QuerySet[CounterProposal], as_of: datetime | None) -> QuerySet[CounterProposal]:
    known = Q(proposed_at__lte=as_of) if as_of else Q()
    return rows.filter(known).select_related("institution", "author", "arbitrated_by")


def _dispute(row: CounterProposal, as_of: datetime | None) -> Dispute:
    settled = row.arbitrated_at is not None and (as_of is None or row.arbitrated_at <= as_of)
    return Dispute(
        id=row.pk,
        indicator=row.indicator,
        territory=row.territory,
        place=name_of(Where(*row.territory.split(":", 1))),
        period=row.period,
        contested=row.contested,
        value=row.value,
        reason=row.reason,
        source=row.source,
        method=row.method,
        institution=row.institution.name,
        proposed_at=row.proposed_at,
        verdict=row.verdict if settled else "",
        arbitration=row.arbitration if settled else "",
        arbitrated_at=row.arbitrated_at if settled else None,
        arbiter=str(row.arbitrated_by) if settled else "",
        is_demonstration=row.author.demonstration,
    )
