"""Hidden counts stay hidden: each test tries to rebuild them."""

from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.domain.indicators.relations import Relation, cross_relations
from passerelles.domain.indicators.secrecy import protect, rebuildable

Cell = tuple[str, ...]
counts = st.integers(0, 30)


def with_totals(base: dict[Cell, int]) -> dict[Cell, int]:
    cells: dict[Cell, int] = {}
    for key, count in base.items():
        for kept in product((True, False), repeat=len(key)):
            margin = tuple(v if k else "" for v, k in zip(key, kept, strict=True))
            cells[margin] = cells.get(margin, 0) + count
    return cells


@st.composite
def tables(draw: st.DrawFn) -> dict[Cell, int]:
    """A cross table of two or three positions, with all its totals."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=2, max_size=3))
    names = [[f"{position}{n}" for n in range(size)] for position, size in enumerate(sizes)]
    return with_totals({key: draw(counts) for key in product(*names)})


@given(tables(), st.integers(2, 12))
@settings(deadline=None, max_examples=60)
def test_no_hidden_cell_of_a_cross_table_is_rebuilt(cells: dict[Cell, int], threshold: int) -> None:
    relations = cross_relations(cells)

    protected = protect(cells, relations, threshold=threshold)

    assert rebuildable(protected.published, relations, threshold=threshold) == set()
    assert all(cells[key] == count for key, count in protected.published.items())
    assert protected.primary == {key for key, count in cells.items() if 0 < count < threshold}


@given(tables())
@settings(deadline=None, max_examples=30)
def test_a_higher_threshold_never_publishes_more(cells: dict[Cell, int]) -> None:
    relations = cross_relations(cells)
    published = [protect(cells, relations, threshold=t).published.keys() for t in range(1, 11)]

    assert published[0] == cells.keys()
    assert all(after <= before for before, after in pairwise(published))


@st.composite
def zonings(draw: st.DrawFn) -> tuple[dict[str, int], list[Relation[str]], set[str]]:
    """Zones that overlap, each a set of communes; the counts of communes are not published."""
    communes = {f"c{n}": draw(counts) for n in range(draw(st.integers(3, 6)))}
    parts = st.sets(st.sampled_from(sorted(communes)), min_size=1)
    zones = {f"z{n}": draw(parts) for n in range(draw(st.integers(2, 5)))}
    relations = [Relation(zone, tuple(sorted(inside))) for zone, inside in zones.items()]
    sums = {zone: sum(communes[c] for c in inside) for zone, inside in zones.items()}
    return {**communes, **sums}, relations, set(communes)


@given(zonings(), st.integers(2, 12))
@settings(deadline=None, max_examples=60)
def test_differencing_zones_rebuilds_no_small_commune(
    drawn: tuple[dict[str, int], list[Relation[str]], set[str]], threshold: int
) -> None:
    cells, relations, communes = drawn

    protected = protect(cells, relations, threshold=threshold, unpublished=communes)

    found = rebuildable(protected.published, relations, threshold=threshold)
    small = {key for key, count in cells.items() if 0 < count < threshold}
    assert found & (small | protected.secondary) == set()
    assert not protected.published.keys() & communes


@given(zonings(), st.integers(2, 12))
@settings(deadline=None, max_examples=60)
def test_the_difference_of_two_nested_zones_is_never_a_small_count(
    drawn: tuple[dict[str, int], list[Relation[str]], set[str]], threshold: int
) -> None:
    """The same attack without any solver: subtract one published zone from another."""
    cells, relations, communes = drawn
    published = protect(cells, relations, threshold=threshold, unpublished=communes).published
    inside = {relation.total: set(relation.parts) for relation in relations}

    for one, other in combinations(published, 2):
        inner, outer = sorted((one, other), key=lambda zone: len(inside[zone]))
        if inside[inner] < inside[outer]:
            difference = published[outer] - published[inner]
            assert difference == 0 or difference >= threshold


def test_a_basin_without_its_epci_gives_its_last_commune_away() -> None:
    cells = {"a": 40, "b": 2, "epci": 40, "basin": 42}
    relations = [Relation("epci", ("a",)), Relation("basin", ("a", "b"))]

    assert rebuildable({"epci": 40, "basin": 42}, relations) == {"a", "b"}
    protected = protect(cells, relations, threshold=5, unpublished={"a", "b"})
    assert protected.published.keys() == {"epci"}
    assert protected.secondary == {"basin"}


def test_one_star_in_a_row_calls_a_second_one() -> None:
    cells = with_totals({("women",): 3, ("men",): 50})

    protected = protect(cells, cross_relations(cells), threshold=5)

    assert protected.published == {("",): 53}
    assert protected.primary == {("women",)}
    assert protected.secondary == {("men",)}


def test_two_stars_that_are_small_together_call_a_third_one() -> None:
    """2 + 2 = 4: without it, a reader knows that neither is above 4."""
    cells = with_totals({("a",): 2, ("b",): 2, ("c",): 9, ("d",): 30})

    protected = protect(cells, cross_relations(cells), threshold=5)

    assert protected.published == {("",): 43, ("d",): 30}


def test_several_totals_together_give_away_what_none_gives_alone() -> None:
    """A rectangle of stars: each row and each column hides two, the programs see nothing known."""
    relations = cross_relations(product(("r", "s", ""), ("x", "y", "")))
    published = {("", ""): 40, ("r", ""): 20, ("s", ""): 20, ("", "x"): 20, ("", "y"): 20}

    assert rebuildable(published, relations) == set()
    assert len(rebuildable({**published, ("r", "x"): 20}, relations)) == 3
    assert len(rebuildable(published, relations, threshold=21)) == 4


def test_zeros_are_published() -> None:
    cells = with_totals({("a",): 0, ("b",): 20})

    assert protect(cells, cross_relations(cells), threshold=5).published == cells


def test_counts_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not respect"):
        protect({"all": 10, "part": 9}, [Relation("all", ("part",))], threshold=5)


def test_published_cells_that_contradict_one_another_are_told() -> None:
    relations = [Relation("all", ("a", "b")), Relation("same", ("a", "b"))]

    with pytest.raises(ValueError, match="contradict"):
        rebuildable({"all": 3, "same": 4}, relations)
