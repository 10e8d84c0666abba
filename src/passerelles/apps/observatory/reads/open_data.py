"""What the observatory publishes as open data: one dataset an indicator, real sources only."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.fields.ranges import RangeStartsWith
from django.db.models import Count, Max, Min

from passerelles.apps.indicators.models import Observation
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.observations import Wanted, select
from passerelles.apps.indicators.reads.values import COLUMNS, Observed, observed
from passerelles.apps.reference.models import Source
from passerelles.apps.reference.reads.generation import remembered
from passerelles.formats.indicators.definitions import Indicator

OPEN_LICENCE = "Licence Ouverte 2.0"


@dataclass(frozen=True, slots=True)
class DatasetValue:
    """An indicator with the sources that give it; ``is_open``: all of them allow reuse."""

    indicator: Indicator
    sources: tuple[Source, ...]
    editions: tuple[str, ...]
    rows: int
    first_period: str
    last_period: str
    modified: datetime

    @property
    def is_open(self) -> bool:
        return all(OPEN_LICENCE in source.licence for source in self.sources)


@remembered
def datasets() -> tuple[DatasetValue, ...]:
    """The datasets, by theme then name. Two queries, once a generation."""
    by_indicator: defaultdict[str, list[_Summary]] = defaultdict(list)
    for summary in _summaries():
        by_indicator[summary.indicator].append(summary)
    sources = {source.id: source for source in Source.objects.all()}
    found = [
        _dataset(indicators()[code], summaries, sources)
        for code, summaries in by_indicator.items()
        if code in indicators()
    ]
    return tuple(sorted(found, key=lambda one: (one.indicator.theme, one.indicator.name)))


def rows_of(code: str) -> Iterator[Observed]:
    """Every current observation of an indicator, real sources only, without loading them all."""
    free = dict.fromkeys(("occupation", "sector", "sex", "age", "level"))
    rows = select(Wanted(code, **free)).filter(source__is_demonstration=False)
    return map(observed, rows.values_list(*COLUMNS).iterator(chunk_size=5_000))


@dataclass(frozen=True, slots=True)
class _Summary:
    """One edition of one source of an indicator."""

    indicator: str
    source: str
    edition: str
    rows: int
    first: str
    last: str
    modified: datetime


def _summaries() -> list[_Summary]:
    rows = Observation.objects.filter(known__upper_inf=True, source__is_demonstration=False)
    grouped = rows.order_by().values_list("indicator", "source_id", "edition")
    measured = grouped.annotate(
        Count("id"), Min("period"), Max("period"), modified=Max(RangeStartsWith("known"))
    )
    return [_Summary(*row) for row in measured]


def _dataset(
    indicator: Indicator, summaries: Sequence[_Summary], sources: Mapping[str, Source]
) -> DatasetValue:
    return DatasetValue(
        indicator=indicator,
        sources=tuple(sources[key] for key in sorted({one.source for one in summaries})),
        editions=tuple(sorted({one.edition for one in summaries})),
        rows=sum(one.rows for one in summaries),
        first_period=min(one.first for one in summaries),
        last_period=max(one.last for one in summaries),
        modified=max(one.modified for one in summaries),
    )
