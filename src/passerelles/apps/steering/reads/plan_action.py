"""One action of the current plan, with what is around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from passerelles.apps.indicators.reads.definitions import indicators
from passerelles.apps.steering.models import Action, ActionSheet, Measure, PlanTarget
from passerelles.apps.steering.reads.progress_measures import announced
from passerelles.domain.steering.execution import Execution, MeasureState, execution
from passerelles.formats.indicators.definitions import Indicator


@dataclass(frozen=True, slots=True)
class Citation:
    """Another action that names this one in the text: ``link`` as ``Action.links`` holds it."""

    action: Action
    link: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PublicActionSheet:
    """``states`` by code of measure and ``execution`` hold only what may be told to everybody.

    ``names``: the name of every action of the plan, by code; ``previous`` and ``following`` are
    the neighbours in the plan. ``indicators`` follow the action or one of its measures.
    """

    action: Action
    measures: tuple[Measure, ...]
    targets: Mapping[int, Sequence[PlanTarget]]
    states: Mapping[str, MeasureState]
    execution: Execution | None
    names: Mapping[str, str]
    cited_by: tuple[Citation, ...]
    previous: Action | None
    following: Action | None
    indicators: tuple[Indicator, ...]


def action_sheet(code: str) -> PublicActionSheet | None:
    """The action of that code in the current plan, None when it has none; six queries."""
    rows = list(Action.objects.current().select_related("plan", "priority__orientation"))
    rank = next((n for n, row in enumerate(rows) if row.code == code), None)
    if rank is None:
        return None
    action = rows[rank]
    measures = tuple(Measure.objects.current().filter(action=action))
    told = announced([action], hidden=_demonstrations(action)).get(code, ())
    return PublicActionSheet(
        action=action,
        measures=measures,
        targets=_targets(action),
        states={one.code: one.state for one in told},
        execution=execution(told),
        names={row.code: row.name for row in rows},
        cited_by=tuple(
            Citation(row, link) for row in rows for link in row.links if link["target"] == code
        ),
        previous=rows[rank - 1] if rank else None,
        following=rows[rank + 1] if rank + 1 < len(rows) else None,
        indicators=_followed(action, measures),
    )


def _demonstrations(action: Action) -> tuple[str, ...]:
    """Its code when what is said of it is fictitious."""
    is_fictitious = ActionSheet.objects.filter(action=action, demonstration=True).exists()
    return (action.code,) if is_fictitious else ()


def _targets(action: Action) -> dict[int, list[PlanTarget]]:
    found: dict[int, list[PlanTarget]] = {}
    for target in PlanTarget.objects.current().filter(measure__action=action):
        found.setdefault(target.measure_id, []).append(target)
    return found


def _followed(action: Action, measures: Sequence[Measure]) -> tuple[Indicator, ...]:
    named = {measure.indicator for measure in measures}
    return tuple(
        one for code, one in indicators().items() if code in named or action.number in one.actions
    )
