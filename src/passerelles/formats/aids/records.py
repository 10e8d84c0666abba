"""What the files of aids say, as written: names are checked by whoever knows them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from passerelles.formats.common.person import PersonRecord

Group = Literal["all", "any", "not", "compare", "unsettled"]
Level = Literal["official", "relayed", "press", "computed", "unknown"]
Unit = Literal["month", "once", "year"]
Answer = Literal["yes", "no", "unknown"]
Scalar = bool | int | Decimal | str | date


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRecord:
    """A node of a tree; a comparison names a fact, an operator and an operand.

    Operand: ``values`` (one, or the words of ``in``), ``parameter`` or ``list_name``. What is
    unsettled may be settled by a ``parameter``.
    """

    place: Place
    group: Group
    parts: tuple["ConditionRecord", ...] = ()
    fact: str = ""
    operator: str = ""
    values: tuple[Scalar, ...] = ()
    parameter: str = ""
    list_name: str = ""
    confirm_with: str = ""
    yes: str = ""
    no: str = ""
    unsettled: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountRecord:
    """A branch of the amounts of a rule."""

    place: Place
    when: ConditionRecord | None = None
    parameter: str = ""
    fact: str = ""
    floor: str = ""
    ceiling: str = ""
    reason: str = ""
    confirm_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord:
    """One file of ``rules``."""

    place: Place
    code: str
    label: str
    summary: str
    conditions: ConditionRecord
    amounts: tuple[AmountRecord, ...] = ()
    unit: Unit | None = None
    payer: str = ""
    decided_by: str = ""
    deadline: str = ""
    documents: tuple[str, ...] = ()
    link: str = ""
    group: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    confidence: Level = "unknown"
    income: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRecord:
    """One dated value; ``value`` None is known not to be known."""

    place: Place
    since: date
    value: Decimal | None
    source: str
    read_on: date
    confidence: Level
    review_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRecord:
    """One parameter of a file of ``parameters``."""

    place: Place
    code: str
    label: str
    confirm_with: str
    unit: Unit | None
    values: tuple[ValueRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """One entry of ``sources.yaml``."""

    place: Place
    code: str
    title: str
    publisher: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AidsContent:
    """Every file of a folder of content."""

    rules: tuple[RuleRecord, ...] = ()
    parameters: tuple[ParameterRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractRecord:
    """As written; None or "" when unsaid."""

    type: str = ""
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRecord:
    """As written; None or "" when unsaid."""

    kind: str = ""
    programme: str = ""
    funder: str = ""
    green_label: bool | None = None
    sector: str = ""
    entry: date | None = None
    end: date | None = None
    weekly_hours: Decimal | None = None
    monthly_hours: Decimal | None = None
    contract: ContractRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationRecord:
    """One situation of a file; ``place`` of its first line, ``path`` of its fields."""

    place: Place
    path: str
    id: str | int
    date: date
    person: PersonRecord
    project: ProjectRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRecord:
    """What a worked case expects of one aid. ``missing``: all that it asks, in its
    order; empty when the case does not look.
    """

    place: Place
    code: str
    verdict: Answer
    amount: Decimal | None = None
    has_amount: bool = False
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """A worked case: a situation, what it shows, and what the rules that it names must answer."""

    title: str
    situation: SituationRecord
    expected: tuple[ExpectedRecord, ...]
