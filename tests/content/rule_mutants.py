"""Rules with one comparison wrong: worked cases must tell each of them from the rule shipped."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from passerelles.domain.aids.conditions import (
    Check,
    Condition,
    Either,
    Every,
    Negation,
    Threshold,
    Unsettled,
)
from passerelles.domain.aids.rules import Rule

_YES, _NO = Every(()), Either(())
_DAY_OF_MONTH = 1 / 31  # as ``months_between`` counts days
Mutant = tuple[str, Rule]


def mutants(rule: Rule) -> Iterator[Mutant]:
    """The rule with each leaf always met, never met, and each boundary moved either way."""
    for told, other in _wrong(rule.conditions):
        yield told, replace(rule, conditions=other)
    for rank, branch in enumerate(rule.amounts):
        for told, other in _wrong(branch.when):
            changed = replace(branch, when=other)
            amounts = (*rule.amounts[:rank], changed, *rule.amounts[rank + 1 :])
            yield f"montant {rank} : {told}", replace(rule, amounts=amounts)


def _wrong(condition: Condition) -> Iterator[tuple[str, Condition]]:
    match condition:
        case Check():
            yield f"{_told(condition)} toujours vrai", replace(_YES, wording=condition.wording)
            yield f"{_told(condition)} toujours faux", replace(_NO, wording=condition.wording)
            yield from _moved(condition)
        case Unsettled():
            yield f"{condition.question.fact} tranché oui", _YES
            yield f"{condition.question.fact} tranché non", _NO
        case Every(parts) | Either(parts):
            for rank, part in enumerate(parts):
                for told, other in _wrong(part):
                    changed = (*parts[:rank], other, *parts[rank + 1 :])
                    yield told, replace(condition, parts=changed)
        case Negation(part):
            for told, other in _wrong(part):
                yield told, replace(condition, part=other)


def _moved(check: Check) -> Iterator[tuple[str, Condition]]:
    """The boundary a day, a year, a child later, then sooner."""
    operand = check.operand
    if isinstance(operand, bool | str | frozenset | Threshold):
        return
    for sign in (1, -1):
        if isinstance(operand, date):
            other = replace(check, operand=operand + timedelta(days=sign))
        else:
            step = _DAY_OF_MONTH if check.fact.name.startswith("contract_months") else 1
            other = replace(check, operand=float(operand) + sign * step)
        yield f"{_told(check)} déplacé à {other.operand}", other


def _told(check: Check) -> str:
    many = isinstance(check.operand, frozenset)
    return f"{check.fact.name} {check.operator} {'…' if many else check.operand}"
