"""The names of a small map never cover one another."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.portals.public.reference.territory_map import Dot, _collide, _named

PLACES = st.tuples(st.integers(0, 480), st.integers(0, 360), st.text("abcd", min_size=2))


@given(st.lists(PLACES, max_size=9))
def test_no_two_names_collide(places: list[tuple[int, int, str]]) -> None:
    dots = [Dot(f"{x:.1f}", f"{y:.1f}", "map-point", name) for x, y, name in places]

    named = [dot for dot in _named(dots) if dot.label]

    assert len(list(_named(dots))) == len(dots)
    assert not any(_collide(a, b) for i, a in enumerate(named) for b in named[:i])


def test_the_first_place_is_always_named() -> None:
    dots = [Dot("10.0", "10.0", "map-here", "Foix"), Dot("12.0", "10.0", "map-point", "Cos")]

    assert [dot.label for dot in _named(dots)] == ["Foix", ""]
