"""Judges a situation: for each rule of the book a verdict, an amount, reasons, what is missing."""

from collections.abc import Iterable
from datetime import date

from passerelles.domain.aids.amounts import AmountDue, due
from passerelles.domain.aids.answer import AidAnswer, OpenQuestion, Reliability
from passerelles.domain.aids.conditions import Ground, questions, reasons, verdict, weighed
from passerelles.domain.aids.derived import start_day
from passerelles.domain.aids.questions import QUESTIONS
from passerelles.domain.aids.rules import Rule, RuleBook
from passerelles.domain.aids.situation import Situation
from passerelles.domain.common.verdict import Verdict

_COSTS = {field: cost for cost, field in enumerate(QUESTIONS)}
_LEAST_TRUSTED = {level: rank for rank, level in enumerate(Reliability)}


def judge(
    situation: Situation, book: RuleBook, *, paid_on: date | None = None
) -> tuple[AidAnswer, ...]:
    """One answer a rule, in the order of codes, the no's included with why.

    Dated values are those of the day of entry; with ``paid_on``, amounts are those of that day
    (a month of an income timeline), conditions still those of the entry.
    """
    ground = Ground(situation, book.parameters, start_day(situation))
    paid = ground if paid_on is None else ground.on(paid_on)
    return tuple(_judged(book.rules[code], ground, paid) for code in sorted(book.rules))


def _judged(rule: Rule, ground: Ground, paid: Ground) -> AidAnswer:
    found = verdict(rule.conditions, ground)
    # Of an aid that is not sure, an amount would be read as a promise.
    given = due(rule, paid) if found is Verdict.YES else AmountDue()
    missing = (*questions(rule.conditions, ground), *given.missing)
    return AidAnswer(
        code=rule.code,
        verdict=found,
        amount=given.amount,
        unit=rule.unit,
        reasons=tuple(dict.fromkeys((*reasons(rule.conditions, ground), *given.reasons))),
        missing=_cheapest_first(missing) if found is not Verdict.NO else (),
        sources=_sources(rule, given, paid),
        confidence=_confidence(rule, given, ground, paid),
        note=_note(rule, found, given),
        group=rule.group,
        is_income=rule.is_income,
    )


def _cheapest_first(missing: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """Each question once: those a person answers first, those of an office last."""
    once = {question.fact: question for question in missing}
    return tuple(sorted(once.values(), key=lambda one: _COSTS.get(one.fact, len(_COSTS))))


def _sources(rule: Rule, given: AmountDue, paid: Ground) -> tuple[str, ...]:
    """Those of the rule, then those of the dated values that made the amount."""
    dated = [paid.parameters[code].dated(paid.day) for code in given.parameters]
    return tuple(dict.fromkeys((*rule.sources, *(one.source for one in dated if one))))


def _confidence(rule: Rule, given: AmountDue, ground: Ground, paid: Ground) -> Reliability:
    """The least of what the answer leans on."""
    levels = [rule.confidence]
    leaned_on = weighed(rule.conditions, ground)
    levels += [ground.parameters[code].confidence(ground.day) for code in leaned_on]
    levels += [paid.parameters[code].confidence(paid.day) for code in given.parameters]
    return max(levels, key=lambda level: _LEAST_TRUSTED[level])


def _note(rule: Rule, found: Verdict, given: AmountDue) -> str:
    """What to do next; nothing to add to a no."""
    if found is Verdict.NO:
        return ""
    decided = f"Décision de {rule.decided_by}." if rule.decided_by else ""
    return " ".join(filter(None, (given.note, decided, rule.note)))
