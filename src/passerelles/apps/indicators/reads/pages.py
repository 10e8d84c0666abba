"""Observations a page at a time, each once, however many there are."""

import json
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.apps.indicators.reads.unsaid import unsaid
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.reference.reads.lists.windows import Batch, Window

_ORDER = ("territory_kind", "territory_code", "period", "occupation", "sector", "id")
_THING = tuple(name for name in Observation.versioned_by if name not in ("source", "edition"))


def page_of(wanted: Wanted, window: Window) -> Batch[Observed]:
    """The observations that follow ``window.after``, in the order of ``select``."""
    rows = _prevailing(select(wanted), wanted).order_by(*_ORDER)
    if window.after:
        rows = rows.filter(_after(json.loads(window.after)))
    found = [observed(row) for row in rows.values_list(*COLUMNS)[: window.limit + 1]]
    part = found[: window.limit]
    said = unsaid(part) if wanted.as_of else part
    return Batch(tuple(said), _position(part[-1]) if len(found) > len(part) else None)


def _prevailing(rows: QuerySet[Observation], wanted: Wanted) -> QuerySet[Observation]:
    """Without the generated rows about what a real source tells."""
    real = Observation.objects.filter(
        source__is_demonstration=False, **{name: OuterRef(name) for name in _THING}
    )
    real = real.known_at(wanted.as_of) if wanted.as_of else real.current()
    return rows.filter(Q(source__is_demonstration=False) | ~Exists(real))


def _after(position: Sequence[object]) -> Q:
    """The condition of coming after this position: a comparison column by column."""
    *others, (last, number) = zip(_ORDER, position, strict=True)
    condition = Q(**{f"{last}__gt": number})
    for name, value in reversed(others):
        condition = Q(**{f"{name}__gt": value}) | (Q(**{name: value}) & condition)
    return condition


def _position(last: Observed) -> str:
    about = last.dimensions
    place = (last.territory_kind, last.territory_code, last.period)
    return json.dumps((*place, about.occupation, about.sector, last.id))
