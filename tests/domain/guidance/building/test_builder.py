"""The builder against brute force on small cases, and what must hold of any answer."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.domain.guidance.building.assembling import pathway_of
from passerelles.domain.guidance.building.builder import build, presented
from passerelles.domain.guidance.building.candidate import AT_WORK, Candidate, StepKind
from passerelles.domain.guidance.building.fit import LATER_DAYS
from passerelles.domain.guidance.building.pathway import Concession, Merit, Pathway
from passerelles.domain.guidance.building.variants import ENOUGH
from passerelles.domain.guidance.building.wish import Wish

TODAY = date(2026, 1, 5)
SKILLS = ("a", "b", "c", "d")
Vector = tuple[int, ...]


def wish(**fields: Any) -> Wish:
    told: dict[str, Any] = {
        "target": "ROME-4.60:F1602",
        "missing": dict.fromkeys(SKILLS, 1.0),
        "available_from": TODAY,
        "today": TODAY,
        "minutes": 60.0,
        "remote_ok": False,
        "max_steps": 3,
    }
    return Wish(**{**told, **fields})


def step(key: str = "s", *, start: int = 10, days: int = 20, **fields: Any) -> Candidate:
    """A free session near by that closes one skill; ``start``: days from today."""
    told: dict[str, Any] = {
        "kind": StepKind.BLOCK,
        "title": key,
        "closes": (("a", 1.0),),
        "minutes": 20.0,
        "cost_left": Decimal(0),
    }
    first = TODAY + timedelta(days=start)
    end = first + timedelta(days=days - 1)
    return Candidate(key=key, start=first, end=end, **{**told, **fields})


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    parts = st.sampled_from((0.2, 0.4, 1.0))
    return [
        step(
            f"s{number}",
            start=draw(st.integers(0, 90)),
            days=draw(st.integers(1, 60)),
            kind=draw(
                st.sampled_from((StepKind.BLOCK, StepKind.CERTIFICATION, StepKind.APPRENTICESHIP))
            ),
            closes=tuple(draw(st.dictionaries(st.sampled_from(SKILLS), parts, max_size=4)).items()),
            minutes=float(draw(st.sampled_from((5, 20, 70)))),
            cost_left=draw(st.sampled_from((None, Decimal(0), Decimal(90)))),
            requires=frozenset(draw(st.sampled_from(((), (), ("level:4",))))),
            gives=frozenset(draw(st.sampled_from(((), ("RNCP1", "level:4"), ("RNCP2BC01",))))),
            seats=draw(st.sampled_from((None, 0, 3, 4))),
            income_at_least=draw(st.sampled_from((Decimal(0), Decimal(365)))),
            on_target=draw(st.sampled_from((True, True, False))),
        )
        for number in range(draw(st.integers(0, 6)))
    ]


# What the builder says in arrays, said again in the plainest way.


def closed(taken: tuple[Candidate, ...]) -> int:
    best = [max((dict(one.closes).get(skill, 0.0) for one in taken), default=0) for skill in SKILLS]
    return round(sum(best) * 250_000)


def missing_code(taken: tuple[Candidate, ...]) -> bool:
    held: set[str] = set()
    for one in taken:
        if not one.requires <= held:
            return True
        held |= one.gives
    return False


def useful(taken: tuple[Candidate, ...]) -> bool:
    for at in range(len(taken)):
        without = taken[:at] + taken[at + 1 :]
        least = 50_000 if taken[at].on_target else 150_000
        if closed(taken) - closed(without) < least and not missing_code(without):
            return False
    return True


def again(before: Candidate, after: Candidate) -> bool:
    given = {code for code in after.gives if not code.startswith("level:")}
    return bool(given) and given <= before.gives


def feasible(taken: tuple[Candidate, ...]) -> bool:
    ordered = all(b.start > a.end for a, b in pairwise(taken))
    alone = all((one.minutes or 0) <= 60 and one.seats != 0 for one in taken)
    new = not any(again(a, b) for a, b in combinations(taken, 2))
    return ordered and alone and new and not missing_code(taken) and useful(taken)


def vector(taken: tuple[Candidate, ...]) -> Vector:
    """Days, unknown costs, cost, minutes, minus millionths of the gap, minus income."""
    income = sum(
        int(one.income_at_least * 100) * ((one.end - one.start).days + 1) * 12 // 365
        for one in taken
    )
    known = [one.cost_left for one in taken if one.cost_left is not None]
    return (
        (taken[-1].end - TODAY).days + 1,
        len(taken) - len(known),
        int(sum(known) * 100),
        int(max(one.minutes or 0 for one in taken)),
        -closed(taken),
        -income,
    )


def every_pathway(found: list[Candidate]) -> list[tuple[Candidate, ...]]:
    lengths = range(1, 4)
    return [taken for n in lengths for taken in permutations(found, n) if feasible(taken)]


def taken_by(pathway: Pathway) -> tuple[Candidate, ...]:
    return tuple(one.candidate for one in pathway.steps)


def dominates(one: Vector, other: Vector) -> bool:
    return one != other and all(a <= b for a, b in zip(one, other, strict=True))


def first(every: list[tuple[Candidate, ...]], columns: tuple[int, ...]) -> Vector:
    """The best vector in an order of columns; 6 stands for the gap in twentieths."""
    vectors = [(*vector(taken), -min(18, closed(taken) // 50_000)) for taken in every]
    return tuple(min(vectors, key=lambda row: tuple(row[column] for column in columns))[:6])


ORDERS = {
    Merit.MOST_CLOSING: (6, 0, 1, 2, 3, 5, 4),
    Merit.FASTEST: (0, 6, 1, 2, 3, 5, 4),
    Merit.CHEAPEST: (1, 2, 6, 0, 3, 5, 4),
    Merit.CLOSEST: (3, 6, 0, 1, 2, 5, 4),
}


@settings(max_examples=60, deadline=None)
@given(found=candidates())
def test_each_optimum_is_that_of_brute_force(found: list[Candidate]) -> None:
    built, every = build(found, wish()), every_pathway(found)
    assert built.proven
    assert bool(built.pathways) == bool(every)
    if not every:
        return
    most = first(every, ORDERS[Merit.MOST_CLOSING])
    enough = [one for one in every if closed(one) >= -most[4] * ENOUGH]
    for merit, columns in ORDERS.items():
        shown = next(one for one in built.pathways if merit in one.merits)
        among = every if merit is Merit.MOST_CLOSING else enough
        # Certifications settle a tie on all but the millionths of the gap.
        best, mine = first(among, columns), vector(taken_by(shown))
        assert [mine[c] for c in columns if c < 4] == [best[c] for c in columns if c < 4]
        assert min(18, closed(taken_by(shown)) // 50_000) == min(18, -best[4] // 50_000)
        assert mine[5] == best[5]


@settings(max_examples=60, deadline=None)
@given(found=candidates())
def test_nothing_feasible_dominates_what_is_shown(found: list[Candidate]) -> None:
    every = [vector(taken) for taken in every_pathway(found)]
    for pathway in build(found, wish()).pathways:
        assert feasible(taken_by(pathway))
        assert not any(dominates(one, vector(taken_by(pathway))) for one in every)


@settings(max_examples=40, deadline=None)
@given(found=candidates())
def test_what_certifies_most_and_what_is_at_work_are_those_of_brute_force(
    found: list[Candidate],
) -> None:
    built, every = build(found, wish()), every_pathway(found)
    if not every:
        return
    enough = -first(every, ORDERS[Merit.MOST_CLOSING])[4] * ENOUGH
    vectors = [vector(one) for one in every]
    standing = [
        one
        for one in every
        if closed(one) >= enough and not any(dominates(other, vector(one)) for other in vectors)
    ]
    for pathway in built.pathways:
        taken = taken_by(pathway)
        if Merit.MOST_CERTIFYING in pathway.merits:
            assert certified(taken) == max(map(certified, standing))
        if Merit.AT_WORK in pathway.merits:
            assert at_work(taken)
            among = [one for one in standing if at_work(one)]
            assert twentieths(taken) == max(map(twentieths, among))


def certified(taken: tuple[Candidate, ...]) -> int:
    return sum("RNCP1" in one.gives for one in taken)


def at_work(taken: tuple[Candidate, ...]) -> bool:
    return any(one.kind in AT_WORK for one in taken)


def twentieths(taken: tuple[Candidate, ...]) -> int:
    return min(18, closed(taken) // 50_000)


@settings(max_examples=30, deadline=None)
@given(found=candidates(), shuffled=st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(found: list[Candidate], shuffled: Any) -> None:
    other = list(found)
    shuffled.shuffle(other)
    assert build(other, wish()) == build(found, wish())


@settings(max_examples=30, deadline=None)
@given(found=candidates())
def test_letting_a_constraint_go_never_worsens(found: list[Candidate]) -> None:
    tight = build(found, wish(minutes=20.0))
    now = max((one.totals.gap_closed for one in tight.pathways), default=0.0)
    wide = build(found, wish(minutes=None))
    then = max((one.totals.gap_closed for one in wide.pathways), default=0.0)
    assert int(then * 20 + 1e-9) >= int(now * 20 + 1e-9)
    for gain in tight.gains:
        assert gain.best is not None
        assert gain.gap_closed_more >= 0


def test_a_greedy_first_step_is_not_kept_when_two_others_close_more() -> None:
    long = step("long", start=5, days=300, closes=tuple((s, 0.6) for s in SKILLS))
    one = step("one", start=5, days=20, closes=(("a", 1.0), ("b", 1.0)))
    two = step("two", start=30, days=20, closes=(("c", 1.0), ("d", 1.0)))
    best = build([long, one, two], wish()).pathways[0]
    assert [taken.candidate.key for taken in best.steps] == ["one", "two"]
    assert best.totals.gap_closed == 1.0
    assert best.merits[:2] == (Merit.MOST_CLOSING, Merit.FASTEST)


def test_steps_follow_one_another_without_sharing_a_day() -> None:
    one = step("one", start=5, days=20)
    same_day = step("two", start=24, closes=(("b", 1.0),))
    assert len(build([one, same_day], wish()).pathways[0].steps) == 1


def test_a_step_is_taken_for_the_level_that_it_opens() -> None:
    opener = step("bac", start=5, closes=(), gives=frozenset({"RNCP1", "level:4"}))
    aim = step("bts", start=60, closes=(("a", 1.0), ("b", 1.0)), requires=frozenset({"level:4"}))
    built = build([opener, aim], wish())
    assert [one.candidate.key for one in built.pathways[0].steps] == ["bac", "bts"]
    held = build([opener, aim], wish(held=frozenset({"level:5"})))
    assert [one.candidate.key for one in held.pathways[0].steps] == ["bts"]


def test_a_validated_block_is_not_taken_again() -> None:
    block = step("block", gives=frozenset({"RNCP1BC01"}))
    built = build([block], wish(held=frozenset({"RNCP1BC01"})))
    assert (built.pathways, built.reason) == ((), "nothing_fits")


def test_the_first_meeting_still_to_come_is_told_and_one_is_needed() -> None:
    days = [TODAY + timedelta(days=number) for number in (-3, 4, 6)]
    shown = build([step(meetings=tuple(days))], wish()).pathways[0]
    assert shown.steps[0].meeting == TODAY + timedelta(days=4)
    assert build([step(meetings=(days[0],))], wish()).reason == "nothing_fits"


@pytest.mark.parametrize(
    ("candidate", "fields", "conceded"),
    [
        (step(minutes=90.0), {}, Concession.TRAVEL),
        (step(minutes=90.0, minutes_by_car=20.0), {"car": False}, Concession.CAR),
        (step(start=100, on_target=False), {"horizon_days": 110}, Concession.LATER),
        (step(minutes=None, remote=True), {}, Concession.DISTANCE),
        (
            step(paces=frozenset({"full_time"})),
            {"paces": frozenset({"evening"})},
            Concession.PACE,
        ),
        (step(seats=0), {}, Concession.FULL_SESSIONS),
        (step(requires=frozenset({"level:4"})), {}, Concession.LEVEL),
    ],
)
def test_each_concession_is_told_with_what_it_brings(
    candidate: Candidate, fields: dict[str, Any], conceded: Concession
) -> None:
    built = build([candidate], wish(**fields))
    assert built.reason == "nothing_fits"
    gain = next(one for one in built.gains if one.conceded is conceded)
    assert gain.best is not None
    assert gain.gap_closed_more == pytest.approx(0.25)


@pytest.mark.parametrize(
    "refused",
    [
        step(reserved=True),
        step(registration_end=TODAY - timedelta(days=1)),
        step(start=-2),
        step(adjustments=False),
    ],
)
def test_what_no_concession_lifts_stays_refused(refused: Candidate) -> None:
    built = build([refused], wish(needs_adjustment=True))
    assert (built.reason, built.gains) == ("nothing_fits", ())


def test_what_nobody_said_refuses_nothing() -> None:
    silent = step(seats=None, adjustments=None, paces=frozenset(), registration_end=None)
    asking = wish(needs_adjustment=True, paces=frozenset({"evening"}))
    assert len(build([silent], asking).pathways) == 1


def test_an_unknown_cost_is_not_a_cost_of_nothing() -> None:
    unknown = step("unknown", cost_left=None)
    dear = step("dear", start=40, cost_left=Decimal(900))
    shown = next(
        one for one in build([unknown, dear], wish()).pathways if Merit.CHEAPEST in one.merits
    )
    assert (shown.totals.cost_left, shown.totals.cost_unknown) == (Decimal(900), 0)


def test_a_variant_at_work_stands_when_it_earns_more() -> None:
    school = step("school", days=100)
    work = step("work", days=150, kind=StepKind.APPRENTICESHIP, income_at_least=Decimal(900))
    built = build([school, work], wish())
    at_work = next(one for one in built.pathways if Merit.AT_WORK in one.merits)
    assert at_work.steps[0].candidate.kind in AT_WORK
    assert at_work.totals.income_at_least == Decimal("4438.35")


def test_totals_and_what_remains_are_told() -> None:
    one = step("one", start=5, days=20, cost_left=Decimal(40))
    two = step("two", start=40, days=10, closes=(("b", 0.6),), cost_left=None)
    shown = build([one, two], wish()).pathways[0]
    assert [taken.candidate.key for taken in shown.steps] == ["one", "two"]
    assert [taken.closes for taken in shown.steps] == [("a",), ("b",)]
    assert (shown.totals.cost_left, shown.totals.cost_unknown) == (Decimal(40), 1)
    assert shown.totals.days == 50
    assert shown.remaining == ("c", "d")


def test_nothing_missing_and_no_candidate_are_told_apart() -> None:
    assert build([step()], wish(missing={})).reason == "nothing_missing"
    assert build([], wish()).reason == "no_candidate"


def test_three_months_are_what_later_adds() -> None:
    inside, beyond = step(start=100 + LATER_DAYS - 19), step(start=100 + LATER_DAYS + 1)
    assert len(build([inside], wish(horizon_days=100)).gains) == 1
    assert build([beyond], wish(horizon_days=100)).gains == ()


def test_what_prepares_for_another_occupation_must_bring_far_more() -> None:
    a_tenth, a_quarter = (("a", 0.4),), (("a", 1.0),)
    assert build([step(closes=a_tenth)], wish()).pathways
    assert build([step(closes=a_tenth, on_target=False)], wish()).reason == "nothing_fits"
    assert build([step(closes=a_quarter, on_target=False)], wish()).pathways


def test_only_the_diploma_of_the_target_may_outlast_the_horizon() -> None:
    assert build([step(days=1000)], wish()).pathways
    assert build([step(days=1000, on_target=False)], wish()).reason == "nothing_fits"
    assert build([step(start=740, days=100)], wish()).reason == "nothing_fits"


def test_nobody_is_told_to_travel_all_day() -> None:
    assert build([step(minutes=120.0)], wish()).gains
    assert build([step(minutes=121.0)], wish()).gains == ()


def test_the_nearest_place_says_how_far_to_go_and_a_car_how_long() -> None:
    near, far = step("near", start=60, minutes=70.0), step("far", minutes=110.0)
    (gain,) = build([near, far], wish()).gains
    assert gain.best
    assert gain.best.totals.minutes == 70.0
    (driven,) = build([step(minutes=300.0, minutes_by_car=20.0)], wish(car=False)).gains
    assert driven.best
    assert driven.best.steps[0].candidate.minutes == 20.0


def test_a_little_less_is_worth_a_far_shorter_trip() -> None:
    near = step("near", minutes=65.0, closes=(("a", 0.8),))
    far = step("far", minutes=90.0, closes=(("a", 1.0),))
    scrap = step("scrap", minutes=61.0, closes=(("a", 0.7),))
    (gain,) = build([near, far, scrap], wish()).gains
    assert gain.best
    assert keys(gain.best) == ["near"]
    assert gain.gap_closed_more == pytest.approx(0.2)


def keys(pathway: Pathway) -> list[str]:
    return [taken.candidate.key for taken in pathway.steps]


def test_a_block_alone_is_offered_beside_the_title_that_has_all_merits() -> None:
    title = step("title", days=140, closes=tuple((one, 1.0) for one in SKILLS))
    block = step("block", closes=(("a", 1.0), ("b", 1.0)))
    scrap = step("scrap", days=5, closes=(("a", 1.0),))
    whole, part = build([title, block, scrap], wish(max_steps=1)).pathways
    assert (keys(whole), Merit.FASTEST in whole.merits) == (["title"], True)
    assert (keys(part), part.merits) == (["block"], (Merit.SHORTER,))


def test_a_runner_up_is_clearly_better_on_something() -> None:
    title = step("title", days=40, closes=tuple((one, 1.0) for one in SKILLS))
    barely = step("barely", days=25, minutes=12.0, closes=(("a", 1.0), ("b", 1.0)))
    near = step("near", days=39, minutes=9.0, closes=(("a", 1.0), ("b", 1.0)))
    assert len(build([title, barely], wish(max_steps=1)).pathways) == 1
    _, other = build([title, near], wish(max_steps=1)).pathways
    assert (keys(other), other.merits) == (["near"], (Merit.NEARER,))


def test_a_known_price_stands_beside_an_unknown_one() -> None:
    silent = step("silent", cost_left=None, closes=tuple((one, 1.0) for one in SKILLS))
    told = step("told", cost_left=Decimal(90), closes=(("a", 1.0), ("b", 1.0)))
    _, other = build([silent, told], wish(max_steps=1)).pathways
    assert (keys(other), other.merits) == (["told"], (Merit.CHEAPER,))


def test_nobody_waits_for_the_last_tenth() -> None:
    nearly = step("nearly", closes=tuple((one, 0.9) for one in SKILLS))
    wholly = step("wholly", start=300, closes=tuple((one, 1.0) for one in SKILLS))
    most = next(
        one
        for one in build([nearly, wholly], wish(max_steps=1)).pathways
        if Merit.MOST_CLOSING in one.merits
    )
    assert keys(most) == ["nearly"]


def test_a_title_of_seven_months_is_shown_before_two_years_of_studies() -> None:
    studies = step(
        "studies", days=730, closes=tuple((one, 0.7) for one in SKILLS), gives=frozenset({"RNCP1"})
    )
    title = step(
        "title", days=210, closes=tuple((one, 0.6) for one in SKILLS), gives=frozenset({"RNCP2"})
    )
    soon, late = build([studies, title], wish(max_steps=1)).pathways
    assert (keys(soon), keys(late)) == (["title"], ["studies"])
    assert Merit.MOST_CLOSING in late.merits


def test_what_certifies_comes_first_then_what_one_may_pay() -> None:
    all_skills = tuple((one, 0.6) for one in SKILLS)
    modest = step("modest", days=100, closes=all_skills, gives=frozenset({"RNCP1"}))
    dear = replace(modest, key="dear", end=modest.end - timedelta(50), cost_left=Decimal(3000))
    module = replace(modest, key="module", end=modest.end - timedelta(80), gives=frozenset())
    module = replace(module, cost_left=Decimal(10))
    assert [keys(one) for one in build([dear, module, modest], wish(max_steps=1)).pathways] == [
        ["modest"],
        ["module"],
    ]
    shown = presented([pathway_of((one,), wish()) for one in (module, dear, modest)])
    assert [keys(one) for one in shown] == [["modest"], ["dear"], ["module"]]


def test_several_concessions_are_told_together_when_none_alone_is_enough() -> None:
    evening = wish(paces=frozenset({"evening"}), car=False)
    far = step(minutes=300.0, minutes_by_car=100.0, paces=frozenset({"full_time"}))
    (gain,) = build([far], evening).gains
    assert gain.concessions == (Concession.TRAVEL, Concession.CAR, Concession.PACE)
    near = replace(far, key="near", minutes=20.0)
    assert [one.concessions for one in build([far, near], evening).gains] == [(Concession.PACE,)]


def test_a_gain_tells_all_that_it_brings() -> None:
    dear = step("dear", start=60, minutes=40.0, cost_left=Decimal(300))
    soon = step("soon", minutes=15.0, seats=0)
    (gain,) = build([dear, soon], wish()).gains
    assert gain.conceded is Concession.FULL_SESSIONS
    assert (gain.gap_closed_more, gain.days_less, gain.minutes_less) == (0.0, 50, 25.0)
    assert gain.cost_less == Decimal(300)
    unknown = build([dear, replace(soon, cost_left=None)], wish()).gains[0]
    assert unknown.cost_less is None


def test_what_nobody_would_notice_is_no_gain() -> None:
    today = step("today", start=13)
    assert build([today, step("full", seats=0)], wish()).gains == ()
    years = step("years", days=900, seats=0, closes=tuple((one, 1.0) for one in SKILLS))
    assert build([today, years], wish()).gains == ()


def test_nobody_prepares_the_same_title_twice() -> None:
    short = step("short", closes=(("a", 1.0),), gives=frozenset({"RNCP1", "level:4"}))
    full = step("full", start=60, closes=(("a", 1.0), ("b", 1.0)), gives=frozenset({"RNCP1"}))
    block = step("block", start=60, closes=(("c", 1.0),), gives=frozenset({"RNCP1BC02"}))
    assert all(len(one.steps) == 1 for one in build([short, full, block], wish()).pathways)
    early = replace(block, start=TODAY, end=TODAY + timedelta(days=3))
    assert ["block", "full"] in [keys(one) for one in build([early, full], wish()).pathways]


def test_a_step_tells_first_what_it_brings_most_surely() -> None:
    sure = step(closes=(("a", 0.4), ("b", 0.9), ("c", 0.4)))
    asked = wish(missing={"a": 0.2, "b": 0.1, "c": 0.7})

    assert pathway_of((sure,), asked).steps[0].closes == ("b", "c", "a")
