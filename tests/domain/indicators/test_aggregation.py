"""Figures of territories: the parts make the whole, in any order, and an empty place is nothing."""

from collections import defaultdict
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.indicators.quantity import SECRET, Bound, Quantity, exact
from passerelles.domain.indicators.shares import Counts, share_of
from passerelles.domain.indicators.totals import sum_of, sums_by

DEPARTEMENTS = ("09", "11", "12", "30", "31")
LARGEST_SECRET = 4
Cell = tuple[str, Quantity]
counts = st.integers(0, 500).map(exact)
said = counts | st.just(SECRET)
known_cells = st.lists(st.tuples(st.sampled_from(DEPARTEMENTS), counts))
cells = st.lists(st.tuples(st.sampled_from(DEPARTEMENTS), said))
ratios = st.lists(
    st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1
)


@given(known_cells.filter(bool))
def test_the_departements_make_the_region(communes: list[Cell]) -> None:
    by_departement = sums_by(communes)
    region = sum_of(quantity for _, quantity in communes)

    assert sum_of(by_departement.values()) == region
    assert region == exact(sum(quantity.value or 0 for _, quantity in communes))


@given(cells)
def test_going_through_departements_says_as_much_as_adding_communes(communes: list[Cell]) -> None:
    through = sum_of(sums_by(communes).values())

    assert through == sum_of(quantity for _, quantity in communes)


@given(cells, st.randoms(use_true_random=False))
def test_the_order_of_territories_is_irrelevant(communes: list[Cell], random: Random) -> None:
    shuffled = list(communes)
    random.shuffle(shuffled)

    assert sums_by(shuffled) == sums_by(communes)


@given(cells, st.integers(1, 3))
def test_a_territory_where_nothing_is_counted_changes_nothing(
    communes: list[Cell], empty: int
) -> None:
    """No row at all, or rows of zero: the sums of the others and of the region hold."""
    rows = [*communes, *[("82", exact(0))] * empty]
    before, after = sums_by(communes), sums_by(rows)

    assert after == before | {"82": exact(0)}
    region, widened = sum_of(before.values()), sum_of(after.values())
    if region.value is None:  # nothing but secrets: with a zero, still nothing more than « ≥ 0 »
        assert widened.value == 0
        assert widened.bound is (Bound.AT_LEAST if communes else Bound.EXACT)
    else:
        assert widened == region


@given(ratios, st.randoms(use_true_random=False))
def test_a_share_is_made_of_counts_in_any_order(pairs: list[Counts], random: Random) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)
    share = share_of(pairs, largest_secret=LARGEST_SECRET)
    part, whole = sum(p or 0 for p, _ in pairs), sum(w or 0 for _, w in pairs)

    assert share_of(shuffled, largest_secret=LARGEST_SECRET) == share
    assert share_of([*pairs, (0, 0)], largest_secret=LARGEST_SECRET) == share
    assert share == share_of([(part, whole)], largest_secret=LARGEST_SECRET)
    if whole:
        assert share.value == 100 * part / whole


@given(st.lists(st.tuples(st.sampled_from(DEPARTEMENTS), ratios), min_size=1))
def test_a_share_of_the_region_is_never_a_mean_of_shares(
    groups: list[tuple[str, list[Counts]]],
) -> None:
    """The counts of the départements, added, give the share of all their communes."""
    added = defaultdict[str, list[int]](lambda: [0, 0])
    for departement, pairs in groups:
        added[departement][0] += sum(part or 0 for part, _ in pairs)
        added[departement][1] += sum(whole or 0 for _, whole in pairs)
    communes = [pair for _, pairs in groups for pair in pairs]

    by_departement: list[Counts] = [(part, whole) for part, whole in added.values()]
    assert share_of(by_departement, largest_secret=LARGEST_SECRET) == share_of(
        communes, largest_secret=LARGEST_SECRET
    )
