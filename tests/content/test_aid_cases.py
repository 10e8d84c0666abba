"""The rules shipped against their worked cases, and against what the cases must cover."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.content.rule_mutants import mutants

from passerelles.apps.aids.reads.cases import run_case, worked_cases
from passerelles.apps.aids.reads.content import content_book
from passerelles.apps.aids.reads.situations import situation_of
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.conditions import (
    Check,
    Condition,
    Either,
    Every,
    Ground,
    Negation,
    Unsettled,
    verdict,
)
from passerelles.domain.aids.derived import start_day
from passerelles.domain.aids.rules import Rule
from passerelles.domain.common.verdict import Verdict
from passerelles.formats.aids.records import CaseRecord

BOOK = content_book()
CASES = worked_cases()
# Three months to the day: the conditions already answer that nobody knows, before any amount.
SAME_ANSWERS = {
    ("age_region", "montant 1 : contract_months more_than 3 déplacé à 2.967741935483871")
}


@pytest.mark.parametrize("case", CASES, ids=[case.situation.id for case in CASES])
def test_a_worked_case_holds(case: CaseRecord) -> None:
    assert run_case(case, BOOK).faults == ()


def test_there_are_enough_cases_and_each_has_its_own_name() -> None:
    names = [case.situation.id for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", BOOK.rules)
def test_each_condition_of_a_rule_refuses_alone_at_least_once(code: str) -> None:
    """A case names the rule, expects no, and only that condition says no."""
    rule = BOOK.rules[code]
    refusing = {part for part in _parts(rule) if _may_refuse(rule, part)}
    seen = {alone for case in CASES for alone in _alone(case, rule)}
    silent = [_parts_text(rule, part) for part in sorted(refusing - seen)]
    assert silent == []


@pytest.mark.parametrize("code", BOOK.rules)
def test_the_cases_tell_a_rule_from_the_same_with_one_comparison_wrong(code: str) -> None:
    """Both sides of every boundary, and every part of every condition and amount."""
    cases = [_about(case, code) for case in CASES]
    named = [case for case in cases if case.expected]
    unseen = [
        told
        for told, mutant in mutants(BOOK.rules[code])
        if (code, told) not in SAME_ANSWERS
        and not any(run_case(case, replace(BOOK, rules={code: mutant})).faults for case in named)
    ]
    assert unseen == []


def test_a_rule_that_can_say_yes_does_so_in_a_case() -> None:
    said = {one.code for case in CASES for one in case.expected if one.verdict == "yes"}
    possible = {code for code, rule in BOOK.rules.items() if not _has_bare_doubt(rule)}
    assert possible - said == set()


def test_every_amount_says_where_it_was_read_and_until_when_it_is_sure() -> None:
    for parameter in BOOK.parameters.values():
        for value in parameter.values:
            assert value.source in BOOK.sources
            assert (value.value is None) == (value.confidence is Reliability.UNKNOWN)
            assert value.value is None or value.review_by is not None
            assert value.read_on <= date(2027, 1, 1)


def test_no_amount_of_trainee_pay_is_given_for_2026_until_somebody_confirms_it() -> None:
    for code in ("rsfp_under_18", "rsfp_18_25", "rsfp_26"):
        assert BOOK.parameters[code].on(date(2026, 4, 1)) is None
        assert BOOK.parameters[code].on(date(2026, 3, 31)) is not None


def _about(case: CaseRecord, code: str) -> CaseRecord:
    """The case, looked at for one rule."""
    return replace(case, expected=tuple(one for one in case.expected if one.code == code))


def _parts(rule: Rule) -> range:
    return range(len(_top(rule)))


def _top(rule: Rule) -> tuple[Condition, ...]:
    assert isinstance(rule.conditions, Every), "les conditions d’une règle commencent par « all »"
    return rule.conditions.parts


def _may_refuse(rule: Rule, part: int) -> bool:
    return _can_say_no(_top(rule)[part])


def _can_say_no(condition: Condition) -> bool:
    match condition:
        case Check() | Negation():
            return True
        case Unsettled():
            return False
        case Every(parts):
            return any(map(_can_say_no, parts))
        case Either(parts):
            return all(map(_can_say_no, parts))


def _has_bare_doubt(rule: Rule) -> bool:
    """A condition that no text settles whatever the situation: the rule never says yes."""
    return any(isinstance(part, Unsettled) and not part.settled_by for part in _top(rule))


def _alone(case: CaseRecord, rule: Rule) -> Iterator[int]:
    """The condition that alone refuses the case, when the case expects the rule to refuse."""
    if not any(one.code == rule.code and one.verdict == "no" for one in case.expected):
        return
    situation = situation_of(case.situation)
    ground = Ground(situation, BOOK.parameters, start_day(situation))
    refused = [rank for rank, part in enumerate(_top(rule)) if verdict(part, ground) is Verdict.NO]
    if len(refused) == 1:
        yield refused[0]


def _parts_text(rule: Rule, part: int) -> str:
    """The condition, as a person is told it: what the failure shows."""
    condition = _top(rule)[part]
    return f"{rule.code} : {condition.wording.no or condition}"
