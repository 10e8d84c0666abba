"""The sheet of one action, whole: what the plan says, what people wrote, what is unknown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from django.db.models import Q
from django.utils import timezone

from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.accounts.models.dated import in_force_on
from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    BudgetLine,
    Measure,
    MeasureStatus,
    SharedDocument,
    SheetDependency,
)
from passerelles.apps.steering.reads.progress import confidence_of
from passerelles.apps.steering.reads.sheet_cells import AMOUNTS, sheet_of
from passerelles.domain.steering.budget import BudgetTotal, budget_total
from passerelles.domain.steering.confidence import Confidence
from passerelles.domain.steering.execution import MeasureState


@dataclass(frozen=True, slots=True)
class BudgetLineTold:
    """Euros of a funder in a year; None is unknown."""

    year: int
    funder: str
    funder_name: str
    amounts: tuple[Decimal | None, ...]

    @property
    def key(self) -> str:
        return f"{self.year}:{self.funder}"


@dataclass(frozen=True, slots=True)
class BudgetYear:
    """The lines of a year and their totals: planned, committed, paid."""

    year: int
    lines: tuple[BudgetLineTold, ...]
    totals: tuple[BudgetTotal, ...]


@dataclass(frozen=True, slots=True)
class PartnerTold:
    """``is_in_plan``: the document names it; ``is_in_sheet``: its part was written here."""

    code: str
    name: str
    part: str
    is_in_plan: bool
    is_in_sheet: bool


@dataclass(frozen=True, slots=True)
class StepTold:
    id: int
    kind: str
    kind_label: str
    title: str
    due_on: date | None
    done_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class NeedTold:
    """An action whose result is waited for; ``is_in_plan``: the document says so."""

    code: str
    name: str
    reason: str
    is_in_plan: bool


@dataclass(frozen=True, slots=True)
class MeasureTold:
    """``is_context``: the document tells a fact, nothing is to be done."""

    code: str
    text: str
    line: int | None
    status_label: str
    is_context: bool
    dates: tuple[str, ...]
    state: MeasureState
    owner_name: str
    evidence: str
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """``owner_name`` is the name in the plan while no institution of that code is known."""

    code: str
    name: str
    aim: str
    line: int | None
    priority: tuple[str, str]
    orientation: tuple[str, str]
    owner: str
    owner_name: str
    person_name: str
    starts_on: date | None
    ends_on: date | None
    territory: str
    note: str
    revision: int
    updated_at: datetime | None
    is_demonstration: bool
    partners: tuple[PartnerTold, ...]
    budget: tuple[BudgetYear, ...]
    totals: tuple[BudgetTotal, ...]
    steps: tuple[StepTold, ...]
    needs: tuple[NeedTold, ...]
    needed_by: tuple[NeedTold, ...]
    measures: tuple[MeasureTold, ...]
    words: tuple[Confidence, ...]
    documents: tuple[tuple[int, str], ...]


def action_of(code: str) -> Action | None:
    """The action of the current plan, with all that holds it."""
    rows = Action.objects.current().select_related("plan", "priority__orientation")
    return rows.filter(code=code).first()


def read_sheet(action: Action, *, reader: User | None, today: date) -> Sheet:
    """The sheet as ``reader`` may see it: shared documents follow their colleges. 14 queries.

    Nobody (the console) sees the documents open to all.
    """
    sheet = sheet_of(action)
    names = institution_names(action)
    lines = _budget_lines(sheet)
    priority = action.priority
    return Sheet(
        code=action.code,
        name=action.name,
        aim=action.aim,
        line=action.line,
        priority=(priority.code, priority.name),
        orientation=(priority.orientation.code, priority.orientation.name),
        owner=sheet.owner.code if sheet.owner else action.owner,
        owner_name=sheet.owner.name if sheet.owner else names.get(action.owner, action.owner),
        person_name=str(sheet.person) if sheet.person else "",
        starts_on=sheet.starts_on,
        ends_on=sheet.ends_on,
        territory=sheet.territory,
        note=sheet.note,
        revision=sheet.revision,
        updated_at=sheet.updated_at,
        is_demonstration=sheet.demonstration,
        partners=tuple(_partners(sheet, names)),
        budget=tuple(_years(lines)),
        totals=totals_of(lines),
        steps=tuple(_steps(sheet, today)),
        needs=tuple(_needs(sheet)),
        needed_by=tuple(_needed_by(action)),
        measures=tuple(_measures(action)),
        words=tuple(_words(action)),
        documents=tuple(_documents(action, reader)),
    )


def measure_text(action: Action, code: str) -> str:
    """What the plan says of a measure of the action; empty when it has none of that code."""
    rows = Measure.objects.current().filter(action=action, code=code)
    return rows.values_list("text", flat=True).first() or ""


def institution_names(action: Action) -> Mapping[str, str]:
    """The name of each institution by code: as known here, else as the plan writes it."""
    written = {one["code"]: one["name"] for one in action.plan.institutions}
    return written | dict(Institution.objects.values_list("code", "name"))


def totals_of(lines: Sequence[BudgetLineTold]) -> tuple[BudgetTotal, ...]:
    """Planned, committed and paid, each with its unknown lines."""
    return tuple(budget_total(line.amounts[rank] for line in lines) for rank in range(len(AMOUNTS)))


def _budget_lines(sheet: ActionSheet) -> list[BudgetLineTold]:
    rows = BudgetLine.objects.filter(sheet=sheet.pk).select_related("funder")
    return [
        BudgetLineTold(
            row.year, row.funder.code, row.funder.name, (row.planned, row.committed, row.paid)
        )
        for row in rows
    ]


def _years(lines: Sequence[BudgetLineTold]) -> Iterator[BudgetYear]:
    for year, rows in groupby(lines, key=lambda line: line.year):
        kept = tuple(rows)
        yield BudgetYear(year, kept, totals_of(kept))


def _partners(sheet: ActionSheet, names: Mapping[str, str]) -> Iterator[PartnerTold]:
    rows = sheet.partners.select_related("institution") if sheet.pk else ()
    told = {row.institution.code: row.part for row in rows}
    planned = sheet.action.partners
    for code in sorted({*planned, *told}, key=lambda code: names.get(code, code).lower()):
        yield PartnerTold(
            code, names.get(code, code), told.get(code, ""), code in planned, code in told
        )


def _steps(sheet: ActionSheet, today: date) -> Iterator[StepTold]:
    for row in sheet.steps.all() if sheet.pk else ():
        late = row.done_on is None and row.due_on is not None and row.due_on < today
        yield StepTold(
            row.pk,
            row.kind,
            row.get_kind_display(),
            row.title,
            row.due_on,
            row.done_on,
            late,
        )


def _needs(sheet: ActionSheet) -> Iterator[NeedTold]:
    action = sheet.action
    rows = SheetDependency.objects.filter(sheet=sheet.pk).select_related("needs")
    told = {row.needs.code: (row.needs.name, row.reason) for row in rows}
    planned = Action.objects.current().filter(plan=action.plan, code__in=action.depends_on)
    for code, name in planned.values_list("code", "name"):
        yield NeedTold(code, name, "", is_in_plan=True)
    for code, (name, reason) in told.items():
        yield NeedTold(code, name, reason, is_in_plan=False)


def _needed_by(action: Action) -> Iterator[NeedTold]:
    rows = Action.objects.current().filter(plan=action.plan)
    waiting = Q(depends_on__contains=[action.code]) | Q(sheet__dependencies__needs=action)
    for code, name in rows.filter(waiting).distinct().values_list("code", "name"):
        yield NeedTold(code, name, "", is_in_plan=False)


def _measures(action: Action) -> Iterator[MeasureTold]:
    rows = Measure.objects.current().filter(action=action)
    for row in rows.select_related("progress__owner"):
        progress = getattr(row, "progress", None)
        yield MeasureTold(
            code=row.code,
            text=row.text,
            line=row.line,
            status_label=row.get_status_display(),
            is_context=row.status == MeasureStatus.FACT,
            dates=tuple(row.dates),
            state=MeasureState(progress.state) if progress else MeasureState.UNTOLD,
            owner_name=progress.owner.name if progress and progress.owner else "",
            evidence=progress.evidence if progress else "",
            updated_at=progress.updated_at if progress else None,
        )


def _words(action: Action) -> Iterator[Confidence]:
    for row in action.confidences.select_related("author", "institution"):
        yield confidence_of(row)


def _documents(action: Action, reader: User | None) -> Iterator[tuple[int, str]]:
    """Those that name the action, open to all or to a college of the reader."""
    open_to = Q(readers=[])
    if reader is not None:
        held = reader.memberships.filter(in_force_on(timezone.localdate()))
        colleges = held.values_list("institution__college", flat=True)
        open_to |= Q(readers__overlap=list(colleges))
    rows = SharedDocument.objects.filter(open_to, actions=action, withdrawn_at=None)
    yield from rows.values_list("pk", "title")
