"""What was written on the sheet of an action, when, by whom and why; and what it said on a day.

The journal of fields is the only memory: a sheet as of a day is the present sheet with the later
changes undone, the newest first. That holds for rows loaded without a journal too.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet

from passerelles.apps.journal.models import FieldChange
from passerelles.apps.journal.reads import history_of
from passerelles.apps.steering.models import Action

KIND = "steering.ActionSheet"


def identifier(action: Action) -> str:
    """What the journal names the sheet of an action by: ``cprdfop-…/A12``."""
    return f"{action.plan.code}/{action.code}"


def undone(
    actions: Iterable[Action], *, since: datetime, fields: str = ""
) -> Mapping[str, Mapping[str, object]]:
    """By action code, the fields changed after ``since`` with what they held then. One query.

    ``fields``: how the names of those wanted start, such as ``measure:``.
    """
    codes = {identifier(action): action.code for action in actions}
    found: dict[str, dict[str, object]] = {}
    for change in _after(codes, since).filter(field__startswith=fields):
        found.setdefault(codes[change.object_id], {})[change.field] = change.before
    return found


def _after(identifiers: Collection[str], since: datetime) -> QuerySet[FieldChange]:
    rows = FieldChange.objects.filter(object_kind=KIND, object_id__in=identifiers, at__gt=since)
    return rows.order_by("-at", "-id")


def history(action: Action) -> QuerySet[FieldChange]:
    """Every change of the sheet of an action, the latest first."""
    return history_of(KIND, identifier(action))


def last_changes(action: Action) -> Mapping[str, FieldChange]:
    """The last change of each field of the sheet."""
    return {one.field: one for one in reversed(history(action))}
