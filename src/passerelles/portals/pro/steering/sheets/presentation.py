"""The sheet of an action and the list of one's actions in French."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from passerelles.apps.steering.reads.my_actions import ActionLine, DueItem
from passerelles.apps.steering.reads.progress import ActionProgress, IndicatorProgress
from passerelles.apps.steering.reads.progress_targets import NO_AIM
from passerelles.apps.steering.reads.sheet import BudgetYear, Sheet, StepTold
from passerelles.documents.french import day, period_text, quantity_text
from passerelles.documents.steering.words import (
    STATES,
    UNTOLD,
    WEATHERS,
    aim_text,
    amount_text,
    distance_text,
    euros,
    execution_text,
    gap_text,
    missing_text,
    share_text,
)
from passerelles.domain.steering.confidence import Confidence
from passerelles.domain.steering.execution import MeasureState
from passerelles.portals.pro.steering.sheets.wording import (
    Mark,
    lack_texts,
    mark_of,
    standing_marks,
)

_PARTS = {"owner": "porte l’action", "partner": "partenaire", "": ""}


@dataclass(frozen=True, slots=True)
class WordsOf:
    """A confidence: ``weather`` is the name of its picture, empty when nobody said anything."""

    weather: str
    word: str
    text: str = ""
    signature: str = ""
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A line of « mes actions »."""

    code: str
    name: str
    priority: str
    part: str
    words: WordsOf
    marks: list[Mark]
    execution: str
    due: list[str]
    lacks: list[str]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """The readings of an indicator. ``missing`` says by name what keeps them from being made."""

    code: str
    name: str
    figure: str
    period: str
    is_demonstration: bool
    aim: str
    aim_said_by: str
    distance: str
    gap: str
    standing: Mark
    missing: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """Four readings, none of them merged. ``coverage``: how many states are known; ``aimless``:
    indicators of the action that no target was set to; ``context``: those that only shed light.
    """

    execution: str
    share: str
    coverage: str
    problem: str
    words: WordsOf
    rows: list[IndicatorRow]
    aimless: list[IndicatorRow]
    context: list[IndicatorRow]
    is_demonstration: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    code: str
    text: str
    line: int | None
    said: str
    state: str
    tone: str
    owner: str
    evidence: str
    updated: str
    is_context: bool


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A line of a year, or its total (``key`` is then empty)."""

    key: str
    year: str
    funder: str
    amounts: list[str]


def words_of(said: Confidence | None, on: date) -> WordsOf:
    if said is None:
        return WordsOf("", "non renseignée")
    signature = f"{said.author}, le {day(said.on)}"
    return WordsOf(said.weather, WEATHERS[said.weather], said.text, signature, said.is_stale(on))


def action_row(line: ActionLine, today: date) -> ActionRow:
    return ActionRow(
        code=line.code,
        name=line.name,
        priority=line.priority,
        part=_PARTS[line.part],
        words=words_of(line.progress.confidence, today),
        marks=standing_marks(line.progress.standings()),
        execution=line.progress.problem or execution_text(line.progress.execution),
        due=[_due(item) for item in line.due],
        lacks=lack_texts(line.lacks),
    )


def _due(item: DueItem) -> str:
    kind = "décision : " if item.is_decision else ""
    return f"{kind}{item.title}, {'en retard depuis' if item.is_late else 'pour'} le {day(item.on)}"


def progress_page(progress: ActionProgress, on: date) -> ProgressPage:
    done = progress.execution
    followed = [one for one in progress.indicators if one.is_followed]
    return ProgressPage(
        execution=execution_text(done),
        share=share_text(done) if done else "",
        coverage=f"{done.told} sur {done.total}" if done else "",
        problem=progress.problem,
        words=words_of(progress.confidence, on),
        rows=[indicator_row(one) for one in followed if one.aim is not NO_AIM],
        aimless=[indicator_row(one) for one in followed if one.aim is NO_AIM],
        context=[indicator_row(one) for one in progress.indicators if not one.is_followed],
        is_demonstration=progress.is_demonstration,
    )


def indicator_row(one: IndicatorProgress) -> IndicatorRow:
    declared, figure = one.computed.indicator, one.computed.figure
    unit, decimals = declared.definition.unit, declared.decimals
    said_by = f"posée par {one.aim.said_by}" if one.aim.said_by else "selon le plan"
    return IndicatorRow(
        code=declared.code,
        name=declared.name,
        figure=quantity_text(
            one.computed.quantity, unit, decimals, missing=" ou ".join(one.lacking)
        ),
        period=period_text(figure.period) if figure else "",
        is_demonstration=one.is_demonstration,
        aim=aim_text(one),
        aim_said_by=said_by if aim_text(one) else "",
        distance=distance_text(one.distance),
        gap=gap_text(one.gap, unit, decimals),
        standing=mark_of(one.standing),
        missing=missing_text(one),
        is_late=one.computed.is_late,
    )


def measure_rows(sheet: Sheet) -> list[MeasureRow]:
    tones = {MeasureState.DONE: "good", MeasureState.RUNNING: "accent"}
    return [
        MeasureRow(
            code=one.code,
            text=one.text,
            line=one.line,
            said=", ".join([one.status_label, *one.dates]),
            state=STATES[one.state],
            tone=tones.get(one.state, "neutral"),
            owner=one.owner_name or UNTOLD,
            evidence=one.evidence,
            updated=day(one.updated_at.date()) if one.updated_at else "",
            is_context=one.is_context,
        )
        for one in sheet.measures
    ]


def sheet_page(sheet: Sheet, progress: ActionProgress, on: date) -> dict[str, object]:
    """What the page of a sheet shows, whoever reads it."""
    return {
        "sheet": sheet,
        "dates": dates_text(sheet),
        "steps": [(step, step_text(step)) for step in sheet.steps],
        "former_words": former_words(sheet),
        "progress": progress_page(progress, on),
        "budget": budget_rows(sheet),
        "totals": [euros(total) for total in sheet.totals],
        "measures": measure_rows(sheet),
        "demonstration": is_demonstration([progress]),
    }


def dates_text(sheet: Sheet) -> str:
    """« du 1er janvier 2023 au 31 décembre 2028 », each end said unknown when it is."""
    if not sheet.starts_on and not sheet.ends_on:
        return UNTOLD
    start = f"du {day(sheet.starts_on)}" if sheet.starts_on else "début non renseigné,"
    end = f"au {day(sheet.ends_on)}" if sheet.ends_on else "fin non renseignée"
    return f"{start} {end}"


def step_text(step: StepTold) -> str:
    """Where a milestone or a deliverable stands: done, late, expected, or without a date."""
    if step.done_on:
        return f"fait le {day(step.done_on)}"
    if not step.due_on:
        return "échéance non renseignée"
    late = "en retard, " if step.is_late else ""
    return f"{late}attendu le {day(step.due_on)}"


def former_words(sheet: Sheet) -> list[str]:
    """What was said before the last words, the newest first."""
    return [
        f"{day(one.on)}, {one.author} ({WEATHERS[one.weather]}) : {one.text}"
        for one in sheet.words[1:]
    ]


def budget_rows(sheet: Sheet) -> list[BudgetRow]:
    return [row for year in sheet.budget for row in _year_rows(year)]


def _year_rows(year: BudgetYear) -> Iterator[BudgetRow]:
    for line in year.lines:
        told = [UNTOLD if one is None else amount_text(one) for one in line.amounts]
        yield BudgetRow(line.key, str(line.year), line.funder_name, told)
    if len(year.lines) > 1:
        yield BudgetRow("", str(year.year), "ensemble", [euros(total) for total in year.totals])


def is_demonstration(parts: Iterable[ActionProgress]) -> bool:
    """Whether something fictitious is shown: the page then says so at its top."""
    return any(
        one.is_demonstration or any(i.is_demonstration for i in one.indicators) for one in parts
    )
