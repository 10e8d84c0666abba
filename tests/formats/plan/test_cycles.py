"""Cycles of dependencies, against their definition."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.formats.plan.rules.links import find_cycle

CODES = [f"A{n}" for n in range(8)]
GRAPHS = st.dictionaries(
    st.sampled_from(CODES), st.lists(st.sampled_from(CODES), unique=True, max_size=4)
)


@given(GRAPHS)
def test_what_is_found_is_a_cycle(needs: dict[str, list[str]]) -> None:
    cycle = find_cycle(needs)

    assert len(cycle) != 1
    for one, following in zip(cycle, (*cycle[1:], *cycle[:1]), strict=True):
        assert following in needs[one]


@given(GRAPHS)
def test_no_cycle_means_an_order_exists(needs: dict[str, list[str]]) -> None:
    """Taking away again and again what needs nothing left empties a graph without cycle."""
    left = {code: {n for n in ahead if n != code and n in needs} for code, ahead in needs.items()}
    while free := [code for code, ahead in left.items() if not ahead & left.keys()]:
        for code in free:
            del left[code]

    assert bool(left) == bool(find_cycle(needs))
