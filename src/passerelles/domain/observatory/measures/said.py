"""A count of answers as numbers that may be said: a share or a count, with their two counts.

The quantity itself belongs to the column of indicators: here, its parts.
"""

from dataclasses import dataclass

from passerelles.domain.common.absence import Absence
from passerelles.domain.observatory.measures.offer_table import Sample
from passerelles.domain.observatory.measures.tally import Tally

PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class SaidMeasure:
    """``value`` is None with its ``absence``; ``is_minimum``: silence could make it greater."""

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    is_minimum: bool = False
    absence: Absence | None = None


def said(sample: Sample, counted: Tally, cell: int) -> SaidMeasure:
    """What a measure says of one cell.

    Nobody asked: not applicable (a count is then zero). Nobody answered: an input is missing.
    """
    yes, no, unsaid = (float(part[cell]) for part in (counted.yes, counted.no, counted.unsaid))
    asked, answered = int(counted.asked[cell]), int(counted.answered[cell])
    whole = yes + no + (unsaid if sample.listed or sample.counts else 0.0)
    if asked and not answered:
        return SaidMeasure(absence=Absence.MISSING_INPUT)
    if sample.counts:
        return SaidMeasure(yes, yes, whole, is_minimum=answered < asked)
    if not whole:
        return SaidMeasure(absence=Absence.NOT_APPLICABLE)
    is_minimum = sample.listed and answered < asked
    return SaidMeasure(PERCENT * yes / whole, yes, whole, is_minimum=is_minimum)
