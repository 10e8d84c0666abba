"""Situations, rules and books for tests of aids: the smallest that hold, each part replaceable."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from passerelles.domain.aids.answer import AidAnswer, AmountUnit, Reliability
from passerelles.domain.aids.conditions import Check, Condition, Operator, Wording
from passerelles.domain.aids.facts import FACTS
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.parameters import DatedValue, Parameter
from passerelles.domain.aids.rules import AmountBranch, Reference, Rule, RuleBook
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, ProjectKind, Situation

ASKED = date(2025, 5, 2)

# An adult jobseeker of Toulouse without benefit, every fact said.
ADULT = PersonFacts(
    age=30,
    commune="31555",
    jobseeker=True,
    on_are=False,
    lone_parent=False,
    couple=False,
    children_ages=(),
    disabled_worker=False,
    months_worked_12=0,
    months_worked_24=0,
    student=False,
    in_employment=False,
    in_training=False,
)
# Six months paid by the Région.
TRAINING = ProjectFacts(
    kind=ProjectKind.TRAINING,
    programme="prf",
    funder="region",
    entry=date(2025, 5, 12),
    end=date(2025, 11, 12),
)


def situation(
    person: PersonFacts = ADULT, project: ProjectFacts = TRAINING, *, asked: date = ASKED
) -> Situation:
    return Situation(id="situation", date=asked, person=person, project=project)


def adult(**facts: Any) -> PersonFacts:
    """The adult with other facts: ``adult(age=17, on_are=None)``."""
    return replace(ADULT, **facts)


def training(**facts: Any) -> ProjectFacts:
    return replace(TRAINING, **facts)


def answers(book: RuleBook, asked: Situation) -> dict[str, AidAnswer]:
    """What the book answers, by code."""
    return {answer.code: answer for answer in judge(asked, book)}


def dated(since: date, value: str | None, **given: Any) -> DatedValue:
    return DatedValue(
        since=since,
        value=None if value is None else Decimal(value),
        source="text",
        read_on=date(2026, 11, 23),
        confidence=Reliability.UNKNOWN if value is None else Reliability.OFFICIAL,
        **given,
    )


def parameter(code: str, *values: DatedValue) -> Parameter:
    return Parameter(
        code=code, label=code, confirm_with="la Région", unit=AmountUnit.MONTH, values=values
    )


def check(fact: str, operator: str, operand: Any) -> Check:
    """A condition that says what it found: « fact: oui », « fact: non »."""
    return Check(FACTS[fact], Operator(operator), operand, Wording(f"{fact}: oui", f"{fact}: non"))


def rule(code: str, conditions: Condition, *amounts: AmountBranch, **given: Any) -> Rule:
    return Rule(
        code=code,
        label=code,
        summary=code,
        conditions=conditions,
        amounts=amounts,
        unit=AmountUnit.MONTH,
        sources=("text",),
        confidence=Reliability.OFFICIAL,
        **given,
    )


def rule_book(*rules: Rule, parameters: tuple[Parameter, ...] = ()) -> RuleBook:
    return RuleBook(
        rules={one.code: one for one in rules},
        parameters={one.code: one for one in parameters},
        sources={"text": Reference(title="Texte", publisher="Journal officiel")},
    )
