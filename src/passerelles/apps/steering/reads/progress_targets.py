"""Where each indicator should be: the trajectory in force, or what the plan leaves unsaid of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from passerelles.apps.indicators.reads.headlines import Where, where_told
from passerelles.apps.steering.models import PlanTarget, TargetSetting
from passerelles.domain.steering.trajectory import BrokenTrajectory, Trajectory, straight


class Missing(StrEnum):
    """What a trajectory lacks."""

    TRAJECTORY = "trajectory"
    BASELINE = "baseline"
    BASELINE_DAY = "baseline_day"
    TARGET = "target"
    TARGET_DAY = "target_day"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Aim:
    """What an indicator should reach. ``said_by``: name of the institution, empty for the plan.

    ``trajectory`` is None when ``missing`` tells what lacks; ``note``: the words of the plan, or
    the reason of the institution. ``target``, ``target_on``, ``times`` (2 for « doubler »): what is
    said of the end even when the trajectory is not whole.
    """

    trajectory: Trajectory | None = None
    missing: tuple[Missing, ...] = ()
    said_by: str = ""
    set_on: date | None = None
    note: str = ""
    target: float | None = None
    target_on: date | None = None
    times: float | None = None


NO_AIM = Aim(missing=(Missing.TRAJECTORY,))
_ENDS = (Missing.BASELINE_DAY, Missing.BASELINE, Missing.TARGET_DAY, Missing.TARGET)


def aims(
    codes: Collection[str], where: Where, as_of: datetime | None = None, *, public: bool = False
) -> Mapping[str, Aim]:
    """The aim of these indicators there, for those that have one. Two queries.

    What an institution set prevails over the plan, the newest first. ``public`` leaves out what
    fictitious accounts set.
    """
    return _of_the_plan(codes) | _set(codes, where, as_of, public=public)


def _set(
    codes: Collection[str], where: Where, as_of: datetime | None, *, public: bool
) -> dict[str, Aim]:
    rows = TargetSetting.objects.filter(indicator__in=codes).select_related("institution")
    if public:
        rows = rows.exclude(author__demonstration=True)
    if as_of:
        rows = rows.filter(set_at__lte=as_of)
    ordered = rows.order_by("set_at", "id")
    return {
        row.indicator: _set_aim(row)
        for row in ordered
        if row.territory == str(where_told(row.indicator, where))
    }


def _set_aim(row: TargetSetting) -> Aim:
    trajectory = _through([(date.fromisoformat(p["on"]), float(p["value"])) for p in row.points])
    missing = () if trajectory else (Missing.ORDER,)
    return Aim(trajectory, missing, row.institution.name, row.set_at.date(), row.reason)


def _of_the_plan(codes: Collection[str]) -> dict[str, Aim]:
    rows = PlanTarget.objects.current().filter(indicator__in=codes).order_by("-position")
    return {row.indicator: _plan_aim(row) for row in rows}


def _plan_aim(row: PlanTarget) -> Aim:
    # A target told as so many times the baseline lacks the baseline only.
    ends = (row.baseline_on, row.baseline, row.target_on, _target_said(row))
    missing = tuple(name for name, end in zip(_ENDS, ends, strict=True) if end is None)
    points = ((row.baseline_on, row.baseline), (row.target_on, _target(row)))
    told = [(on, value) for on, value in points if on is not None and value is not None]
    trajectory = None if missing else _through(told)
    if not missing and trajectory is None:
        missing = (Missing.ORDER,)
    return Aim(
        trajectory,
        missing,
        note=row.note,
        target=_target(row),
        target_on=row.target_on,
        times=row.times_baseline,
    )


def _target_said(row: PlanTarget) -> float | None:
    return row.times_baseline if row.target is None else row.target


def _target(row: PlanTarget) -> float | None:
    if row.target is not None or row.baseline is None or row.times_baseline is None:
        return row.target
    return row.baseline * row.times_baseline


def _through(points: Sequence[tuple[date, float]]) -> Trajectory | None:
    """None for points in disorder: the entry refuses them, an old file may hold some."""
    try:
        return straight(points)
    except BrokenTrajectory:
        return None
