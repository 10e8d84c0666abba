"""The offer as columns, one row a session, and what a measure asks of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Answers = NDArray[np.int8]

YES, NO, UNSAID = 1, 0, -1
"""In this order, so that the answer of many rows that make one is the greatest of theirs."""


@dataclass(frozen=True, slots=True)
class OfferTable:
    """One row a session; every column has that length.

    ``training`` and ``provider`` are numbers; ``programme`` indexes ``programmes``, −1 outside any;
    ``seats`` is NaN when nobody said; ``exit_level`` is 3 to 8, 0 when unknown; ``to_come``: one
    may still join; the others are answers (``YES``, ``NO``, ``UNSAID``).

    ``in_plan``: the regional training plan (PRF) buys it; ``green_content``: its body says so;
    ``green_rome``: the ROME flags an occupation it leads to; ``apart``: blocks may be taken alone;
    ``open_entry``: no diploma is asked; ``tense``: it leads, where it takes place, to an occupation
    in tension.
    """

    training: Ints
    provider: Ints
    programme: Ints
    programmes: Sequence[str]
    seats: Floats
    exit_level: Ints
    to_come: Bools
    in_plan: Answers
    green_content: Answers
    green_rome: Answers
    digital_module: Answers
    ecological_module: Answers
    distance: Answers
    continuous: Answers
    evening_weekend: Answers
    open_entry: Answers
    meeting: Answers
    nothing_to_pay: Answers
    rural: Answers
    qpv: Answers
    adjustments: Answers
    referent: Answers
    certifying: Answers
    apart: Answers
    apprenticeship: Answers
    health_social: Answers
    tense: Answers
    label: Answers
    qualiopi: Answers
    fresh: Answers

    def __len__(self) -> int:
        return len(self.training)


class CountedUnit(StrEnum):
    """What is counted, once in each cell."""

    SESSION = "session"
    SEAT = "seat"
    TRAINING = "training"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Sample:
    """Whom a measure asks and what they answer, session by session.

    ``counts``: it says how many answer yes; else it says their share. ``listed``: only those that
    have it say so, so silence leaves a minimum. ``by_seat_of_body``: a distance course, which is in
    no place, counts where its body is.
    """

    unit: CountedUnit
    among: Bools
    answers: Answers
    counts: bool = False
    listed: bool = False
    by_seat_of_body: bool = False


def everyone(offer: OfferTable) -> Bools:
    return np.ones(len(offer), dtype=np.bool_)


def present(offer: OfferTable) -> Answers:
    """A yes from each: what counts sessions, seats or bodies themselves."""
    return np.full(len(offer), YES, dtype=np.int8)


def plan_sessions(offer: OfferTable) -> Bools:
    """The sessions that the regional training plan buys."""
    bought: Bools = offer.in_plan == YES
    return bought


def answer(yes: Bools, *, known: Bools) -> Answers:
    """Yes, no, and unsaid where nobody knows."""
    return np.where(known, yes.astype(np.int8), np.int8(UNSAID))
