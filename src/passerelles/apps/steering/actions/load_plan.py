"""Loading a plan: its rows follow the file, and keep their identifiers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from passerelles.apps.journal.actions import record
from passerelles.apps.steering.actions import plan_rows
from passerelles.apps.steering.models import (
    Action,
    Measure,
    Orientation,
    Plan,
    PlanTarget,
    Priority,
)
from passerelles.apps.steering.models.plan import PlanRow
from passerelles.formats.plan import records
from passerelles.formats.plan.check import CheckedPlan
from passerelles.formats.plan.findings import BrokenPlan


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """What a loading changed, as codes of rows in the order of the file.

    ``plan``: whether its head changed (title, dates, institutions, names, documents, being the
    current one). ``closed`` rows are no longer in the file. A row that only moved is not told.
    """

    plan: bool
    added: tuple[str, ...]
    changed: tuple[str, ...]
    closed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.plan or self.added or self.changed or self.closed)


def load_plan(checked: CheckedPlan, *, actor: str, at: datetime) -> PlanChanges:
    """Write the plan and make it the current one, in one transaction.

    A row keeps its identifier as long as its code; one that the file lost is closed, one that
    comes back is opened again. Nothing changed, nothing journaled. Raises BrokenPlan.
    """
    if checked.plan is None or checked.findings:
        raise BrokenPlan(list(checked.findings))
    file = checked.plan
    with transaction.atomic():
        Plan.objects.exclude(code=file.code).update(is_current=False)
        plan, is_head_changed = _head(file, checked.sha256, actor=actor, at=at)
        writing = _Writing(plan, timezone.localdate(at))
        orientations = writing.rows(Orientation, plan_rows.orientation_values(file))
        priorities = writing.rows(Priority, plan_rows.priority_values(file, orientations))
        actions = writing.rows(Action, plan_rows.action_values(file, priorities))
        measures = writing.rows(Measure, plan_rows.measure_values(file, actions))
        writing.rows(PlanTarget, plan_rows.target_values(file, measures))
        changes = writing.changes(head=is_head_changed)
        if changes:
            _journal(plan, changes, actor=actor, at=at)
    return changes


def _head(file: records.Plan, sha256: str, *, actor: str, at: datetime) -> tuple[Plan, bool]:
    """The row of the plan, and whether this loading wrote it."""
    values = {**plan_rows.plan_values(file), "sha256": sha256, "is_current": True}
    kept = Plan.objects.select_for_update().filter(code=file.code).first()
    if kept and not _differing(kept, values):
        return kept, False
    plan = kept or Plan(code=file.code)
    _assign(plan, {**values, "loaded_at": at, "loaded_by": actor})
    plan.save()
    return plan, True


class _Writing:
    """Writes the rows of one plan and remembers what changed."""

    def __init__(self, plan: Plan, day: date) -> None:
        self._plan, self._day = plan, day
        self._added: list[str] = []
        self._changed: list[str] = []
        self._closed: list[str] = []

    def rows(self, model: type[PlanRow], wanted: Mapping[str, plan_rows.Values]) -> dict[str, int]:
        """Bring the rows of ``model`` to ``wanted``; their identifiers by code."""
        kept = {row.code: row for row in model.objects.filter(plan=self._plan)}
        new: list[PlanRow] = []
        for position, (code, values) in enumerate(wanted.items(), 1):
            whole = {**values, "position": position, "closed_on": None}
            if code in kept:
                self._update(kept[code], whole)
            else:
                new.append(model(plan=self._plan, code=code, **whole))
        self._added += [row.code for row in new]
        self._close([row for code, row in kept.items() if code not in wanted])
        return {row.code: row.pk for row in (*kept.values(), *model.objects.bulk_create(new))}

    def changes(self, *, head: bool) -> PlanChanges:
        return PlanChanges(head, tuple(self._added), tuple(self._changed), tuple(self._closed))

    def _update(self, row: PlanRow, values: plan_rows.Values) -> None:
        differing = _differing(row, values)
        if differing:
            _assign(row, differing)
            row.save(update_fields=list(differing))
        if differing.keys() - {"position"}:
            self._changed.append(row.code)

    def _close(self, rows: Iterable[PlanRow]) -> None:
        for row in rows:
            if row.closed_on is None:
                row.closed_on = self._day
                row.save(update_fields=["closed_on"])
                self._closed.append(row.code)


def _differing(row: Any, values: plan_rows.Values) -> plan_rows.Values:
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _assign(row: Any, values: plan_rows.Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _journal(plan: Plan, changes: PlanChanges, *, actor: str, at: datetime) -> None:
    record(
        "plan.load",
        actor=actor,
        on=("plan", plan.code),
        at=at,
        details={
            "sha256": plan.sha256,
            "added": list(changes.added),
            "changed": list(changes.changed),
            "closed": list(changes.closed),
        },
    )
