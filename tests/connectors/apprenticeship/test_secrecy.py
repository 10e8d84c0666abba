"""No hidden number of the demonstration can be worked out, and none small is shown."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from random import Random

import pytest

from passerelles.connectors.apprenticeship.cohorts import STARTED, cohort_facts
from passerelles.connectors.apprenticeship.generator import cohorts, stock_lines
from passerelles.connectors.apprenticeship.ground import CONTENT, Ground
from passerelles.connectors.apprenticeship.stock import StockTally
from passerelles.connectors.apprenticeship.tables import Cell
from passerelles.domain.common.absence import Absence
from passerelles.domain.indicators.fact import Fact
from passerelles.domain.indicators.quantity import SECRET
from passerelles.domain.indicators.relations import Relation
from passerelles.domain.indicators.secrecy import rebuildable
from passerelles.domain.observatory.breaks import CohortCounts
from passerelles.formats.apprenticeship.demonstration import read_demonstration
from passerelles.formats.apprenticeship.scope import Scope, Side
from tests.connectors.apprenticeship.attack import found_out, key_of, reader_relations
from tests.connectors.apprenticeship.country import OCCITANIE

STOCK = (("apprentices", "apprentices_disabled"),)
FLOW = (
    ("apprenticeship_contracts", "contract_breaks_9_months"),
    ("contract_breaks_9_months", "contract_no_return_6_months"),
)
GROUND = Ground("COG-2026", OCCITANIE)
COUNTS = (
    "apprentices",
    "apprentices_disabled",
    "apprenticeship_contracts",
    "apprenticeship_contracts_residence",
    "apprenticeship_contracts_training",
    "contract_breaks_9_months",
    "contract_no_return_6_months",
)


@cache
def figures() -> dict[tuple[str, str], list[Fact]]:
    """The facts of the demonstration by indicator and period."""
    settings = read_demonstration(CONTENT / "demonstration.yaml")
    tally = StockTally()
    for line in stock_lines(settings):
        tally.add(line)
    flow = cohort_facts(
        cohorts(settings), Scope(()), observed_on=settings.observed_on, ground=GROUND
    )
    every = [fact for year in tally.years for fact in tally.facts(year, GROUND)]
    found: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in (*every, *(fact for facts in flow.values() for fact in facts)):
        found[fact.indicator, fact.period].append(fact)
    return found


def values(indicator: str, period: str) -> dict[tuple[str, ...], float]:
    return {
        key_of(fact): fact.quantity.value
        for fact in figures()[indicator, period]
        if fact.quantity.value is not None
    }


@pytest.mark.parametrize("indicator", COUNTS)
def test_no_small_count_is_shown(indicator: str) -> None:
    shown = [n for year in ("2022", "2023", "2024") for n in values(indicator, year).values()]

    assert [n for n in shown if 0 < n < 5] == []


@pytest.mark.parametrize("indicator", COUNTS)
def test_subtraction_gives_no_hidden_count_away(indicator: str) -> None:
    for year in ("2022", "2023"):
        assert found_out(figures()[indicator, year]) == set()


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("apprentices", "apprentices_disabled"),
        ("apprenticeship_contracts", "contract_breaks_9_months"),
        ("contract_breaks_9_months", "contract_no_return_6_months"),
    ],
)
def test_no_small_rest_is_left_between_two_measures(whole: str, part: str) -> None:
    for year in ("2022", "2023"):
        wholes, parts = values(whole, year), values(part, year)
        rests = [wholes[key] - parts[key] for key in wholes.keys() & parts.keys()]
        assert [n for n in rests if 0 < n < 5] == []


@pytest.mark.parametrize("chain", [STOCK, FLOW])
@pytest.mark.parametrize("year", ["2022", "2023"])
def test_nobody_narrows_a_hidden_count_below_the_threshold(
    chain: Sequence[tuple[str, str]], year: str
) -> None:
    """All the tables of a year at once, with what is left of a measure, and no count negative."""
    indicators = dict.fromkeys(indicator for pair in chain for indicator in pair)
    facts = [fact for indicator in indicators for fact in figures()[indicator, year]]
    published = {
        (fact.indicator, *key_of(fact)): int(fact.quantity.value)
        for fact in facts
        if fact.quantity.value is not None
    }
    hidden = {(f.indicator, *key_of(f)) for f in facts if f.quantity.absence is Absence.SECRET}

    found = rebuildable(published, reader_relations(facts, chain), threshold=5)

    assert hidden
    assert found & hidden == set()


def small_region(seed: int) -> dict[tuple[int, tuple[Side, Cell]], CohortCounts]:
    """Some sixty contracts of people who live, train and work in one région."""
    rng = Random(seed)  # noqa: S311 (no secret is drawn)
    counts: defaultdict[tuple[int, tuple[Side, Cell]], CohortCounts] = defaultdict(CohortCounts)
    for _ in range(60):
        about = (rng.choice("3334456"), rng.choice("FM"), rng.choice(("221", "232", "312", "330")))
        sides: tuple[Side, ...] = ("employer", "residence", "training")
        for side in sides:
            cell = Cell(rng.choice(("48", "48", "32")), *about)
            before = counts[2023, (side, cell)]
            counts[2023, (side, cell)] = replace(before, started=before.started + 1)
    return dict(counts)


def seen_from_all_sides(facts: Sequence[Fact]) -> set[tuple[str, ...]]:
    """The hidden starts that someone works out, who knows that nobody crossed the border."""
    sides = ("", "_residence", "_training")
    started = [f for f in facts if f.indicator.startswith("apprenticeship_contracts")]
    published = {
        (f.indicator, *key_of(f)): int(f.quantity.value)
        for f in started
        if f.quantity.value is not None
    }
    keys = {key_of(f) for f in started if f.place.kind == "region"}
    mirrors = [
        Relation(
            (f"apprenticeship_contracts{one}", *key), ((f"apprenticeship_contracts{other}", *key),)
        )
        for one, other in combinations(sides, 2)
        for key in keys
    ]
    return rebuildable(published, [*reader_relations(started, ()), *mirrors], threshold=5)


def test_one_side_does_not_tell_what_another_hides() -> None:
    for seed in range(12):
        counts = small_region(seed)
        facts = cohort_facts(counts, Scope(()), observed_on=date(2023, 12, 31), ground=GROUND)
        assert seen_from_all_sides(facts[2023]) == set(), seed


def test_sides_guarded_apart_would_tell() -> None:
    told = 0
    for seed in range(12):
        counts = small_region(seed)
        facts: list[Fact] = []
        for side in STARTED:
            alone = {key: count for key, count in counts.items() if key[1][0] == side}
            facts += cohort_facts(alone, Scope(()), observed_on=date(2023, 12, 31), ground=GROUND)[
                2023
            ]
        told += bool(seen_from_all_sides(facts))

    assert told > 0


def test_a_rate_is_shown_only_with_both_its_counts_and_enough_contracts() -> None:
    for rate, above in (
        ("contract_break_rate_9_months", "contract_breaks_9_months"),
        ("contract_no_return_rate_6_months", "contract_no_return_6_months"),
    ):
        started, counts = values("apprenticeship_contracts", "2023"), values(above, "2023")
        rates = values(rate, "2023")
        assert rates
        assert all(started[k] >= 20 and k in counts for k in rates)
        assert all(
            v == pytest.approx(100 * counts[k] / started[k], abs=1e-3) for k, v in rates.items()
        )


def test_no_secret_rate_is_the_quotient_of_two_counts_that_are_shown() -> None:
    started = values("apprenticeship_contracts", "2023")
    for rate, above in (
        ("contract_break_rate_9_months", "contract_breaks_9_months"),
        ("contract_no_return_rate_6_months", "contract_no_return_6_months"),
    ):
        both = started.keys() & values(above, "2023").keys()
        absences = {key_of(f): f.quantity.absence for f in figures()[rate, "2023"]}
        assert [key for key in both if absences[key] is Absence.SECRET] == []
        assert Absence.NOT_PUBLISHED in absences.values()


def test_totals_are_the_sums_of_their_parts() -> None:
    shown = values("apprentices", "2024")
    region = shown["region", "76", "", "", ""]

    assert region == sum(shown["departement", code, "", "", ""] for code in OCCITANIE)
    assert region == shown["region", "76", "", "F", ""] + shown["region", "76", "", "M", ""]


def test_the_return_of_the_last_cohort_is_late_not_small() -> None:
    facts = figures()["contract_no_return_6_months", "2024"]

    assert {fact.quantity.absence for fact in facts} == {Absence.LATE}


def test_the_attack_finds_what_a_careless_table_gives_away() -> None:
    careless = [f for f in figures()["apprentices", "2024"] if f.quantity.absence is None]
    (hidden,) = [f for f in careless if key_of(f) == ("departement", "48", "", "F", "")]
    table = [replace(f, quantity=SECRET) if f is hidden else f for f in careless]

    assert key_of(hidden) in found_out(table)
