"""The estimate of travel: monotone, without jumps, and close to known trips."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.catalogue.known_trips import TOWNS, TRIPS

from passerelles.domain.catalogue.travel import (
    STARTING,
    EstimatedTravel,
    Spot,
    Spots,
    densities,
    distances_km,
    estimated_minutes,
)

DENSITIES = st.floats(0, 30_000)
KILOMETRES = st.floats(0, 1_200)


def minutes_of(start: str, end: str) -> float:
    latitude, longitude, density = TOWNS[end]
    arrival = Spots(
        *(np.array([value], dtype=np.float64) for value in (latitude, longitude, density))
    )
    return float(EstimatedTravel().minutes(Spot(*TOWNS[start]), arrival)[0])


def test_known_trips_are_estimated_within_a_seventh_on_average() -> None:
    errors = [abs(minutes_of(a, b) - known) / known for a, b, known in TRIPS]

    assert np.mean(errors) < 0.16
    assert max(errors) < 0.46


@given(KILOMETRES, KILOMETRES, DENSITIES, DENSITIES)
def test_farther_never_takes_less_time(one: float, other: float, start: float, end: float) -> None:
    near, far = sorted((one, other))
    minutes = estimated_minutes(np.array([near, far]), start, np.array([end, end]))

    assert minutes[0] <= minutes[1] + 1e-9


@given(KILOMETRES, DENSITIES)
def test_a_metre_more_never_jumps(km: float, density: float) -> None:
    minutes = estimated_minutes(np.array([km, km + 0.001]), density, np.array([density] * 2))

    assert minutes[1] - minutes[0] < 0.01


@given(KILOMETRES, DENSITIES, DENSITIES)
def test_a_denser_place_is_never_faster(km: float, one: float, other: float) -> None:
    sparse, dense = sorted((one, other))
    minutes = estimated_minutes(np.array([km, km]), 100.0, np.array([sparse, dense]))

    assert minutes[0] <= minutes[1] + 1e-9


def test_an_unknown_place_has_no_minutes() -> None:
    nowhere = Spots(np.array([np.nan]), np.array([np.nan]), np.array([np.nan]))

    assert np.isnan(EstimatedTravel().minutes(Spot(43.6, 1.44, 100.0), nowhere)).all()


def test_the_same_place_takes_the_time_to_leave_and_park() -> None:
    assert minutes_of("Foix", "Foix") == STARTING


def test_distance_is_that_of_the_great_circle() -> None:
    there = Spots(*(np.array([value], dtype=np.float64) for value in TOWNS["Montpellier"]))

    assert abs(distances_km(Spot(*TOWNS["Toulouse"]), there)[0] - 196.2) < 1


def test_density_counts_the_people_around() -> None:
    latitude, longitude = np.array([43.6, 43.61, 45.0]), np.array([1.44, 1.45, 2.0])
    found = densities(latitude, longitude, np.array([1000.0, 500.0, 10.0]))

    assert found[0] == found[1] > found[2] > 0
