"""Why it is hard to recruit, as the components of the tension say it.

Source: Dares and Pôle emploi, « Les tensions sur le marché du travail », method of 2021: each
component is a class from 1 (weak) to 5 (strong), beside the tension itself.
"""

from collections.abc import Mapping
from enum import StrEnum

STRONG = 4


class Cause(StrEnum):
    """A component that is strong. Only ``TRAINING`` calls for training."""

    TRAINING = "tension_training_specificity"
    LABOUR_SHORTAGE = "tension_labour_shortage"
    CONDITIONS = "tension_working_conditions"
    INSTABILITY = "tension_job_instability"
    DISTANCE = "tension_geographic_mismatch"


class Explanation(StrEnum):
    """What the tension of an occupation comes from."""

    OTHER_THAN_SKILLS = "other_than_skills"
    BOTH = "both"
    SKILLS = "skills"
    UNEXPLAINED = "unexplained"


_NOT_SKILLS = frozenset({Cause.CONDITIONS, Cause.INSTABILITY, Cause.DISTANCE})


def causes_of(classes: Mapping[str, float | None]) -> frozenset[Cause]:
    """The strong components (class 4 or 5); an unknown one is no cause."""
    return frozenset(cause for cause in Cause if (classes.get(cause) or 0) >= STRONG)


def explanation(causes: frozenset[Cause]) -> Explanation:
    """Where an occupation in tension is filed. A lack of jobseekers explains nothing by itself."""
    other, training = bool(causes & _NOT_SKILLS), Cause.TRAINING in causes
    if other:
        return Explanation.BOTH if training else Explanation.OTHER_THAN_SKILLS
    return Explanation.SKILLS if training else Explanation.UNEXPLAINED
