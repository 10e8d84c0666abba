"""Distance, gap and standing: never clipped, never certain when the figure is not."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from passerelles.domain.common.absence import Absence
from passerelles.domain.common.interval import Interval
from passerelles.domain.steering.progress import Measured, distance, gap
from passerelles.domain.steering.standing import Standing, standing
from passerelles.domain.steering.trajectory import (
    BrokenTrajectory,
    Milepost,
    Trajectory,
    straight,
)
from passerelles.domain.steering.trend import goes_wrong, landing, will_miss

START, END = date(2022, 1, 1), date(2028, 1, 1)
RISING = straight([(START, 10.0), (END, 20.0)])
FALLING = straight([(START, 20.0), (END, 10.0)])
HELD = straight([(START, 10.0), (END, 10.0)])
values = st.floats(min_value=-1e6, max_value=1e6)


def measured(value: float, on: date = START) -> Measured:
    return Measured(on=on, value=value)


@pytest.mark.parametrize(
    ("trajectory", "value", "covered"),
    [
        (RISING, 15, 0.5),
        (RISING, 25, 1.5),  # overshoot
        (RISING, 5, -0.5),  # regression
        (FALLING, 15, 0.5),
        (FALLING, 5, 1.5),
        (FALLING, 25, -0.5),
    ],
)
def test_distance_is_never_clipped(trajectory: Trajectory, value: float, covered: float) -> None:
    assert distance(measured(value), trajectory).exact == pytest.approx(covered)


def test_a_target_equal_to_the_baseline_has_no_distance() -> None:
    assert distance(measured(10), HELD).absence is Absence.NOT_APPLICABLE


def test_without_a_trajectory_or_a_figure_the_reason_is_told() -> None:
    secret = Measured(absence=Absence.SECRET)

    assert distance(measured(1), None).absence is Absence.MISSING_INPUT
    assert distance(secret, RISING).absence is Absence.SECRET
    assert gap(secret, RISING).absence is Absence.SECRET
    assert gap(measured(1, START - timedelta(days=1)), RISING).absence is Absence.NOT_APPLICABLE


def test_a_bounded_figure_gives_an_interval() -> None:
    found = distance(Measured(on=START, interval=Interval(10, 15)), FALLING)

    assert (found.low, found.high) == (0.5, 1.0)
    assert found.exact is None


@given(values, values, values, st.integers(0, 4000))
def test_distance_at_the_expected_value_follows_the_line(
    first: float, last: float, value: float, days: int
) -> None:
    assume(abs(first - last) > 1e-3)
    trajectory = straight([(START, first), (END, last)])

    assert distance(measured(first), trajectory).exact == pytest.approx(0)
    assert distance(measured(last), trajectory).exact == pytest.approx(1)
    expected = trajectory.expected(START + timedelta(days=days))
    assert expected is not None
    assert min(first, last) - 1e-6 <= expected <= max(first, last) + 1e-6


@pytest.mark.parametrize(
    ("trajectory", "value", "stands"),
    [
        (RISING, 11, Standing.AHEAD),
        (RISING, 10, Standing.ON_TRACK),
        (RISING, 9, Standing.BEHIND),
        (FALLING, 21, Standing.BEHIND),
        (FALLING, 19, Standing.AHEAD),
        (HELD, 11, Standing.BEHIND),
        (HELD, 10, Standing.ON_TRACK),
        (None, 10, Standing.BLIND),
    ],
)
def test_standing_depends_on_the_way_wanted(
    trajectory: Trajectory | None, value: float, stands: Standing
) -> None:
    assert standing(measured(value), trajectory) is stands


@pytest.mark.parametrize("trajectory", [RISING, FALLING, HELD])
def test_an_interval_that_holds_the_expected_value_decides_nothing(
    trajectory: Trajectory,
) -> None:
    around = trajectory.baseline.value
    found = Measured(on=START, interval=Interval(around - 1, around + 1))

    assert standing(found, trajectory) is Standing.UNDECIDED


def test_a_target_before_its_baseline_is_refused() -> None:
    with pytest.raises(BrokenTrajectory, match="01/01/2022 ne suit pas celui du 01/01/2028"):
        straight([(END, 1), (START, 2)])
    with pytest.raises(BrokenTrajectory, match="au moins deux points"):
        straight([(START, 1)])


def test_the_pace_so_far_tells_whether_the_target_will_be_missed() -> None:
    halfway = date(2025, 1, 1)

    assert landing(Milepost(halfway, 13), RISING) == pytest.approx(16, abs=0.01)
    assert will_miss(Milepost(halfway, 13), RISING) is True
    assert will_miss(Milepost(halfway, 13), FALLING) is False
    assert will_miss(Milepost(START, 10), RISING) is None
    assert will_miss(Milepost(halfway, 10), HELD) is None


@pytest.mark.parametrize(
    ("series", "wanted", "wrong"),
    [
        ([5, 4, 3], "up", True),
        ([5, 4, 3], "down", False),
        ([3, 4, 5], "down", True),
        ([5, 4, 4], "up", False),
        ([4, 3], "up", False),
        ([5, 4, 3], "none", False),
    ],
)
def test_three_figures_the_wrong_way_are_a_trend(
    series: list[float], wanted: str, wrong: bool
) -> None:
    assert goes_wrong(series, wanted=wanted) is wrong
