"""The facts to judge: a person and a project on a day. None always means « not said »."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

# Words that files write freely: rules know them with hyphens.
SLUGS = frozenset({"project.programme", "project.funder", "project.sector"})


def hyphened(slug: str) -> str:
    """« sanitaire_social » and « sanitaire-social » are one word."""
    return slug.replace("_", "-")


class ProjectKind(StrEnum):
    TRAINING = "training"
    JOB = "job"
    BUSINESS_CREATION = "business_creation"


class ContractType(StrEnum):
    CDI = "cdi"
    CDD = "cdd"
    INTERIM = "interim"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The job found; ``end`` is None for a contract without end, or when nobody said."""

    type: ContractType | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """``commune``: INSEE code. ``former_wage``: gross euros a month. Ages in completed years."""

    age: int | None = None
    birth_date: date | None = None
    commune: str = ""
    jobseeker: bool | None = None
    on_are: bool | None = None
    are_end: date | None = None
    are_amount: Decimal | None = None
    lone_parent: bool | None = None
    pregnant: bool | None = None
    couple: bool | None = None
    children_ages: tuple[int, ...] | None = None
    disabled_worker: bool | None = None
    months_worked_12: int | None = None
    months_worked_24: int | None = None
    former_wage: Decimal | None = None
    student: bool | None = None
    in_employment: bool | None = None
    in_training: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFacts:
    """What the person wants to do. ``programme``, ``funder``, ``sector``: slugs, "" when unsaid."""

    kind: ProjectKind | None = None
    programme: str = ""
    funder: str = ""
    green_label: bool | None = None
    sector: str = ""
    entry: date | None = None
    end: date | None = None
    weekly_hours: Decimal | None = None
    monthly_hours: Decimal | None = None
    contract: Contract | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """``id``: as the asker wrote it; ``date``: the day of the question (of the application)."""

    id: str | int
    date: date
    person: PersonFacts = field(default_factory=PersonFacts)
    project: ProjectFacts = field(default_factory=ProjectFacts)
