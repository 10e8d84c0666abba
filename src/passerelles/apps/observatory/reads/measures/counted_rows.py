"""The rows that a figure counted, as a person reads them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from passerelles.apps.catalogue.models import Session
from passerelles.apps.observatory.reads.measures.measuring import Measuring
from passerelles.domain.observatory.measures.offer_table import (
    NO,
    UNSAID,
    YES,
    Answers,
    CountedUnit,
    Ints,
)

Saying = Literal["yes", "no", "unsaid"]
_SAYINGS: dict[int, Saying] = {YES: "yes", NO: "no", UNSAID: "unsaid"}


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One session, training or body, and what it answered.

    ``number`` is that of its publisher; ``seats`` weigh in a count of seats, None when unknown;
    ``address`` is its page on the site, that of one of its sessions for a training.
    """

    key: str
    number: str
    title: str
    provider: str
    answer: Saying
    seats: float | None
    address: str


def described(
    known: Measuring, unit: CountedUnit, sessions: Ints, answers: Answers
) -> tuple[CountedRow, ...]:
    """One row a session given, in the same order; one query."""
    keys = [known.offered.keys[number] for number in sessions.tolist()]
    found = Session.objects.select_related("action__training__provider").in_bulk(keys)
    seats = known.table.seats[sessions]
    return tuple(
        _row(found[key], unit, _SAYINGS[said], None if np.isnan(weight) else float(weight))
        for key, said, weight in zip(keys, answers.tolist(), seats, strict=True)
        if key in found
    )


def _row(session: Session, unit: CountedUnit, answer: Saying, seats: float | None) -> CountedRow:
    training = session.action.training
    provider = training.provider
    here = f"/formations/{session.id}"
    match unit:
        case CountedUnit.PROVIDER:
            address = f"/organismes/{provider.id}"
            return CountedRow(
                provider.id, provider.siret, provider.name, provider.name, answer, None, address
            )
        case CountedUnit.TRAINING:
            own = (training.id, training.number)
            return CountedRow(*own, training.title, provider.name, answer, None, here)
        case _:
            own = (session.id, session.number)
            return CountedRow(*own, training.title, provider.name, answer, seats, here)
