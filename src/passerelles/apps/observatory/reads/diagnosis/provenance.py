"""The sources met in a diagnosis, with what was taken from each."""

from collections import defaultdict
from collections.abc import Iterable

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.diagnosis.values import SourceUsed
from passerelles.apps.reference.models import Source


def sources_used(
    figures: Iterable[Observed], others: Iterable[tuple[str, str]]
) -> tuple[SourceUsed, ...]:
    """In the order of the register. ``others``: source and edition of what is no observation."""
    editions: defaultdict[str, set[str]] = defaultdict(set)
    indicators: defaultdict[str, set[str]] = defaultdict(set)
    for o in figures:
        editions[o.source].add(o.edition)
        indicators[o.source].add(o.indicator)
    for source, edition in others:
        editions[source].add(edition)
    rows = Source.objects.filter(id__in=editions.keys()).order_by("position", "id")
    return tuple(_used(row, editions[row.id], indicators[row.id]) for row in rows)


def _used(row: Source, editions: set[str], indicators: set[str]) -> SourceUsed:
    return SourceUsed(
        id=row.id,
        name=row.name,
        owner=row.owner,
        licence=row.licence,
        address=row.page,
        editions=tuple(sorted(filter(None, editions))),
        indicators=tuple(sorted(indicators)),
        is_demonstration=row.is_demonstration,
    )
