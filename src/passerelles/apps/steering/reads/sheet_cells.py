"""The sheet of an action as one flat table of texts: what is merged, journaled and undone.

Keys: ``owner`` (code of an institution), ``person`` (an e-mail address), ``starts_on``,
``ends_on``, ``territory``, ``note``, ``partner:<institution>``,
``budget:<year>:<institution>:planned|committed|paid``, ``step:<id>:kind|title|due_on|done_on``,
``needs:<action>`` (why), ``measure:<code>:state|owner|evidence``. An empty text is « unknown »; a
key that is not there is a line that does not exist.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from passerelles.apps.accounts.models import Institution
from passerelles.apps.steering.models import Action, ActionSheet, MeasureProgress

AMOUNTS = ("planned", "committed", "paid")


def sheet_of(action: Action) -> ActionSheet:
    """The sheet of the action, not saved when nobody wrote on it: the plan then says its owner."""
    found = ActionSheet.objects.filter(action=action).select_related("owner", "person").first()
    if found is None:
        found = ActionSheet(owner=Institution.objects.filter(code=action.owner).first())
    found.action = action
    return found


def cells_of(sheet: ActionSheet) -> dict[str, str]:
    """Everything that the sheet says. Five queries; none of the lines for one not saved yet."""
    cells = {
        "owner": sheet.owner.code if sheet.owner else "",
        "person": sheet.person.email if sheet.person else "",
        "starts_on": _day(sheet.starts_on),
        "ends_on": _day(sheet.ends_on),
        "territory": sheet.territory,
        "note": sheet.note,
    }
    lines = _lines(sheet) if sheet.pk else ()
    return cells | dict(lines) | dict(_measures(sheet))


def _lines(sheet: ActionSheet) -> Iterator[tuple[str, str]]:
    for partner in sheet.partners.select_related("institution"):
        yield f"partner:{partner.institution.code}", partner.part
    for line in sheet.budget.select_related("funder"):
        for name in AMOUNTS:
            key = f"budget:{line.year}:{line.funder.code}:{name}"
            yield key, _euros(getattr(line, name))
    for step in sheet.steps.all():
        yield f"step:{step.pk}:kind", step.kind
        yield f"step:{step.pk}:title", step.title
        yield f"step:{step.pk}:due_on", _day(step.due_on)
        yield f"step:{step.pk}:done_on", _day(step.done_on)
    for dependency in sheet.dependencies.select_related("needs"):
        yield f"needs:{dependency.needs.code}", dependency.reason


def _measures(sheet: ActionSheet) -> Iterator[tuple[str, str]]:
    told = MeasureProgress.objects.filter(measure__action=sheet.action_id)
    for one in told.select_related("measure", "owner"):
        key = f"measure:{one.measure.code}"
        yield f"{key}:state", one.state
        yield f"{key}:owner", one.owner.code if one.owner else ""
        yield f"{key}:evidence", one.evidence


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""


def _euros(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"
