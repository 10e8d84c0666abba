"""Every indicator on one territory: its newest figure as it was known, or why there is none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from passerelles.apps.indicators.reads.absences import why_each_absent
from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import (
    Headlines,
    Where,
    headlines,
    newest,
    where_told,
)
from passerelles.apps.indicators.reads.values import Observed
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.due import Due, Rhythm
from passerelles.domain.indicators.quantity import Quantity, absent
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Computed:
    """One indicator on one territory.

    ``figure`` is None when nothing is known; ``quantity`` then says why. ``series``: its totals,
    one a period, the oldest first. ``due``: when the next figure is expected, None for a measure
    made once and for one never made. ``where`` is France for what exists only there.
    """

    indicator: Indicator
    where: Where
    figure: Observed | None
    quantity: Quantity
    series: Sequence[Observed]
    due: Due | None
    on: date

    @property
    def is_late(self) -> bool:
        """Whether the next figure was due before the day it is asked for."""
        return self.due is not None and self.due.is_late(self.on)

    @property
    def missing(self) -> Sequence[str]:
        """The sources one of which would give the figure, when an input is missing."""
        if self.quantity.absence is not Absence.MISSING_INPUT:
            return ()
        return self.indicator.needs if self.figure else self.indicator.sources

    @property
    def definition_version(self) -> int:
        """That of the figure; without a figure, the newest."""
        return self.figure.definition_version if self.figure else self.indicator.definition.version


# Indicators seen without any row: planning their partitions is half the time of a page. A hint
# only: why they are absent is asked of the database each time, and tells those that have come.
_seen_empty: set[str] = set()


def compute(
    where: Where, *, as_of: datetime | None = None, codes: Collection[str] | None = None
) -> list[Computed]:
    """These indicators (all by default) on a territory, by code.

    Three queries at most, four when the first figure of one has just come. Raises KeyError for an
    undeclared indicator.
    """
    kept = sorted(indicators() if codes is None else codes)
    hinted = frozenset(_seen_empty)
    found = headlines([code for code in kept if code not in hinted], where, as_of)
    kinds = {code: where_told(code, where).kind for code in kept if code not in found}
    absences = why_each_absent(kinds, as_of)
    empty = {code for code, why in absences.items() if why is Absence.MISSING_INPUT}
    if come := hinted & (kinds.keys() - empty):
        _seen_empty.difference_update(come)
        found = {**found, **headlines(come, where, as_of)}
    if as_of is None:
        _seen_empty.update(empty)
    return [_computed(code, where, found, absences.get(code), day_of(as_of)) for code in kept]


def _computed(
    code: str, where: Where, found: Headlines, absence: Absence | None, on: date
) -> Computed:
    indicator, series = indicators()[code], found.get(code, ())
    figure = newest(series, on)
    rhythm = Rhythm(indicator.periodicity, indicator.lag_days)
    return Computed(
        indicator=indicator,
        where=where_told(code, where),
        figure=figure,
        quantity=figure.quantity if figure else absent(absence or Absence.MISSING_INPUT),
        series=series,
        due=rhythm.next_after(figure.period) if figure else None,
        on=on,
    )
