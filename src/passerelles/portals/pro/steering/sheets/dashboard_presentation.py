"""The dashboard in French, and what changed since a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passerelles.apps.indicators.reads.changes import IndicatorChange
from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.steering.reads.dashboard import (
    ActionCell,
    ChangedSince,
    Dashboard,
    OrientationColumn,
    PriorityLine,
)
from passerelles.documents.french import day, period_text, quantity_text
from passerelles.documents.steering.words import (
    STATES,
    WEATHER_MEANINGS,
    WEATHERS,
    difference_text,
    execution_text,
)
from passerelles.domain.indicators.changes import ChangeCause, ChangeStep, FigureState
from passerelles.domain.steering.execution import Execution
from passerelles.domain.steering.standing import Standing
from passerelles.portals.pro.steering.sheets.presentation import (
    IndicatorRow,
    WordsOf,
    indicator_row,
    words_of,
)
from passerelles.portals.pro.steering.sheets.wording import Mark, mark_of, standing_marks

CAUSES: Mapping[ChangeCause, str] = {
    ChangeCause.NEW_DATA: "nouvelles données",
    ChangeCause.DEFINITION: "nouvelle définition",
    ChangeCause.PERIMETER: "autre découpage du territoire",
    ChangeCause.CORRECTION: "correction de la source",
}


@dataclass(frozen=True, slots=True)
class CellView:
    """``counts``: « 3/20 »; ``execution`` says it in words."""

    code: str
    name: str
    words: WordsOf
    marks: list[Mark]
    counts: str
    execution: str


@dataclass(frozen=True, slots=True)
class LineView:
    code: str
    name: str
    execution: str
    cells: list[CellView]


@dataclass(frozen=True, slots=True)
class ColumnView:
    code: str
    name: str
    execution: str
    lines: list[LineView]


@dataclass(frozen=True, slots=True)
class DashboardView:
    """``standings`` and ``weathers`` make the legend of the signs."""

    columns: list[ColumnView]
    shared: list[IndicatorRow]
    execution: str
    standings: list[Mark]
    weathers: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure that changed, with each step and its cause."""

    code: str
    name: str
    before: str
    after: str
    steps: list[str]


@dataclass(frozen=True, slots=True)
class ChangesView:
    states: list[tuple[str, str, str, str]]
    words: list[tuple[str, WordsOf, WordsOf]]
    targets: list[tuple[str, str, str, str]]
    figures: list[FigureRow]


def dashboard_page(read: Dashboard) -> DashboardView:
    return DashboardView(
        columns=[_column(one, read.on) for one in read.columns],
        shared=[indicator_row(one) for one in read.shared],
        execution=execution_text(read.execution),
        standings=list(map(mark_of, Standing)),
        weathers=[(weather.value, WEATHER_MEANINGS[weather]) for weather in WEATHERS],
    )


def _column(column: OrientationColumn, on: date) -> ColumnView:
    lines = [_line(line, on) for line in column.lines]
    return ColumnView(column.code, column.name, execution_text(column.execution), lines)


def _line(line: PriorityLine, on: date) -> LineView:
    cells = [_cell(cell, on) for cell in line.cells]
    return LineView(line.code, line.name, execution_text(line.execution), cells)


def _cell(cell: ActionCell, on: date) -> CellView:
    done = cell.progress.execution
    return CellView(
        code=cell.code,
        name=cell.name,
        words=words_of(cell.progress.confidence, on),
        marks=standing_marks(cell.progress.standings()),
        counts=_counts(done),
        execution=cell.progress.problem or execution_text(done),
    )


def _counts(done: Execution | None) -> str:
    return f"{done.done}/{done.total}" if done else "–"


def changes_page(read: ChangedSince) -> ChangesView:
    return ChangesView(
        states=[
            (one.measure.partition(".")[0], one.measure, STATES[one.before], STATES[one.after])
            for one in read.states
        ],
        words=[
            (one.action, words_of(one.before, one.after.on), words_of(one.after, one.after.on))
            for one in read.words
        ],
        targets=[
            (_name(one.indicator), one.institution, day(one.on.date()), one.reason)
            for one in read.targets
        ],
        figures=[_figure(one) for one in read.figures],
    )


def _figure(one: IndicatorChange) -> FigureRow:
    def said(state: FigureState | None) -> str:
        if state is None:
            return "aucun chiffre"
        unit, decimals = one.indicator.definition.unit, one.indicator.decimals
        value = quantity_text(state.quantity, unit, decimals)
        return f"{value} ({period_text(state.period)})"

    return FigureRow(
        code=one.indicator.code,
        name=one.indicator.name,
        before=said(one.change.before),
        after=said(one.change.after),
        steps=[_step(step, one) for step in one.change.steps],
    )


def _step(step: ChangeStep, one: IndicatorChange) -> str:
    cause = CAUSES[step.cause]
    if step.difference is None:
        return cause
    unit, decimals = one.indicator.definition.unit, one.indicator.decimals
    return f"{cause} : {difference_text(step.difference, unit, decimals)}"


def _name(code: str) -> str:
    declared = indicators().get(code)
    return declared.name if declared else code
