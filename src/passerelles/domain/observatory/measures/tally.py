"""Counting the answers to a measure in each cell (a territory and a year, say)."""

from dataclasses import dataclass

import numpy as np

from passerelles.domain.observatory.measures.offer_table import (
    NO,
    UNSAID,
    YES,
    Answers,
    CountedUnit,
    Floats,
    Ints,
    OfferTable,
    Sample,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """One number a cell. ``yes``, ``no``, ``unsaid`` are in the unit of the measure.

    ``asked`` and ``answered`` count rows (a session, a training, a body): a session whose seats
    nobody gave is asked, has not answered, and weighs nothing.
    """

    yes: Floats
    no: Floats
    unsaid: Floats
    asked: Ints
    answered: Ints


def tally(sample: Sample, offer: OfferTable, rows: Ints, cells: Ints, *, size: int) -> Tally:
    """Count by cell.

    ``rows`` and ``cells`` are pairs: that session is in that cell, from 0 to ``size`` − 1. A
    training or a body counts once a cell, and answers yes as soon as one of its sessions does.
    """
    kept = sample.among[rows]
    rows, cells = rows[kept], cells[kept]
    if sample.unit in (CountedUnit.TRAINING, CountedUnit.PROVIDER):
        numbers = offer.training if sample.unit is CountedUnit.TRAINING else offer.provider
        cells, answers = _merged(cells, numbers[rows], sample.answers[rows])
        weights = np.ones(len(cells))
    else:
        answers = sample.answers[rows]
        weights = offer.seats[rows] if sample.unit is CountedUnit.SEAT else np.ones(len(rows))
    return _counted(answers, weights, cells, size=size)


def _merged(cells: Ints, numbers: Ints, answers: Answers) -> tuple[Ints, Answers]:
    """One row for each number of each cell, with the greatest of its answers."""
    width = int(numbers.max(initial=0)) + 1
    keys, inverse = np.unique(cells * width + numbers, return_inverse=True)
    greatest = np.full(len(keys), UNSAID, dtype=np.int8)
    np.maximum.at(greatest, inverse.reshape(-1), answers)
    merged: Ints = keys // width
    return merged, greatest


def _counted(answers: Answers, weights: Floats, cells: Ints, *, size: int) -> Tally:
    weighed = ~np.isnan(weights)
    known = np.where(weighed, weights, 0.0)

    def total(wanted: int) -> Floats:
        chosen = answers == wanted
        found = np.bincount(cells[chosen], weights=known[chosen], minlength=size)
        return found.astype(np.float64)

    answered = weighed & (answers != UNSAID)
    return Tally(
        yes=total(YES),
        no=total(NO),
        unsaid=total(UNSAID),
        asked=np.bincount(cells, minlength=size),
        answered=np.bincount(cells[answered], minlength=size),
    )
