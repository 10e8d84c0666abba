"""The headline figures of one territory: totals, for many indicators and every period at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicator_of
from passerelles.apps.indicators.reads.periods import period_rank
from passerelles.apps.indicators.reads.precedence import precedence
from passerelles.apps.indicators.reads.unsaid import unsaid
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.due import period_start

Headlines = Mapping[str, Sequence[Observed]]
_TOTAL = dict.fromkeys(("occupation", "sector", "sex", "age", "level"), "")


@dataclass(frozen=True, slots=True)
class Where:
    """A territory by its kind and code: ``region``, ``76``."""

    kind: str
    code: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"


FRANCE = Where("country", "FR")


def where_told(indicator: str, where: Where) -> Where:
    """That territory, or France for an indicator that exists for the country only."""
    return FRANCE if indicator_of(indicator).kinds == (FRANCE.kind,) else where


def headlines(codes: Collection[str], where: Where, as_of: datetime | None = None) -> Headlines:
    """The totals of these indicators there, one a period, the oldest first.

    An indicator of the country only is read for France. Where a real source speaks, none of the
    generated figures is read. One query, two with ``as_of``.
    """
    national = [code for code in codes if where_told(code, where) == FRANCE != where]
    local = [code for code in codes if code not in national]
    rows = _totals(local, where, as_of)
    if national:
        # One query in two parts: an alternative of places would use no index of either.
        rows = rows.union(_totals(national, FRANCE, as_of), all=True)
    found = [observed(row) for row in rows]
    return _by_indicator(unsaid(found) if as_of else found)


def _totals(
    codes: Collection[str], where: Where, as_of: datetime | None
) -> "QuerySet[Observation, tuple[Any, ...]]":
    there = Observation.objects.filter(territory_kind=where.kind, territory_code=where.code)
    known = there.filter(_known(as_of), indicator__in=codes, **_TOTAL)
    return known.order_by().values_list(*COLUMNS)


def newest(figures: Sequence[Observed], day: date) -> Observed | None:
    """The figure of the last period begun on that day; the first to come when none has begun.

    A period whose figure is not published yet leaves its place to the one before.
    """
    told = [one for one in figures if one.quantity.absence is not Absence.LATE] or figures
    begun = [one for one in told if period_start(one.period) <= day]
    return begun[-1] if begun else next(iter(told), None)


def _known(as_of: datetime | None) -> Q:
    """Each side of the alternative has an index of its own: ``known @> …`` alone has none."""
    current = Q(known__upper_inf=True)
    if as_of is None:
        return current
    return (current & Q(known__startswith__lte=as_of)) | (
        Q(known__upper_inf=False) & Q(known__contains=as_of)
    )


def _by_indicator(found: Sequence[Observed]) -> Headlines:
    told = defaultdict[str, list[Observed]](list)
    for one in found:
        told[one.indicator].append(one)
    return {code: _one_a_period(_real_first(rows)) for code, rows in told.items()}


def _real_first(rows: Sequence[Observed]) -> Sequence[Observed]:
    return [one for one in rows if not one.is_demonstration] or rows


def _one_a_period(rows: Sequence[Observed]) -> Sequence[Observed]:
    """The one that prevails."""
    ordered = sorted(rows, key=lambda one: (precedence(one), one.id))
    by_period = {one.period: one for one in ordered}
    return sorted(by_period.values(), key=lambda one: period_rank(one.period))
