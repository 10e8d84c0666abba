"""A cycle of actions that wait for each other is found, and named."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.dependencies import cycle_through

NEEDS = st.dictionaries(st.sampled_from("ABCDE"), st.sets(st.sampled_from("ABCDE"), max_size=3))


def test_a_cycle_is_told_from_end_to_end():
    assert cycle_through({"A1": {"A2"}, "A2": {"A3"}, "A3": {"A1"}}, "A1") == (
        "A1",
        "A2",
        "A3",
        "A1",
    )
    assert cycle_through({"A1": {"A1"}}, "A1") == ("A1", "A1")


def test_a_plan_without_cycle_says_nothing():
    assert cycle_through({"A1": {"A2", "A3"}, "A2": {"A3"}}, "A1") == ()


@given(needs=NEEDS, start=st.sampled_from("ABCDE"))
def test_each_step_of_the_cycle_is_a_dependency(needs: dict[str, set[str]], start: str):
    way = cycle_through(needs, start)

    assert way == () or way[0] == way[-1] == start
    assert all(other in needs[one] for one, other in pairwise(way))
