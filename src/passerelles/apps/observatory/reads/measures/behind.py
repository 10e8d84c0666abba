"""From a figure measured on the catalogue to the sessions, trainings or bodies that it counted.

No row is published between the two: the selection is run again on the catalogue of today, and it
says whether it still gives the figure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import isclose

import numpy as np

from passerelles.apps.indicators.reads.values import Observed
from passerelles.apps.observatory.reads.measures.counted_rows import CountedRow, described
from passerelles.apps.observatory.reads.measures.counts import NSF
from passerelles.apps.observatory.reads.measures.facts import PROGRAMME, QPV, RURAL
from passerelles.apps.observatory.reads.measures.measuring import Measuring, read_measuring
from passerelles.apps.observatory.reads.measures.spread import Window as Sessions
from passerelles.apps.observatory.reads.measures.spread import month, spread, ways
from passerelles.apps.observatory.reads.supply.ground import served_ground
from passerelles.apps.reference.reads.lists.windows import Window
from passerelles.domain.observatory.measures.offer_table import (
    Answers,
    Bools,
    CountedUnit,
    Ints,
    Sample,
)
from passerelles.domain.observatory.measures.offered import seats_offered, training_sessions
from passerelles.domain.observatory.measures.register import MONTHLY, YEARLY, Measure
from passerelles.domain.observatory.measures.said import said
from passerelles.domain.observatory.measures.tally import tally

_YEARLY: Mapping[str, Measure] = {
    **YEARLY,
    "training_sessions": training_sessions,
    "seats_offered": seats_offered,
}
_MEASURES: Mapping[str, Measure] = {**_YEARLY, **MONTHLY}
_ROUGH = 1e-6


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """What a figure counted, as the catalogue says it today.

    ``unit``: what a row is. ``numerator`` and ``denominator`` are counted again from all the rows;
    ``agrees``: they are still those of the figure. ``rows`` is one page of the ``count`` rows:
    those that answer yes, then no, then nothing. ``last``: what the next page follows, None at the
    end.
    """

    unit: CountedUnit
    numerator: float | None
    denominator: float | None
    agrees: bool
    count: int
    rows: tuple[CountedRow, ...]
    last: str | None


def rows_behind(figure: Observed, page: Window, *, today: date) -> RowsBehind | None:
    """The rows of one figure; None when it was not counted row by row on the catalogue.

    The whole catalogue is read again: a second for twelve thousand sessions. A place of training
    is not kept dated, so a figure of a past month or of sessions withdrawn since may disagree.
    Raises UnreadableFile when no COG is loaded.
    """
    if figure.indicator not in _MEASURES or figure.territory_kind == "country":
        return None
    known = read_measuring(served_ground(), today=today)
    sample = _MEASURES[figure.indicator](known.table)
    rows = _rows(known, figure, sample, today=today)
    return None if rows is None else _found(known, figure, sample, rows, page)


def _rows(known: Measuring, figure: Observed, sample: Sample, *, today: date) -> Ints | None:
    """The sessions asked, in the zone and the period of the figure."""
    layer = next((one for one in known.ground.layers if one.kind == figure.territory_kind), None)
    codes = [place.code for place in layer.places] if layer else []
    if layer is None or figure.territory_code not in codes:
        return None
    here, sector = ways(known.offered, known.told, known.zoning, layer), figure.dimensions.sector
    special = {RURAL: here.rural, QPV: here.qpv}
    places = special.get(sector, here.bodies if sample.by_seat_of_body else here.places)
    pairs = spread(places, known.offered.actions, _sessions(known, figure, today=today))
    rows = pairs.rows[pairs.cells == codes.index(figure.territory_code)]
    return _about(known, figure, rows[sample.among[rows]])


def _sessions(known: Measuring, figure: Observed, *, today: date) -> Sessions:
    offered, generated = known.offered, figure.is_demonstration
    if figure.indicator in MONTHLY:
        return month(offered, generated=generated, today=today)
    chosen = (offered.year == int(figure.period)) & (offered.generated == generated)
    sessions = np.flatnonzero(chosen)
    return Sessions((figure.period,), sessions, np.zeros(len(sessions), dtype=np.int64))


def _about(known: Measuring, figure: Observed, rows: Ints) -> Ints:
    """Those of the programme, of the speciality or of the occupation of the figure."""
    return rows[_chosen(known, figure, rows)]


def _chosen(known: Measuring, figure: Observed, rows: Ints) -> Bools:
    about, table = figure.dimensions, known.table
    scheme, _, code = about.sector.partition(":")
    if scheme == PROGRAMME:
        slugs = np.array([*table.programmes, ""])
        return np.asarray(slugs[table.programme[rows]] == code)
    if scheme == NSF:
        told = (known.told.trainings[number].nsf for number in table.training[rows].tolist())
        return np.fromiter((code in codes for codes in told), dtype=np.bool_)
    if not about.occupation:
        return np.ones(len(rows), dtype=np.bool_)
    subjects = known.offered.subjects
    number = subjects.index(about.occupation) if about.occupation in subjects else -1
    positions, numbers = known.offered.about.expand(known.offered.actions[rows])
    return np.isin(np.arange(len(rows)), positions[numbers == number])


def _found(
    known: Measuring, figure: Observed, sample: Sample, rows: Ints, page: Window
) -> RowsBehind:
    counted = tally(sample, known.table, rows, np.zeros(len(rows), dtype=np.int64), size=1)
    again = said(sample, counted, 0)
    numbers, answers, examples = _units(known, sample, rows)
    order = np.lexsort((numbers, -answers.astype(np.int64)))
    first = int(page.after or 0)
    shown = order[first : first + page.limit]
    following = first + len(shown)
    return RowsBehind(
        unit=sample.unit,
        numerator=again.numerator,
        denominator=again.denominator,
        agrees=_same(again.value, figure.quantity.value),
        count=len(numbers),
        rows=described(known, sample.unit, examples[shown], answers[shown]),
        last=str(following) if following < len(numbers) else None,
    )


def _units(known: Measuring, sample: Sample, rows: Ints) -> tuple[Ints, Answers, Ints]:
    """The number of each thing counted, its answer, and one of its sessions."""
    if sample.unit in (CountedUnit.SESSION, CountedUnit.SEAT):
        return rows, sample.answers[rows], rows
    is_training = sample.unit is CountedUnit.TRAINING
    column = known.table.training if is_training else known.table.provider
    # The session with the greatest answer speaks for its training or its body.
    ordered = rows[np.argsort(-sample.answers[rows].astype(np.int64), kind="stable")]
    numbers, first = np.unique(column[ordered], return_index=True)
    examples = ordered[first]
    return numbers, sample.answers[examples], examples


def _same(now: float | None, then: float | None) -> bool:
    if now is None or then is None:
        return now == then
    return isclose(now, then, abs_tol=_ROUGH)
