"""The state of the whole plan on one screen, today or as it was known on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from passerelles.apps.indicators.reads.as_of import day_of
from passerelles.apps.indicators.reads.changes import IndicatorChange, changes
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.indicators.reads.headlines import Where
from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    Orientation,
    Priority,
    TargetSetting,
)
from passerelles.apps.steering.reads.progress import (
    ActionProgress,
    IndicatorProgress,
    confidences,
    execution_of,
    indicator_progress,
    progress_of,
)
from passerelles.apps.steering.reads.progress_measures import announced
from passerelles.apps.steering.reads.region import plan_region
from passerelles.domain.steering.confidence import Confidence
from passerelles.domain.steering.execution import Execution, MeasureState


@dataclass(frozen=True, slots=True)
class ActionCell:
    """An action of the grid."""

    code: str
    name: str
    progress: ActionProgress


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """``execution`` sums the measures of its actions; it averages nothing."""

    code: str
    name: str
    execution: Execution | None
    cells: tuple[ActionCell, ...]


@dataclass(frozen=True, slots=True)
class OrientationColumn:
    code: str
    name: str
    execution: Execution | None
    lines: tuple[PriorityLine, ...]


@dataclass(frozen=True, slots=True)
class StateChange:
    """A measure by its code, and where it stood at both ends."""

    measure: str
    before: MeasureState
    after: MeasureState


@dataclass(frozen=True, slots=True)
class WordsChange:
    """An action by its code; ``before`` is None when nobody had said anything."""

    action: str
    before: Confidence | None
    after: Confidence


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A trajectory set to an indicator."""

    indicator: str
    institution: str
    on: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What people said and what data told since an instant, each by its cause."""

    since: datetime
    states: tuple[StateChange, ...]
    words: tuple[WordsChange, ...]
    targets: tuple[TargetChange, ...]
    figures: tuple[IndicatorChange, ...]
    has_demonstration_sheets: bool

    @property
    def is_demonstration(self) -> bool:
        """Whether one of the figures is generated, or some sheets fictitious."""
        ends = [end for one in self.figures for end in (one.before, one.after)]
        return self.has_demonstration_sheets or any(e.is_demonstration for e in ends if e)

    def __bool__(self) -> bool:
        return bool(self.states or self.words or self.targets or self.figures)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """``as_of`` is None for what is known now; ``on`` is its day. Shared indicators by code."""

    as_of: datetime | None
    on: date
    columns: tuple[OrientationColumn, ...]
    shared: tuple[IndicatorProgress, ...]

    @property
    def cells(self) -> Iterator[ActionCell]:
        return (cell for one in self.columns for line in one.lines for cell in line.cells)

    @property
    def execution(self) -> Execution | None:
        return execution_of(cell.progress for cell in self.cells)

    @property
    def has_demonstration_sheets(self) -> bool:
        return any(cell.progress.is_demonstration for cell in self.cells)

    @property
    def has_demonstration_figures(self) -> bool:
        figures = [*self.shared, *(i for cell in self.cells for i in cell.progress.indicators)]
        return any(one.is_demonstration for one in figures)


def dashboard(as_of: datetime | None = None) -> Dashboard:
    """The current plan, as it was known; 18 queries at most, whatever the number of actions."""
    actions = _actions()
    progress = progress_of(actions, as_of=as_of)
    columns = tuple(
        _column(orientation, list(group), progress)
        for orientation, group in groupby(actions, key=lambda one: one.priority.orientation)
    )
    return Dashboard(as_of, day_of(as_of), columns, _shared(progress, as_of))


def changed_since(since: datetime) -> ChangedSince:
    """What is not now as it was then; 20 queries at most."""
    actions = _actions()
    then, now = announced(actions, since), announced(actions)
    before = {one.code: one.state for measures in then.values() for one in measures}
    told, telling = confidences(actions, since), confidences(actions)
    followed = [code for code, one in indicators().items() if one.shared or one.scope == "action"]
    return ChangedSince(
        since=since,
        states=tuple(
            StateChange(one.code, before[one.code], one.state)
            for measures in now.values()
            for one in measures
            if one.state != before[one.code]
        ),
        words=tuple(
            WordsChange(one.code, told.get(one.code), telling[one.code])
            for one in actions
            if one.code in telling and told.get(one.code) != telling[one.code]
        ),
        targets=tuple(_targets_since(since)),
        figures=tuple(changes(Where("region", plan_region()), since=since, codes=followed)),
        has_demonstration_sheets=ActionSheet.objects.filter(demonstration=True).exists(),
    )


def _shared(
    progress: Mapping[str, ActionProgress], as_of: datetime | None
) -> tuple[IndicatorProgress, ...]:
    """Those that follow an action are read already."""
    codes = sorted(code for code, one in indicators().items() if one.shared)
    known = {one.code: one for part in progress.values() for one in part.indicators}
    others = [code for code in codes if code not in known]
    where = Where("region", plan_region())
    read = indicator_progress(others, where, as_of=as_of) if others else {}
    return tuple(known.get(code) or read[code] for code in codes)


def _actions() -> list[Action]:
    rows = Action.objects.current().select_related("plan", "priority__orientation")
    return list(rows.order_by("position"))


def _column(
    orientation: Orientation, actions: Sequence[Action], progress: Mapping[str, ActionProgress]
) -> OrientationColumn:
    lines = tuple(
        _line(priority, list(group), progress)
        for priority, group in groupby(actions, key=lambda one: one.priority)
    )
    whole = execution_of(progress[one.code] for one in actions)
    return OrientationColumn(orientation.code, orientation.name, whole, lines)


def _line(
    priority: Priority, actions: Sequence[Action], progress: Mapping[str, ActionProgress]
) -> PriorityLine:
    cells = tuple(ActionCell(one.code, one.name, progress[one.code]) for one in actions)
    whole = execution_of(cell.progress for cell in cells)
    return PriorityLine(priority.code, priority.name, whole, cells)


def _targets_since(since: datetime) -> Iterator[TargetChange]:
    rows = TargetSetting.objects.filter(set_at__gt=since).select_related("institution")
    for row in rows.order_by("set_at"):
        yield TargetChange(row.indicator, row.institution.name, row.set_at, row.reason)
