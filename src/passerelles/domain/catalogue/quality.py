"""How well a session is described: 100 points, less those that its defects cost.

Every session starts from 100, so the score of many is the sum of their points over the sum of
theirs: rates are never averaged. Weights and remedies are declared in ``quality_fields.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from passerelles.domain.catalogue.quality_checks import CHECKS
from passerelles.domain.catalogue.quality_fields import FIELDS, LOSS, Problem, QualityField
from passerelles.domain.catalogue.quality_record import OfferRecord

FULL = 100


@dataclass(frozen=True, slots=True, order=True)
class Defect:
    """One problem of one field."""

    field: str
    problem: Problem

    @property
    def definition(self) -> QualityField:
        return FIELDS[self.field]

    @property
    def points(self) -> float:
        """Points lost, out of 100."""
        return self.definition.weight * LOSS[self.problem]

    @property
    def remedy(self) -> str:
        return self.definition.remedies[self.problem]


def judge(record: OfferRecord, *, today: date) -> tuple[Defect, ...]:
    """The defects of one session and of what it hangs on, at most one a field."""
    found = ((key, check(record, today)) for key, check in CHECKS.items())
    return tuple(Defect(key, problem) for key, problem in found if problem)


def score(defects: Iterable[Defect]) -> float:
    """From 0 to 100."""
    return FULL - sum(defect.points for defect in defects)


def score_of_many(sessions: int, lost: float) -> float | None:
    """The score of ``sessions`` that lost ``lost`` points together; None when there are none."""
    return FULL - lost / sessions if sessions else None
