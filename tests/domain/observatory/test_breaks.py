"""Breaks of contracts: cohorts, both definitions, and what they never do."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.breaks import (
    CohortCounter,
    CohortCounts,
    ObservedContract,
    add_months,
    countable,
    is_early_break,
)

DAYS = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@st.composite
def contracts(draw: st.DrawFn) -> ObservedContract:
    start = draw(DAYS)
    after = draw(st.none() | st.integers(0, 700))
    broken = None if after is None else start + timedelta(days=after)
    return ObservedContract(draw(st.integers(0, 5)), start, broken, ("all",))


def counted(*every: ObservedContract) -> dict[tuple[int, object], CohortCounts]:
    counter = CohortCounter()
    for contract in every:
        counter.add(contract)
    return counter.counts()


def contract(start: date, broken_on: date | None = None, who: str = "a") -> ObservedContract:
    return ObservedContract(who, start, broken_on, ("all",))


def test_a_break_counts_before_the_tenth_month() -> None:
    start = date(2023, 9, 1)

    assert is_early_break(start, date(2024, 5, 31))
    assert not is_early_break(start, date(2024, 6, 1))
    assert not is_early_break(start, None)


def test_months_end_with_the_month() -> None:
    assert add_months(date(2023, 5, 31), 9) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 31), 9) == date(2024, 9, 30)


def test_who_signs_again_within_six_months_has_returned() -> None:
    broken = contract(date(2023, 9, 1), date(2023, 11, 2))

    assert counted(broken, contract(date(2024, 5, 1)))[2023, "all"] == CohortCounts(1, 1, 0)
    assert counted(broken, contract(date(2024, 5, 2)))[2023, "all"] == CohortCounts(1, 1, 1)
    assert counted(broken, contract(date(2024, 2, 1), who="b"))[2023, "all"].unreturned == 1


def test_a_contract_that_was_there_before_is_no_return() -> None:
    before = contract(date(2023, 1, 5))
    broken = contract(date(2023, 9, 1), date(2023, 11, 2))

    assert counted(before, broken)[2023, "all"] == CohortCounts(2, 1, 1)


def test_a_cohort_is_countable_when_its_youngest_contract_was_observed_long_enough() -> None:
    early = countable(2023, observed_on=date(2024, 9, 29))
    nine = countable(2023, observed_on=date(2024, 9, 30))
    fifteen = countable(2023, observed_on=date(2025, 3, 31))

    assert (early.started, early.broken) == (True, False)
    assert (nine.broken, nine.unreturned) == (True, False)
    assert fifteen.unreturned
    assert not countable(2023, observed_on=date(2023, 12, 30)).started


@given(st.lists(contracts(), max_size=30))
def test_who_does_not_return_broke_and_who_broke_started(every: list[ObservedContract]) -> None:
    found = counted(*every)

    assert sum(cell.started for cell in found.values()) == len(every)
    assert all(0 <= c.unreturned <= c.broken <= c.started for c in found.values())


@given(st.lists(contracts(), max_size=12), st.randoms())
def test_order_changes_nothing(every: list[ObservedContract], chance: Random) -> None:
    shuffled = list(every)
    chance.shuffle(shuffled)

    assert counted(*every) == counted(*shuffled)


@given(st.lists(contracts(), max_size=12), contracts())
def test_one_more_contract_never_makes_more_absent(
    every: list[ObservedContract], more: ObservedContract
) -> None:
    unbroken = ObservedContract(more.apprentice, more.start, None, ("all",))
    before, after = counted(*every), counted(*every, unbroken)

    assert all(after[key].unreturned <= cell.unreturned for key, cell in before.items())


@given(st.integers(2015, 2030), DAYS, st.integers(0, 400))
def test_what_is_countable_stays_so(year: int, day: date, later: int) -> None:
    before = countable(year, observed_on=day)
    after = countable(year, observed_on=day + timedelta(days=later))

    assert after.broken >= before.broken
    assert after.unreturned >= before.unreturned


@given(DAYS, st.integers(0, 300))
def test_every_early_break_is_seen_once_the_cohort_is_countable(start: date, after: int) -> None:
    broken = start + timedelta(days=after)
    observed = add_months(date(start.year, 12, 31), 9)

    assert not is_early_break(start, broken) or broken <= observed
