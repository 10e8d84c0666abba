"""What each action announced, and where each measure stands, today or on a former day."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
    rows = Measure.objects.current().filter(action__in=actions)
    rows = rows.exclude(status=MeasureStatus.FACT)
    before = undone(actions, since=as_of, fields="measure:") if as_of else {}
    found = defaultdict[str, list[Announced]](list)
    told = rows.values_list("action__code", "code", "weight", "progress__state")
    for action, code, weight, now in told:
        state = before.get(action, {}).get(state_field(code), now) or MeasureState.UNTOLD
        shown = MeasureState.UNTOLD if action in hidden else MeasureState(str(state))
        found[action].append(Announced(code, shown, None if weight is None else float(weight)))
    return {code: tuple(measures) for code, measures in found.items()}


def state_field(measure: str) -> str:
    """The name of its state in the journal of fields."""
    return f"measure:{measure}:state"
