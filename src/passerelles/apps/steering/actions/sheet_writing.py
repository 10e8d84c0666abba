"""Writing cells back into the tables of a sheet; rights, merging and journal are the caller's."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from passerelles.apps.accounts.models import Institution, User
from passerelles.apps.steering.errors import SteeringRefused
from passerelles.apps.steering.models import (
    Action,
    ActionSheet,
    BudgetLine,
    Measure,
    MeasureProgress,
    SheetDependency,
    SheetPartner,
    SheetStep,
)

Row = TypeVar("Row", bound=Model)
Line = Mapping[str, str | None]
Writer = Callable[[ActionSheet, tuple[str, ...], Line], None]
_SCALARS = ("owner", "person", "starts_on", "ends_on", "territory", "note")
_FAR = Decimal(10) ** 12  # what a column of fourteen digits holds


def write_cells(sheet: ActionSheet, changes: Line, *, now: datetime) -> None:
    """Write the cells changed; a line with a cell at None is removed. Raises SteeringRefused."""
    lines = defaultdict[tuple[str, ...], dict[str, str | None]](dict)
    for key, value in changes.items():
        kind, *rest = key.split(":")
        if kind in _SCALARS:
            _set(sheet, kind, value or "")
        else:
            named = kind in ("partner", "needs")
            line = (kind, *rest) if named else (kind, *rest[:-1])
            lines[line]["" if named else rest[-1]] = value
    for (kind, *which), cells in lines.items():
        _WRITERS[kind](sheet, tuple(which), cells)
        if kind == "measure":
            MeasureProgress.objects.filter(measure__code=which[0]).update(updated_at=now)
    _check_dates(sheet)


def institution_of(code: str) -> Institution | None:
    """None for an empty code. Raises SteeringRefused for an unknown or closed institution."""
    if not code:
        return None
    return _one(Institution.objects.filter(closed_on=None), code, "institution ouverte")


def _set(sheet: ActionSheet, name: str, value: str) -> None:
    if name == "owner":
        sheet.owner = institution_of(value)
    elif name == "person":
        sheet.person = User.objects.filter(email=value, is_active=True).first() if value else None
        if value and sheet.person is None:
            raise SteeringRefused(f"« {value} » n’a pas de compte ouvert : choisissez-en un autre.")
    elif name in ("starts_on", "ends_on"):
        setattr(sheet, name, _day(value))
    else:
        setattr(sheet, name, value)


def _check_dates(sheet: ActionSheet) -> None:
    if sheet.starts_on and sheet.ends_on and sheet.ends_on < sheet.starts_on:
        raise SteeringRefused(
            f"La fin ({sheet.ends_on:%d/%m/%Y}) précède le début ({sheet.starts_on:%d/%m/%Y}) : "
            "corrigez l’une des deux dates."
        )


def _partner(sheet: ActionSheet, which: tuple[str, ...], cells: Line) -> None:
    _put(SheetPartner, {"sheet": sheet, "institution": institution_of(which[0])}, cells, "part")


def _dependency(sheet: ActionSheet, which: tuple[str, ...], cells: Line) -> None:
    plan = Action.objects.current().filter(plan=sheet.action.plan)
    needed = _one(plan, which[0], "action du plan")
    _put(SheetDependency, {"sheet": sheet, "needs": needed}, cells, "reason")


def _budget(sheet: ActionSheet, which: tuple[str, ...], cells: Line) -> None:
    year, funder = which
    line: dict[str, Any] = {"sheet": sheet, "year": int(year), "funder": institution_of(funder)}
    if None in cells.values():
        BudgetLine.objects.filter(**line).delete()
        return
    amounts = {name: _euros(value or "") for name, value in cells.items()}
    BudgetLine.objects.update_or_create(**line, defaults=amounts)


def _step(sheet: ActionSheet, which: tuple[str, ...], cells: Line) -> None:
    known = None if which[0] == "new" else sheet.steps.filter(pk=which[0]).first()
    if None in cells.values():
        sheet.steps.filter(pk=which[0]).delete()
        return
    step = known or SheetStep(sheet=sheet)
    for name, value in cells.items():
        setattr(step, name, _day(value or "") if name.endswith("_on") else value)
    step.save()


def _measure(sheet: ActionSheet, which: tuple[str, ...], cells: Line) -> None:
    measure = _one(Measure.objects.filter(action=sheet.action), which[0], "engagement de l’action")
    told: dict[str, Any] = {name: value or "" for name, value in cells.items() if name != "owner"}
    if "owner" in cells:
        told["owner"] = institution_of(cells["owner"] or "")
    MeasureProgress.objects.update_or_create(measure=measure, defaults=told)


def _put(model: type[Model], line: Mapping[str, Any], cells: Line, name: str) -> None:
    """Write or remove a line that holds one text."""
    if cells[""] is None:
        model._default_manager.filter(**line).delete()
    else:
        model._default_manager.update_or_create(**line, defaults={name: cells[""]})


def _one(rows: QuerySet[Row], code: str, what: str) -> Row:
    found = rows.filter(code=code).first()
    if found is None:
        raise SteeringRefused(f"« {code} » n’est pas une {what} : choisissez dans la liste.")
    return found


def _day(value: str) -> date | None:
    return date.fromisoformat(value) if value else None


def _euros(value: str) -> Decimal | None:
    amount = Decimal(value) if value else None
    if amount is not None and not 0 <= amount < _FAR:
        raise SteeringRefused(f"{value} € n’est pas un montant : écrivez des euros, sans signe.")
    return amount


_WRITERS: Mapping[str, Writer] = {
    "partner": _partner,
    "budget": _budget,
    "step": _step,
    "needs": _dependency,
    "measure": _measure,
}
