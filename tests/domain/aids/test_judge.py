"""Verdicts, amounts, questions and reasons of small rules; properties on those of the content."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.aid_factories import (
    adult,
    answers,
    check,
    dated,
    parameter,
    rule,
    rule_book,
    situation,
    training,
)
from tests.aid_strategies import partial_situations, whole_situations

from passerelles.apps.aids.reads.content import content_book
from passerelles.domain.aids.answer import Reliability
from passerelles.domain.aids.batch import YES, judge_batch
from passerelles.domain.aids.columns import columns_of
from passerelles.domain.aids.conditions import Either, Every, Negation, Threshold
from passerelles.domain.aids.judge import judge
from passerelles.domain.aids.rules import AmountBranch, RuleBook
from passerelles.domain.aids.situation import Situation
from passerelles.domain.common.verdict import Verdict

JOBSEEKER = check("person.jobseeker", "is", True)
NO_BENEFIT = check("person.on_are", "is", False)
ADULT_AGE = check("age_on_entry", "at_least", 18)
PAY = parameter("pay", dated(date(2025, 1, 1), "500"), dated(date(2025, 6, 1), "510.005"))


def test_an_unknown_fact_asks_its_question_and_a_no_closes_the_others() -> None:
    book = rule_book(rule("aid", Every((JOBSEEKER, NO_BENEFIT))))
    asked = answers(book, situation(adult(on_are=None)))["aid"]
    assert asked.verdict is Verdict.UNKNOWN
    assert [question.fact for question in asked.missing] == ["person.on_are"]

    refused = answers(book, situation(adult(on_are=None, jobseeker=False)))["aid"]
    assert refused.verdict is Verdict.NO
    assert refused.missing == ()
    assert refused.reasons == ("person.jobseeker: non",)


def test_the_cheapest_question_comes_first() -> None:
    book = rule_book(
        rule("aid", Every((check("person.are_end", "at_least", date(2025, 1, 1)), JOBSEEKER)))
    )
    asked = answers(book, situation(adult(jobseeker=None)))["aid"]
    assert [question.fact for question in asked.missing] == ["person.jobseeker", "person.are_end"]


def test_a_fact_that_cannot_change_the_answer_is_not_asked() -> None:
    either = Either((JOBSEEKER, NO_BENEFIT))
    book = rule_book(rule("aid", either))
    assert answers(book, situation(adult(on_are=None)))["aid"].missing == ()


def test_the_contrary_of_a_condition_tells_what_decided() -> None:
    book = rule_book(rule("aid", Negation(JOBSEEKER)))
    refused = answers(book, situation())["aid"]
    assert (refused.verdict, refused.reasons) == (Verdict.NO, ("person.jobseeker: oui",))


@pytest.mark.parametrize(
    ("entry", "amount"),
    [
        (date(2024, 12, 31), None),
        (date(2025, 1, 1), Decimal("500.00")),
        (date(2025, 5, 31), Decimal("500.00")),
        (date(2025, 6, 1), Decimal("510.01")),
    ],
)
def test_an_amount_is_that_of_the_day_of_entry_to_the_cent(entry: date, amount: Decimal) -> None:
    book = rule_book(rule("aid", JOBSEEKER, AmountBranch(parameter="pay")), parameters=(PAY,))
    asked = situation(project=training(entry=entry), asked=date(2024, 12, 1))
    assert answers(book, asked)["aid"].amount == amount


def test_a_benefit_that_ended_before_the_entry_is_not_paid_on_it() -> None:
    ended = adult(on_are=True, are_end=date(2025, 12, 31))
    project = training(entry=date(2026, 3, 2), end=date(2026, 9, 1))
    book = rule_book(rule("aid", check("are_on_entry", "is", True)))
    asked = situation(ended, project, asked=date(2026, 6, 1))
    assert answers(book, asked)["aid"].verdict is Verdict.NO


def test_an_aid_of_a_past_pact_opens_again_when_the_region_dates_its_amount() -> None:
    parent = situation(adult(children_ages=(3,)), training(entry=date(2026, 3, 2)))
    before = answers(content_book(), parent)["age_region"]
    assert (before.verdict, before.amount) == (Verdict.UNKNOWN, None)

    published = dated(date(2024, 1, 1), "260", review_by=date(2026, 12, 31))
    book = content_book().with_values(
        [("age_region_training", replace(published, source="cprdfop"))]
    )
    after = answers(book, parent)["age_region"]
    assert (after.verdict, after.amount) == (Verdict.YES, Decimal("260.00"))
    columns = judge_batch(columns_of([parent]), book)
    assert (columns.verdicts["age_region"][0], columns.amounts["age_region"][0]) == (YES, 260)


def test_a_month_is_paid_at_its_own_rate() -> None:
    book = rule_book(rule("aid", JOBSEEKER, AmountBranch(parameter="pay")), parameters=(PAY,))
    (answer,) = judge(situation(), book, paid_on=date(2025, 7, 1))
    assert answer.amount == Decimal("510.01")


def test_a_value_past_its_review_gives_no_number_but_whom_to_ask() -> None:
    due = parameter("pay", dated(date(2025, 1, 1), "500", review_by=date(2025, 5, 11)))
    book = rule_book(rule("aid", JOBSEEKER, AmountBranch(parameter="pay")), parameters=(due,))
    answer = answers(book, situation())["aid"]
    assert (answer.verdict, answer.amount) == (Verdict.YES, None)
    assert answer.note.replace("\u00a0", " ") == (
        "Montant à confirmer auprès de la Région. "
        "Dernier montant connu : 500,00 €, jusqu’au 11/05/2025."
    )
    assert [question.fact for question in answer.missing] == ["parameter.pay"]
    on_time = answers(book, situation(project=training(entry=date(2025, 5, 11))))["aid"]
    assert on_time.amount == Decimal("500.00")


def test_an_unknown_threshold_makes_the_answer_unknown() -> None:
    limit = parameter("limit", dated(date(2025, 1, 1), None))
    condition = check("person.former_wage", "at_most", Threshold("limit"))
    book = rule_book(rule("aid", condition), parameters=(limit,))
    answer = answers(book, situation(adult(former_wage=Decimal(1000))))["aid"]
    assert (answer.verdict, answer.confidence) == (Verdict.UNKNOWN, Reliability.UNKNOWN)
    assert [question.fact for question in answer.missing] == ["parameter.limit"]


def test_a_threshold_that_changes_nothing_does_not_weaken_the_answer() -> None:
    limit = parameter("limit", dated(date(2025, 1, 1), None))
    condition = Either((NO_BENEFIT, check("person.former_wage", "at_most", Threshold("limit"))))
    book = rule_book(rule("aid", condition), parameters=(limit,))
    answer = answers(book, situation())["aid"]
    assert (answer.verdict, answer.confidence) == (Verdict.YES, Reliability.OFFICIAL)


def test_a_doubt_between_two_amounts_gives_none_and_between_two_equal_ones_gives_it() -> None:
    low = parameter("low", dated(date(2025, 1, 1), "400"))
    branches = (AmountBranch(when=ADULT_AGE, parameter="pay"), AmountBranch(parameter="low"))
    doubtful = rule_book(rule("aid", JOBSEEKER, *branches), parameters=(PAY, low))
    nobody = situation(adult(age=None))
    answer = answers(doubtful, nobody)["aid"]
    assert answer.amount is None
    assert [question.fact for question in answer.missing] == ["person.age"]

    same = parameter("low", dated(date(2025, 1, 1), "500"))
    settled = rule_book(rule("aid", JOBSEEKER, *branches), parameters=(PAY, same))
    assert answers(settled, nobody)["aid"].amount == Decimal("500.00")


def test_published_values_replace_those_of_the_same_day_in_another_book() -> None:
    book = rule_book(rule("aid", JOBSEEKER, AmountBranch(parameter="pay")), parameters=(PAY,))
    published = book.with_values([("pay", dated(date(2025, 1, 1), "505"))])
    assert answers(published, situation())["aid"].amount == Decimal("505.00")
    assert answers(book, situation())["aid"].amount == Decimal("500.00")
    with pytest.raises(KeyError):
        book.with_values([("other", dated(date(2025, 1, 1), "505"))])


@given(data=st.data(), whole=whole_situations())
@settings(max_examples=40, deadline=None)
def test_filling_in_a_missing_fact_never_changes_what_was_answered(
    data: st.DataObject, whole: Situation
) -> None:
    partial = data.draw(partial_situations(whole))
    final = answers(content_book(), whole)
    for code, answer in answers(content_book(), partial).items():
        if answer.verdict is not Verdict.UNKNOWN:
            assert final[code].verdict is answer.verdict, code
        if answer.amount is not None:
            assert final[code].amount == answer.amount, code


@given(whole=whole_situations(), more=st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_to_have_worked_more_or_to_be_older_never_lowers_trainee_pay(
    whole: Situation, more: int
) -> None:
    person, worked = whole.person, whole.person.months_worked_12 or 0
    richer = replace(person, months_worked_12=worked + more, months_worked_24=24)
    older = replace(person, age=None if person.age is None else person.age + more)
    before = answers(content_book(), whole)["rsfp"]
    for other in (richer, older):
        after = answers(content_book(), replace(whole, person=other))["rsfp"]
        assert before.verdict is not Verdict.YES or after.verdict is Verdict.YES
        if before.amount is not None and after.amount is not None:
            assert after.amount >= before.amount


@given(asked=partial_situations(), shuffled=st.randoms())
@settings(max_examples=12, deadline=None)
def test_the_order_of_rules_means_nothing(asked: Situation, shuffled: st.DataObject) -> None:
    book = content_book()
    codes = list(book.rules)
    shuffled.shuffle(codes)  # type: ignore[attr-defined] # a random.Random
    other = RuleBook({code: book.rules[code] for code in codes}, book.parameters, book.sources)
    assert judge(asked, other) == judge(asked, book)


@given(asked=partial_situations())
@settings(max_examples=25, deadline=None)
def test_every_unknown_says_what_to_ask_and_every_known_why(asked: Situation) -> None:
    for answer in judge(asked, content_book()):
        if answer.verdict is Verdict.UNKNOWN:
            assert answer.missing, answer.code
            assert answer.amount is None
        else:
            assert answer.reasons, answer.code


def test_an_amount_that_nobody_may_say_is_not_a_sure_answer() -> None:
    due = parameter("pay", dated(date(2025, 1, 1), None))
    book = rule_book(rule("aid", JOBSEEKER, AmountBranch(parameter="pay")), parameters=(due,))
    answer = answers(book, situation())["aid"]
    assert (answer.verdict, answer.confidence) == (Verdict.YES, Reliability.UNKNOWN)
