"""Successions: acyclic whatever the pairs, refusals explained, chains walked to their ends."""

import random
from graphlib import TopologicalSorter

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.reference.succession import Pair, build_succession, natural_order

codes = st.integers(1, 12).map(lambda number: f"RNCP{number}")
pair_lists = st.lists(st.tuples(codes, codes), max_size=40)


def reaches(pairs: set[Pair], start: str, end: str) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        current = waiting.pop()
        fresh = {new for old, new in pairs if old == current} - seen
        seen |= fresh
        waiting += fresh
    return end in seen


def test_a_line_is_walked_to_its_end() -> None:
    succession = build_succession([("RNCP1", "RNCP20"), ("RNCP20", "RNCP300")])
    assert succession.latest("RNCP1") == ("RNCP300",)
    assert succession.successors("RNCP1") == ("RNCP20",)


def test_a_split_has_several_ends_in_natural_order() -> None:
    pairs = [("RNCP5", "RNCP100"), ("RNCP5", "RNCP20"), ("RNCP100", "RNCP101")]
    assert build_succession(pairs).latest("RNCP5") == ("RNCP20", "RNCP101")


def test_a_code_that_nothing_replaced_is_its_own_end() -> None:
    assert build_succession([]).latest("RNCP7") == ("RNCP7",)


def test_a_code_that_replaces_itself_is_refused() -> None:
    succession = build_succession([("RNCP7", "RNCP7")])
    assert succession.to_itself == {("RNCP7", "RNCP7")}
    assert not succession.kept
    assert succession.latest("RNCP7") == ("RNCP7",)


def test_inside_a_cycle_the_backward_pair_is_refused() -> None:
    succession = build_succession(
        [("RNCP9", "RNCP10"), ("RNCP10", "RNCP11"), ("RNCP11", "RNCP9"), ("RNCP11", "RNCP8")]
    )
    assert succession.closing_a_cycle == {("RNCP11", "RNCP9")}
    # RNCP8 comes before RNCP11 too, but nothing leads back from it: it stays.
    assert succession.latest("RNCP9") == ("RNCP8",)


def test_a_chain_longer_than_the_recursion_limit() -> None:
    chain = [(f"RNCP{n}", f"RNCP{n + 1}") for n in range(1, 20_001)]
    succession = build_succession([*chain, ("RNCP20001", "RNCP1")])
    assert succession.closing_a_cycle == {("RNCP20001", "RNCP1")}
    assert succession.latest("RNCP1") == ("RNCP20001",)


def test_order_is_by_number_not_by_text() -> None:
    assert natural_order("RNCP9") < natural_order("RNCP10")
    assert natural_order("odd") == ("odd", -1, "")


@given(pair_lists)
def test_what_is_kept_has_no_cycle(pairs: list[Pair]) -> None:
    graph: dict[str, set[str]] = {}
    for old, new in build_succession(pairs).kept:
        graph.setdefault(new, set()).add(old)
    assert list(TopologicalSorter(graph).static_order()) is not None


@given(pair_lists)
def test_every_pair_is_kept_or_refused_once(pairs: list[Pair]) -> None:
    found = build_succession(pairs)
    parts = (found.kept, found.closing_a_cycle, found.to_itself)
    assert set().union(*parts) == set(pairs)
    assert sum(map(len, parts)) == len(set(pairs))


@given(pair_lists)
def test_only_pairs_on_a_cycle_are_refused(pairs: list[Pair]) -> None:
    declared = set(pairs)
    for old, new in build_succession(pairs).closing_a_cycle:
        assert reaches(declared, new, old)


@given(pair_lists, st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(pairs: list[Pair], shuffler: random.Random) -> None:
    shuffled = pairs.copy()
    shuffler.shuffle(shuffled)
    assert build_succession(shuffled) == build_succession(pairs)


@given(pair_lists, codes)
def test_the_ends_of_a_chain_have_no_successor(pairs: list[Pair], code: str) -> None:
    succession = build_succession(pairs)
    ends = succession.latest(code)
    assert ends
    assert all(succession.successors(end) == () for end in ends)
