"""The names of a small map never cover one another, and stay inside it."""

from hypothesis import given
from hypothesis import strategies as st

from passerelles.portals.public.reference.map_dots import HEIGHT, WIDTH, Dot, frame_of, named

PLACES = st.tuples(
    st.floats(0, WIDTH), st.floats(0, HEIGHT), st.text("abcd", min_size=2, max_size=60)
)


@given(st.lists(PLACES, max_size=30))
def test_no_two_names_collide(places: list[tuple[float, float, str]]) -> None:
    dots = [Dot(x, y, "map-point", name) for x, y, name in places]

    drawn = list(named(dots, most=12))

    frames = [frame_of(dot) for dot in drawn if dot.label]
    assert len(drawn) == len(dots)
    assert not any(a.meets(b) for i, a in enumerate(frames) for b in frames[:i])
    assert all(frame.fits for frame in frames)
    assert len(frames) <= 12


def test_the_first_place_is_named_and_the_one_on_top_of_it_is_not() -> None:
    dots = [Dot(100, 100, "map-here", "Foix"), Dot(102, 100, "map-point", "Cos")]

    assert [dot.label for dot in named(dots, most=5)] == ["Foix", ""]


def test_a_name_near_an_edge_turns_inwards() -> None:
    dots = [Dot(3, 100, "map-point", "Brest"), Dot(477, 200, "map-point", "Strasbourg")]

    assert [dot.anchor for dot in named(dots, most=5)] == ["start", "end"]


def test_a_name_at_the_top_goes_below_its_place() -> None:
    (top,) = named([Dot(240, 4, "map-point", "Lille")], most=1)

    assert top.label
    assert top.shift > 0
