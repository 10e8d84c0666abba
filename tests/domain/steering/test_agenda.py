"""The calendar of reviews: everything once a year, the oldest and most worrying first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.steering.agenda import MOST_THEMES, Theme, propose

TODAY = date(2026, 11, 23)


def themes(number: int) -> list[Theme]:
    return [Theme(f"P{n:02}", (f"A{n}",)) for n in range(number)]


def meetings(number: int) -> list[date]:
    return [TODAY + timedelta(days=50 * n) for n in range(1, number + 1)]


def test_eleven_priorities_in_six_meetings_are_all_seen() -> None:
    found = propose(themes(11), meetings(6), today=TODAY)

    assert [len(seen) for _, seen in found.proposed] == [2, 2, 2, 2, 2, 1]
    assert found.left_out == ()


def test_what_finds_no_room_is_told() -> None:
    found = propose(themes(11), meetings(4), today=TODAY)

    assert sum(len(seen) for _, seen in found.proposed) == 8
    assert [theme.code for theme in found.left_out] == ["P08", "P09", "P10"]


def test_the_oldest_then_the_most_worrying_come_first() -> None:
    listed = [
        Theme("recent", (), TODAY - timedelta(days=300)),
        Theme("old", (), TODAY - timedelta(days=700)),
        Theme("calm", ()),
        Theme("worrying", (), None, worry=2),
    ]

    found = propose(listed, meetings(2), today=TODAY)

    assert [[t.code for t in seen] for _, seen in found.proposed] == [
        ["worrying", "calm"],
        ["old", "recent"],
    ]


def test_a_meeting_never_stays_without_a_theme() -> None:
    fresh = [Theme("one", (), TODAY), Theme("two", (), TODAY - timedelta(days=9))]

    found = propose(fresh, meetings(1), today=TODAY)

    assert [[t.code for t in seen] for _, seen in found.proposed] == [["two"]]


def test_without_a_meeting_to_come_everything_is_left_out() -> None:
    found = propose(themes(2), [TODAY - timedelta(days=1)], today=TODAY)

    assert found.proposed == ()
    assert len(found.left_out) == 2


@given(st.integers(0, 30), st.integers(1, 12))
def test_no_theme_is_lost_nor_seen_twice(number: int, held: int) -> None:
    listed = themes(number)

    found = propose(listed, meetings(held), today=TODAY)

    seen = [theme for _, examined in found.proposed for theme in examined]
    assert sorted(t.code for t in (*seen, *found.left_out)) == [t.code for t in listed]
    assert all(len(examined) <= MOST_THEMES for _, examined in found.proposed)
