"""Communes that have something within so many minutes, against every pair compared."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelles.domain.catalogue.reach import farthest_km, reached
from passerelles.domain.catalogue.travel import EstimatedTravel, Spot, Spots, estimated_minutes

TIMES = EstimatedTravel()
MINUTES = (30, 45, 60)
DEGREES = st.tuples(st.floats(42, 51), st.floats(-5, 8), st.floats(1, 20_000))


def spots(rows: list[tuple[float, float, float]]) -> Spots:
    latitude, longitude, density = np.array(rows, dtype=np.float64).reshape(-1, 3).T
    return Spots(latitude, longitude, density)


@settings(max_examples=60, deadline=None)
@given(st.lists(DEGREES, min_size=1, max_size=8), st.lists(DEGREES, min_size=1, max_size=12))
def test_the_cut_loses_no_trip(
    sites: list[tuple[float, float, float]], homes: list[tuple[float, float, float]]
) -> None:
    groups = np.eye(len(sites), dtype=np.bool_)

    found = reached(spots(sites), groups, spots(homes), minutes=MINUTES, times=TIMES)

    for number, site in enumerate(sites):
        trips = TIMES.minutes(Spot(*site), spots(homes))
        for plane, most in zip(found, MINUTES, strict=True):
            assert np.array_equal(plane[:, number], trips <= most)


@settings(max_examples=60, deadline=None)
@given(st.lists(DEGREES, min_size=2, max_size=8), st.lists(DEGREES, min_size=1, max_size=12))
def test_more_time_or_more_sites_never_reach_fewer(
    sites: list[tuple[float, float, float]], homes: list[tuple[float, float, float]]
) -> None:
    half = np.arange(len(sites)) % 2 == 0
    groups = np.column_stack([np.ones(len(sites), dtype=np.bool_), half])

    found = reached(spots(sites), groups, spots(homes), minutes=MINUTES, times=TIMES)

    assert np.all(found[0] <= found[1])
    assert np.all(found[1] <= found[2])
    assert np.all(found[:, :, 1] <= found[:, :, 0])


def test_what_nobody_located_reaches_nothing() -> None:
    toulouse, nowhere = (43.6, 1.44, 4_000.0), (np.nan, np.nan, np.nan)
    everything = np.ones((2, 1), dtype=np.bool_)

    found = reached(
        spots([toulouse, nowhere]),
        everything,
        spots([nowhere, toulouse]),
        minutes=(30,),
        times=TIMES,
    )

    assert found[0, :, 0].tolist() == [False, True]


@pytest.mark.parametrize("minutes", [5, 30, 60, 120])
def test_no_trip_goes_farther_than_the_bound(minutes: int) -> None:
    just_beyond = np.array([farthest_km(minutes) + 0.001])

    assert estimated_minutes(just_beyond, 1.0, np.array([1.0]))[0] > minutes
