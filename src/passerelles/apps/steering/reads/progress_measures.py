"""What each action announced, and where each measure stands, today or on a former day."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from passerelles.apps.steering.models import Action, Measure, MeasureStatus
from passerelles.apps.steering.reads.sheet_history import undone
from passerelles.domain.steering.execution import Announced, MeasureState


def announced(
    actions: Sequence[Action],
    as_of: datetime | None = None,
    *,
    hidden: Collection[str] = (),
) -> Mapping[str, tuple[Announced, ...]]:
    """The measures of each action, by its code. Two queries at most.

    Elements of context are left out: they announce nothing to do. ``hidden``: codes of actions
    whose states must not be told.
    """
    rows = Measure.objects.current().filter(action__in=actions).select_related("action", "progress")
    rows = rows.exclude(status=MeasureStatus.FACT)
    before = undone(actions, since=as_of, fields="measure:") if as_of else {}
    found = defaultdict[str, list[Announced]](list)
    for row in rows:
        code = row.action.code
        one = _announced(row, before.get(code, {}))
        found[code].append(replace(one, state=MeasureState.UNTOLD) if code in hidden else one)
    return {code: tuple(measures) for code, measures in found.items()}


def state_field(measure: str) -> str:
    """The name of its state in the journal of fields."""
    return f"measure:{measure}:state"


def _announced(row: Measure, before: Mapping[str, object]) -> Announced:
    progress = getattr(row, "progress", None)
    state: object = progress.state if progress else MeasureState.UNTOLD
    if (field := state_field(row.code)) in before:
        state = before[field] or MeasureState.UNTOLD
    weight = None if row.weight is None else float(row.weight)
    return Announced(row.code, MeasureState(str(state)), weight)
