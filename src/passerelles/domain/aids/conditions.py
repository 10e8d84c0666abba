"""Conditions of a rule: trees of comparisons that answer yes, no or unknown, with their reasons.

Kleene's logic: an unknown fact or threshold makes a comparison unknown, and a tree unknown only
when its answer depends on it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from passerelles.domain.aids.answer import OpenQuestion
from passerelles.domain.aids.facts import FactValue, SituationFact
from passerelles.domain.aids.parameters import Parameter
from passerelles.domain.aids.situation import Situation
from passerelles.domain.common.verdict import Verdict, all_of, any_of, negation


class Operator(StrEnum):
    """How a fact is compared."""

    IS = "is"
    IN = "in"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A dated parameter, by its code, as the operand of a comparison."""

    parameter: str


Operand = FactValue | frozenset[str] | Threshold
_COMPARE: Mapping[Operator, Callable[[FactValue, Operand], bool]] = {
    Operator.IS: lambda value, wanted: value == wanted,
    Operator.IN: lambda value, wanted: value in wanted,  # type: ignore[operator] # a set here
    Operator.AT_LEAST: lambda value, wanted: value >= wanted,  # type: ignore[operator] # same kind
    Operator.AT_MOST: lambda value, wanted: value <= wanted,  # type: ignore[operator] # same kind
    Operator.MORE_THAN: lambda value, wanted: value > wanted,  # type: ignore[operator] # same kind
    Operator.LESS_THAN: lambda value, wanted: value < wanted,  # type: ignore[operator] # same kind
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What to tell a person when a condition is met, and when it is not; "" to tell nothing."""

    yes: str = ""
    no: str = ""

    def of(self, verdict: Verdict) -> str:
        return {Verdict.YES: self.yes, Verdict.NO: self.no}.get(verdict, "")


@dataclass(slots=True)
class Ground:
    """What a rule is judged on: a situation, dated values and the day to read them on.

    A fact and a verdict are computed once, whatever the number of rules that need them.
    """

    situation: Situation
    parameters: Mapping[str, Parameter]
    day: date | None
    _values: dict[str, FactValue | None] = field(default_factory=dict)
    # By identity: the conditions belong to a book that outlives the ground.
    verdicts: dict[int, Verdict] = field(default_factory=dict)

    def value(self, fact: SituationFact) -> FactValue | None:
        if fact.name not in self._values:
            self._values[fact.name] = fact.read(self.situation)
        return self._values[fact.name]

    def on(self, day: date) -> "Ground":
        """The same facts, the values of another day."""
        return Ground(self.situation, self.parameters, day, self._values)

    def dated(self, code: str) -> Decimal | None:
        """The value of a parameter on the day, None when nobody may say it."""
        return self.parameters[code].on(self.day)


@dataclass(frozen=True, slots=True)
class Check:
    """One fact against a value, a set of words or a dated threshold."""

    fact: SituationFact
    operator: Operator
    operand: Operand
    wording: Wording = Wording()


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What no text settles: unknown, with the office to ask, until it dates ``settled_by``.

    ``settled_by``: the code of a parameter; "" when no value would settle it.
    """

    question: OpenQuestion
    wording: Wording = Wording()
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class Every:
    """Yes when each part says yes."""

    parts: tuple["Condition", ...]
    wording: Wording = Wording()


@dataclass(frozen=True, slots=True)
class Either:
    """Yes as soon as one part says yes."""

    parts: tuple["Condition", ...]
    wording: Wording = Wording()


@dataclass(frozen=True, slots=True)
class Negation:
    """The contrary of its part."""

    part: "Condition"
    wording: Wording = Wording()


Condition = Check | Unsettled | Every | Either | Negation
ALWAYS = Every(())


def verdict(condition: Condition, ground: Ground) -> Verdict:
    """What the condition answers on this ground."""
    found = ground.verdicts.get(id(condition))
    if found is None:
        found = ground.verdicts[id(condition)] = _verdict(condition, ground)
    return found


def _verdict(condition: Condition, ground: Ground) -> Verdict:
    match condition:
        case Check():
            return _compared(condition, ground)
        case Every(parts):
            return all_of(verdict(part, ground) for part in parts)
        case Either(parts):
            return any_of(verdict(part, ground) for part in parts)
        case Negation(part):
            return negation(verdict(part, ground))
        case Unsettled(settled_by=code):
            settled = code and ground.dated(code) is not None
            return Verdict.YES if settled else Verdict.UNKNOWN


def _compared(condition: Check, ground: Ground) -> Verdict:
    value = ground.value(condition.fact)
    wanted = condition.operand
    if isinstance(wanted, Threshold):
        dated = ground.dated(wanted.parameter)
        if dated is None:
            return Verdict.UNKNOWN
        wanted = float(dated) if isinstance(value, float) else dated
    if value is None:
        return Verdict.UNKNOWN
    met = _COMPARE[condition.operator](value, wanted)
    return Verdict.YES if met else Verdict.NO


def deciding(condition: Condition, ground: Ground) -> Iterator[tuple[Condition, Verdict]]:
    """The parts that make the verdict, those of a worded group kept whole."""
    found = verdict(condition, ground)
    if condition.wording.of(found):
        yield condition, found
        return
    match condition:
        case Every(parts) | Either(parts):
            for part in parts:
                if verdict(part, ground) is found:
                    yield from deciding(part, ground)
        case Negation(part):
            yield from deciding(part, ground)
        case _:
            yield condition, found


def reasons(condition: Condition, ground: Ground) -> Iterator[str]:
    """The sentences of what decides; a condition that nobody can settle says nothing here."""
    for part, found in deciding(condition, ground):
        if told := part.wording.of(found):
            yield told


def questions(condition: Condition, ground: Ground) -> Iterator[OpenQuestion]:
    """What would settle an unknown verdict, as the parts come; nothing of a known one."""
    if verdict(condition, ground) is not Verdict.UNKNOWN:
        return
    match condition:
        case Check() | Unsettled():
            yield from _asked(condition, ground)
        case Negation(part):
            yield from questions(part, ground)
        case Every(parts) | Either(parts):
            for part in parts:
                yield from questions(part, ground)


def _asked(condition: Check | Unsettled, ground: Ground) -> Iterator[OpenQuestion]:
    if isinstance(condition, Unsettled):
        yield condition.question
        return
    if ground.value(condition.fact) is None:
        yield from condition.fact.questions(ground.situation)
    wanted = condition.operand
    if isinstance(wanted, Threshold) and ground.dated(wanted.parameter) is None:
        yield confirmation(ground.parameters[wanted.parameter])


def confirmation(parameter: Parameter) -> OpenQuestion:
    """Whom to ask for a value that nobody wrote, or that is due for review."""
    asked = f"{parameter.label} : à confirmer auprès de {parameter.confirm_with}."
    return OpenQuestion(f"parameter.{parameter.code}", asked)


def leaves(condition: Condition) -> Iterator[Check | Unsettled]:
    """Every comparison of the condition, in its order."""
    match condition:
        case Check() | Unsettled():
            yield condition
        case Every(parts) | Either(parts):
            for part in parts:
                yield from leaves(part)
        case Negation(part):
            yield from leaves(part)


def thresholds(condition: Condition) -> Iterator[str]:
    """The code of every dated threshold of the condition."""
    for leaf in leaves(condition):
        if isinstance(leaf, Unsettled):
            yield from filter(None, (leaf.settled_by,))
        elif isinstance(leaf.operand, Threshold):
            yield leaf.operand.parameter


def weighed(condition: Condition, ground: Ground) -> Iterator[str]:
    """The code of the dated thresholds that the verdict leans on, those that change nothing left
    out: one part is enough for an « any » that says yes, or an « all » that says no.
    """
    found = verdict(condition, ground)
    match condition:
        case Check() | Unsettled():
            yield from thresholds(condition)
        case Every(parts) | Either(parts):
            agreeing = [part for part in parts if verdict(part, ground) is found]
            settling = Verdict.NO if isinstance(condition, Every) else Verdict.YES
            for part in agreeing[:1] if found is settling else agreeing:
                yield from weighed(part, ground)
        case Negation(part):
            yield from weighed(part, ground)
