"""Counting by arrays says what counting one by one says."""

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from passerelles.domain.observatory.supply import Links, tally_seats

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=30)


def links(pairs: list[tuple[int, int]], size: int = 10) -> Links:
    rows, values = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Links(rows, values, size=size)


@given(PAIRS, st.lists(st.integers(0, 9), max_size=12))
def test_each_row_asked_gives_its_numbers_once(
    pairs: list[tuple[int, int]], asked: list[int]
) -> None:
    positions, numbers = links(pairs).expand(np.array(asked, dtype=np.int64))

    expected = [
        (at, value)
        for at, row in enumerate(asked)
        for value in sorted({v for r, v in pairs if r == row})
    ]
    assert list(zip(positions.tolist(), numbers.tolist(), strict=True)) == expected


@given(PAIRS, PAIRS)
def test_links_follow_one_another(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    _, numbers = links(first).then(links(second)).expand(np.array([3]))

    assert set(numbers.tolist()) == {w for r, v in first if r == 3 for s, w in second if s == v}


SESSIONS = st.lists(
    st.tuples(st.integers(2026, 2027), st.integers(0, 3), st.none() | st.integers(0, 40)),
    min_size=1,
    max_size=40,
)


@given(SESSIONS)
def test_a_tally_counts_sessions_and_sums_what_is_said(
    sessions: list[tuple[int, int, int | None]],
) -> None:
    years, zones, seats = zip(*sessions, strict=True)
    given_seats = np.array([np.nan if s is None else s for s in seats], dtype=np.float64)

    found = tally_seats(given_seats, [np.array(years), np.array(zones)])

    expected = defaultdict[tuple[int, int], list[int | None]](list)
    for year, zone, said in sessions:
        expected[year, zone].append(said)
    assert [tuple(key) for key in found.keys.tolist()] == sorted(expected)
    for at, key in enumerate(sorted(expected)):
        said_seats = [s for s in expected[key] if s is not None]
        assert found.sessions[at] == len(expected[key])
        assert found.known[at] == sum(said_seats)
        assert found.unsaid[at] == len(expected[key]) - len(said_seats)
