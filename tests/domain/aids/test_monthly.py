"""Income month by month: between two bounds, never invented, rates of the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.domain.aids.answer import AidAnswer, AmountUnit, OpenQuestion, Reliability
from passerelles.domain.aids.income import IncomeMonth, Period
from passerelles.domain.aids.monthly import Outlook, income
from passerelles.domain.aids.shares import share_of
from passerelles.domain.aids.situation import PersonFacts, ProjectFacts, ProjectKind, Situation
from passerelles.domain.aids.spans import bounded
from passerelles.domain.common.verdict import Verdict

TRAINING = ProjectFacts(kind=ProjectKind.TRAINING, programme="prf", funder="region")
IDLE = PersonFacts(on_are=False, in_employment=False)
JUNE = date(2024, 6, 1)


def answers(situation: Situation, paid_on: date) -> Sequence[AidAnswer]:
    """A small law of our own: pay indexed in April, not with a benefit, and one aid at entry."""
    person = situation.person
    benefit = {True: Verdict.YES, False: Verdict.NO, None: Verdict.UNKNOWN}[_paid(situation)]
    ended = person.are_end and situation.project.end and person.are_end < situation.project.end
    pay = {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(benefit, benefit)
    monthly = {"unit": AmountUnit.MONTH, "confidence": Reliability.OFFICIAL, "group": "pay"}
    rate = Decimal(760 if paid_on >= date(2024, 4, 1) else 700)
    return (
        AidAnswer(code="rsfp", verdict=pay, amount=rate, **monthly),
        AidAnswer(code="aref", verdict=benefit, amount=person.are_amount, **monthly),
        AidAnswer(code="rff", verdict=benefit if ended else Verdict.NO, amount=None, **monthly),
        AidAnswer(
            code="age_region",
            verdict=Verdict.YES if person.lone_parent else Verdict.UNKNOWN,
            amount=Decimal(250),
            unit=AmountUnit.ONCE,
        ),
    )


def _paid(situation: Situation) -> bool | None:
    """Whether a benefit is paid on the day of entry."""
    person, entry = situation.person, situation.project.entry
    if person.on_are and person.are_end and entry:
        return entry <= person.are_end
    return person.on_are


def months(
    person: PersonFacts, *periods: Period, first: date = JUNE, number: int = 1
) -> tuple[IncomeMonth, ...]:
    return income(
        Outlook(first, person, bounded(periods), answers, {"rsfp": "Rémunération"}),
        first_month=first,
        months=number,
    )


def step(start: date, end: date | None, project: ProjectFacts | None = TRAINING) -> Period:
    return Period(start=start, end=end, label="CAP", project=project)


def part(month: IncomeMonth, code: str) -> tuple[Decimal, Decimal | None]:
    (found,) = [one for one in month.parts if one.code == code]
    return found.at_least, found.at_most


def test_a_rate_changes_on_the_first_of_april() -> None:
    found = months(
        IDLE, step(date(2024, 1, 8), date(2024, 6, 28)), first=date(2024, 3, 1), number=2
    )

    assert [part(month, "rsfp")[0] for month in found] == [Decimal(700), Decimal(760)]


def test_a_month_entered_half_way_is_shared_in_days() -> None:
    (june,) = months(IDLE, step(date(2024, 6, 11), date(2024, 9, 30)))

    assert part(june, "rsfp") == (Decimal("506.67"), Decimal("506.67"))  # 760 × 20 / 30


def test_a_month_left_half_way_is_shared_in_days() -> None:
    (june,) = months(IDLE, step(date(2024, 5, 2), date(2024, 6, 10)))

    assert part(june, "rsfp")[0] == Decimal("253.33")
    assert part(june, "salaire_apres") == (Decimal(0), None)  # what comes after is not known


def test_a_whole_month_cut_in_two_is_rounded_once() -> None:
    two = [step(date(2024, 6, 1), date(2024, 6, 11)), step(date(2024, 6, 12), date(2024, 7, 5))]

    assert part(months(IDLE, *two)[0], "rsfp")[0] == Decimal(760)


def test_a_benefit_ends_on_its_date() -> None:
    person = replace(IDLE, on_are=True, are_amount=Decimal(900), are_end=date(2024, 6, 20))

    june, july = months(person, number=2)

    assert part(june, "are") == (Decimal(600), Decimal(600))
    assert (july.at_least, july.at_most, july.parts) == (0, 0, ())


def test_what_takes_over_when_the_benefit_ends_in_training_is_at_most() -> None:
    person = replace(IDLE, on_are=True, are_amount=Decimal(900), are_end=date(2024, 6, 20))

    (june,) = months(person, step(date(2024, 5, 1), date(2024, 8, 1)))

    assert part(june, "aref") == (Decimal(600), Decimal(600))
    assert part(june, "rff+rsfp") == (Decimal(0), None)  # of the end of training: no amount known


def test_a_benefit_that_ends_before_the_entry_lets_pay_start() -> None:
    person = replace(IDLE, on_are=True, are_amount=Decimal(900), are_end=date(2024, 4, 20))

    (june,) = months(person, step(date(2024, 5, 1), date(2024, 8, 1)))

    assert [one.code for one in june.parts] == ["rsfp"]
    assert part(june, "rsfp")[0] == Decimal(760)


def test_a_benefit_without_a_known_end_is_at_most() -> None:
    person = replace(IDLE, on_are=True, are_amount=Decimal(900))

    (june,) = months(person)

    assert part(june, "are") == (Decimal(0), Decimal(900))


def test_nothing_known_is_nothing_at_least_and_no_bound() -> None:
    (june,) = months(PersonFacts())

    assert (june.at_least, june.at_most) == (Decimal(0), None)
    assert all(one.note for one in june.parts)


def test_known_to_have_neither_benefit_nor_job_is_zero() -> None:
    assert months(IDLE)[0].at_most == 0


def test_aids_of_one_group_are_never_added() -> None:
    person = replace(IDLE, on_are=None, are_amount=Decimal(900))

    (june,) = months(person, step(JUNE, date(2024, 7, 1)))

    assert part(june, "aref+rsfp") == (Decimal(0), Decimal(900))


def test_an_aid_at_entry_falls_in_the_month_of_entry_once() -> None:
    person = replace(IDLE, lone_parent=True)
    steps = [step(JUNE, date(2024, 7, 15)), step(date(2024, 8, 5), date(2024, 9, 1))]

    june, july, august = months(person, *steps, number=3)

    assert part(june, "age_region") == (Decimal(250), Decimal(250))
    assert "age_region" not in {one.code for one in july.parts}
    assert part(august, "age_region") == (Decimal(0), Decimal(250))  # already given: to confirm


def test_help_in_kind_is_no_income() -> None:
    meals = AidAnswer(code="meals", verdict=Verdict.UNKNOWN, is_income=False)
    outlook = Outlook(JUNE, IDLE, (step(JUNE, None),), lambda _situation, _day: [meals], {})

    assert income(outlook, first_month=JUNE, months=1)[0].parts == ()


@pytest.mark.parametrize(
    ("verdict", "fact", "told"),
    [
        (Verdict.UNKNOWN, "text.ceiling", "Décision de la Région. Sous quel plafond ?"),
        (Verdict.YES, "person.lone_parent", "Décision de la Région. Sous quel plafond ?"),
        (Verdict.YES, "parameter.pay", "Décision de la Région."),  # the note says whom to ask
    ],
)
def test_an_open_bound_says_what_would_close_it(verdict: Verdict, fact: str, told: str) -> None:
    answer = AidAnswer(
        code="rej",
        verdict=verdict,
        unit=AmountUnit.MONTH,
        missing=(OpenQuestion(fact, "Sous quel plafond ?"),),
        note="Décision de la Région.",
    )
    share = share_of(answer, Decimal(1))

    assert (share.at_least, share.at_most, " ".join(share.notes)) == (0, None, told)


def test_a_training_without_a_known_end_promises_nothing() -> None:
    (june,) = months(IDLE, step(date(2024, 5, 1), None))

    assert part(june, "rsfp") == (Decimal(0), Decimal(760))


def test_a_step_without_end_stops_where_the_next_starts() -> None:
    (june,) = months(IDLE, step(date(2024, 5, 1), None), step(date(2024, 6, 16), date(2024, 7, 1)))

    assert part(june, "rsfp") == (Decimal(380), Decimal(760))


@pytest.mark.parametrize(
    ("project", "code"),
    [
        (ProjectFacts(kind=ProjectKind.JOB), "salaire_du_projet"),
        (ProjectFacts(kind=ProjectKind.BUSINESS_CREATION), "revenu_d_activite"),
        (replace(TRAINING, programme="professionnalisation"), "salaire_du_projet"),
    ],
)
def test_a_wage_to_come_is_not_known(project: ProjectFacts, code: str) -> None:
    (june,) = months(IDLE, step(JUNE, None, project))

    assert part(june, code) == (Decimal(0), None)


def test_an_unknown_amount_never_makes_a_number() -> None:
    person = replace(IDLE, on_are=True)

    (june,) = months(person, step(JUNE, date(2024, 9, 1)))

    assert part(june, "aref") == (Decimal(0), None)


def test_between_two_steps_a_person_keeps_what_she_has() -> None:
    gap = step(JUNE, date(2024, 6, 30), None)

    (june,) = months(
        IDLE, step(date(2024, 4, 2), date(2024, 5, 31)), gap, step(date(2024, 7, 1), None)
    )

    assert (june.at_least, june.at_most) == (0, 0)


facts = st.sampled_from([None, True, False])
amounts = st.none() | st.decimals(min_value=0, max_value=3000, places=2)
days = st.dates(date(2024, 1, 1), date(2024, 12, 31))
people = st.builds(
    PersonFacts,
    on_are=facts,
    are_amount=amounts,
    are_end=st.none() | days,
    lone_parent=facts,
    in_employment=facts,
)
projects = st.sampled_from([None, TRAINING, ProjectFacts(kind=ProjectKind.JOB)])


@st.composite
def steps(draw: st.DrawFn) -> Period:
    start = draw(days)
    return step(start, draw(st.none() | st.dates(start, date(2025, 3, 1))), draw(projects))


@given(people, st.lists(steps(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_bounds_hold_and_parts_make_the_month(person: PersonFacts, pathway: list[Period]) -> None:
    for month in months(person, *pathway, first=date(2024, 1, 1), number=14):
        assert month.at_least == sum(one.at_least for one in month.parts)
        assert all(one.at_most is None or one.at_least <= one.at_most for one in month.parts)
        if month.at_most is None:
            assert any(one.at_most is None for one in month.parts)
        else:
            assert month.at_most == sum(one.at_most or 0 for one in month.parts)


@given(people, steps())
@settings(max_examples=60, deadline=None)
def test_an_end_that_is_not_known_never_raises_at_least(person: PersonFacts, one: Period) -> None:
    window = {"first": date(2024, 1, 1), "number": 14}

    known = months(person, one, **window)
    unknown = months(person, replace(one, end=None), **window)

    # Outside the step the person lives on what she has, which an unknown end may hide.
    assert all(b.at_least <= a.at_least for a, b in zip(known, unknown, strict=True))


@given(people, steps(), st.data())
@settings(max_examples=80, deadline=None)
def test_a_fact_learnt_narrows_the_interval(
    person: PersonFacts, one: Period, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(["on_are", "lone_parent", "in_employment", "are_amount"]))
    value = data.draw(st.just(Decimal(810)) if name == "are_amount" else st.booleans())
    window = {"first": date(2024, 1, 1), "number": 14}

    before = months(replace(person, **{name: None}), one, **window)
    after = months(replace(person, **{name: value}), one, **window)

    for wide, narrow in zip(before, after, strict=True):
        assert wide.at_least <= narrow.at_least
        assert wide.at_most is None or (
            narrow.at_most is not None and narrow.at_most <= wide.at_most
        )
