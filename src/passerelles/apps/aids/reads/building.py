"""Records of the content of aids into the values that the domain judges with.

Here alone the two know each other: names of facts, parameters, lists and sources are checked.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from passerelles.apps.aids.reads.typography import spaced
from passerelles.domain.aids.answer import AmountUnit, OpenQuestion, Reliability
from passerelles.domain.aids.conditions import (
    ALWAYS,
    Check,
    Condition,
    Either,
    Every,
    Negation,
    Operand,
    Operator,
    Threshold,
    Unsettled,
    Wording,
)
from passerelles.domain.aids.facts import FACTS, FactKind, FactValue, SituationFact
from passerelles.domain.aids.parameters import DatedValue, Parameter
from passerelles.domain.aids.rules import AmountBranch, Reference, Rule, RuleBook
from passerelles.formats.aids.records import (
    AidsContent,
    AmountRecord,
    ConditionRecord,
    ParameterRecord,
    Place,
    RuleRecord,
    Scalar,
    ValueRecord,
)
from passerelles.formats.common.located import Finding

_ORDERED = (FactKind.NUMBER, FactKind.DAY)


class Builder:
    """Makes the book of a content; what is wrong is told in ``findings``."""

    def __init__(self, content: AidsContent) -> None:
        self.findings: list[Finding] = []
        self._content = content
        self._parameters = {one.code: one for one in content.parameters}
        self._sources = {one.code for one in content.sources}

    def book(self) -> RuleBook:
        self._refuse_repeated()
        return RuleBook(
            rules={one.code: self._rule(one) for one in self._content.rules},
            parameters={one.code: self._parameter(one) for one in self._content.parameters},
            sources={
                one.code: Reference(
                    title=spaced(one.title), publisher=spaced(one.publisher), link=one.link
                )
                for one in self._content.sources
            },
        )

    def _refuse_repeated(self) -> None:
        for kind in (self._content.rules, self._content.parameters, self._content.sources):
            seen: set[str] = set()
            for one in kind:
                if one.code in seen:
                    self._tell(one.place, "code", f"« {one.code} » sert déjà : changez-le.")
                seen.add(one.code)

    def _rule(self, record: RuleRecord) -> Rule:
        self._check_sources(record.place, record.sources)
        return Rule(
            code=record.code,
            label=spaced(record.label),
            summary=spaced(record.summary),
            conditions=self._condition(record.conditions),
            amounts=tuple(self._branch(one) for one in record.amounts),
            unit=AmountUnit(record.unit) if record.unit else None,
            payer=spaced(record.payer),
            decided_by=spaced(record.decided_by),
            deadline=spaced(record.deadline),
            documents=tuple(map(spaced, record.documents)),
            link=record.link,
            group=record.group,
            note=spaced(record.note),
            sources=record.sources,
            confidence=Reliability(record.confidence),
            is_income=record.income,
        )

    def _parameter(self, record: ParameterRecord) -> Parameter:
        return Parameter(
            code=record.code,
            label=spaced(record.label),
            confirm_with=spaced(record.confirm_with),
            unit=AmountUnit(record.unit) if record.unit else None,
            values=tuple(map(self._value, record.values)),
        )

    def _value(self, record: ValueRecord) -> DatedValue:
        self._check_sources(record.place, (record.source,))
        return DatedValue(
            since=record.since,
            value=record.value,
            source=record.source,
            read_on=record.read_on,
            confidence=Reliability(record.confidence),
            review_by=record.review_by,
        )

    def _branch(self, record: AmountRecord) -> AmountBranch:
        for code in filter(None, (record.parameter, record.floor, record.ceiling)):
            self._check_parameter(record.place, code)
        fact = self._fact(record.place, record.fact) if record.fact else None
        if fact is not None and fact.kind is not FactKind.NUMBER:
            self._tell(record.place, "fact", f"« {record.fact} » n’est pas un nombre.")
        return AmountBranch(
            when=self._condition(record.when) if record.when else ALWAYS,
            parameter=record.parameter,
            fact=fact,
            floor=record.floor,
            ceiling=record.ceiling,
            reason=spaced(record.reason),
            confirm_with=spaced(record.confirm_with),
        )

    def _condition(self, record: ConditionRecord) -> Condition:
        wording = Wording(spaced(record.yes), spaced(record.no))
        parts = tuple(self._condition(part) for part in record.parts)
        match record.group:
            case "all":
                return Every(parts, wording)
            case "any":
                return Either(parts, wording)
            case "not":
                return Negation(parts[0], wording)
            case "unsettled":
                if record.parameter:
                    self._check_parameter(record.place, record.parameter)
                return Unsettled(_unsettled(record), settled_by=record.parameter)
            case "compare":
                return self._comparison(record, wording)

    def _comparison(self, record: ConditionRecord, wording: Wording) -> Condition:
        fact = self._fact(record.place, record.fact)
        if fact is None or not record.operator:
            return ALWAYS
        operator = Operator(record.operator)
        if fact.kind not in _ORDERED and operator not in (Operator.IS, Operator.IN):
            self._tell(record.place, record.fact, f"« {operator} » ne va pas avec ce fait.")
        return Check(fact, operator, self._operand(record, fact), wording)

    def _operand(self, record: ConditionRecord, fact: SituationFact) -> Operand:
        if record.parameter:
            self._check_parameter(record.place, record.parameter)
            return Threshold(record.parameter)
        words = record.values
        if record.list_name:
            if record.list_name not in self._content.lists:
                self._tell(record.place, "list", f"« {record.list_name} » n’existe pas.")
            words = self._content.lists.get(record.list_name, ())
        if record.operator == Operator.IN:
            return frozenset(str(word) for word in words)
        if len(words) != 1:
            self._tell(record.place, record.fact, "se compare avec une seule valeur.")
            return False
        return self._literal(record, fact, words[0])

    def _literal(self, record: ConditionRecord, fact: SituationFact, value: Scalar) -> FactValue:
        """The value of the file in the type of the fact."""
        if fact.kind is FactKind.BOOLEAN and isinstance(value, bool):
            return value
        if fact.kind is FactKind.NUMBER and isinstance(value, int | Decimal):
            return value
        if fact.kind is FactKind.WORD and isinstance(value, str):
            return value
        try:
            if fact.kind is FactKind.DAY:
                return date.fromisoformat(str(value))
        except ValueError:
            pass
        self._tell(record.place, record.fact, f"« {value} » n’est pas de la nature de ce fait.")
        return False

    def _fact(self, place: Place, name: str) -> SituationFact | None:
        if name not in FACTS:
            self._tell(place, "fact", f"« {name} » n’existe pas ; faits : {', '.join(FACTS)}.")
        return FACTS.get(name)

    def _check_parameter(self, place: Place, code: str) -> None:
        if code not in self._parameters:
            self._tell(place, "parameter", f"« {code} » n’est dans aucun fichier de paramètres.")

    def _check_sources(self, place: Place, codes: tuple[str, ...]) -> None:
        for code in codes:
            if code not in self._sources:
                self._tell(place, "source", f"« {code} » n’est pas dans « sources.yaml ».")

    def _tell(self, place: Place, field: str, message: str) -> None:
        self.findings.append(Finding(place.file, place.line, field, message))


def _unsettled(record: ConditionRecord) -> OpenQuestion:
    asked = f"{record.unsettled} À confirmer auprès de {record.confirm_with}."
    return OpenQuestion(f"text.{record.slug}", spaced(asked))


def unworded(rule: Rule) -> Iterator[Check]:
    """The comparisons of a rule that would decide without telling a person why."""
    yield from _unworded(rule.conditions, told=False)


def _unworded(condition: Condition, *, told: bool) -> Iterator[Check]:
    told = told or bool(condition.wording.yes and condition.wording.no)
    match condition:
        case Check():
            if not told:
                yield condition
        case Every(parts) | Either(parts):
            for part in parts:
                yield from _unworded(part, told=told)
        case Negation(part):
            yield from _unworded(part, told=told)
        case Unsettled():
            return
