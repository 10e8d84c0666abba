"""The current plan as a tree, and what a reader keeps of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, lru_cache

from passerelles.apps.steering.models import (
    Action,
    Measure,
    Orientation,
    Plan,
    PlanTarget,
    Priority,
)
from passerelles.domain.reference.search.words import fold_lines


@dataclass(frozen=True, slots=True)
class MeasureBranch:
    measure: Measure
    targets: tuple[PlanTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionBranch:
    action: Action
    measures: tuple[MeasureBranch, ...]

    @property
    def figure_count(self) -> int:
        return sum(len(one.measure.figures) for one in self.measures)


@dataclass(frozen=True, slots=True)
class PriorityBranch:
    priority: Priority
    actions: tuple[ActionBranch, ...]


@dataclass(frozen=True, slots=True)
class OrientationBranch:
    orientation: Orientation
    priorities: tuple[PriorityBranch, ...]


@dataclass(frozen=True)
class PlanTree:
    """The rows of the current plan that its file has, in its order."""

    plan: Plan
    orientations: tuple[OrientationBranch, ...]

    @property
    def actions(self) -> Iterator[ActionBranch]:
        return (
            action
            for orientation in self.orientations
            for priority in orientation.priorities
            for action in priority.actions
        )

    @cached_property
    def measures(self) -> tuple[MeasureBranch, ...]:
        return tuple(measure for action in self.actions for measure in action.measures)

    @property
    def places(self) -> tuple[str, ...]:
        """The places that measures name, in alphabetical order."""
        named = {place for one in self.measures for place in one.measure.places}
        return tuple(sorted(named, key=lambda place: fold_lines([place])[0]))


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """What to keep; an empty field keeps everything. ``place`` is one that a measure names."""

    orientation: str = ""
    theme: str = ""
    place: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.orientation or self.theme or self.place or self.text)


def current_tree() -> PlanTree | None:
    """The whole plan, None before any is loaded.

    One query, and six more when the file is another than the last one read: its rows change with
    it and with nothing else.
    """
    plan = Plan.objects.filter(is_current=True).only("sha256", "loaded_at").first()
    return _tree(plan.pk, plan.sha256, plan.loaded_at) if plan else None


@lru_cache(maxsize=2)
def _tree(plan_id: int, sha256: str, loaded_at: datetime) -> PlanTree:
    """``sha256`` and ``loaded_at`` tell one state of the rows from another."""
    standing = {"plan_id": plan_id, "closed_on": None}
    targets = defaultdict[int, list[PlanTarget]](list)
    for target in PlanTarget.objects.filter(**standing):
        targets[target.measure_id].append(target)
    measures = defaultdict[int, list[MeasureBranch]](list)
    for measure in Measure.objects.filter(**standing):
        measures[measure.action_id].append(MeasureBranch(measure, tuple(targets[measure.pk])))
    actions = defaultdict[int, list[ActionBranch]](list)
    for action in Action.objects.filter(**standing):
        actions[action.priority_id].append(ActionBranch(action, tuple(measures[action.pk])))
    priorities = defaultdict[int, list[PriorityBranch]](list)
    for priority in Priority.objects.filter(**standing):
        branch = PriorityBranch(priority, tuple(actions[priority.pk]))
        priorities[priority.orientation_id].append(branch)
    orientations = Orientation.objects.filter(**standing)
    branches = (OrientationBranch(one, tuple(priorities[one.pk])) for one in orientations)
    return PlanTree(Plan.objects.get(pk=plan_id), tuple(branches))


def narrowed(tree: PlanTree, wanted: PlanFilter) -> PlanTree:
    """What answers ``wanted``: actions with the measures that answer, and their branches.

    An action whose own name answers the text keeps the measures that the place leaves.
    """
    return replace(tree, orientations=tuple(_orientations(tree, wanted)))


def _orientations(tree: PlanTree, wanted: PlanFilter) -> Iterator[OrientationBranch]:
    for one in tree.orientations:
        if wanted.orientation in ("", one.orientation.code):
            priorities = tuple(_priorities(one.priorities, wanted))
            if priorities:
                yield replace(one, priorities=priorities)


def _priorities(
    priorities: Sequence[PriorityBranch], wanted: PlanFilter
) -> Iterator[PriorityBranch]:
    for one in priorities:
        kept = (_kept(action, wanted) for action in one.actions)
        actions = tuple(action for action in kept if action)
        if actions:
            yield replace(one, actions=actions)


def _kept(branch: ActionBranch, wanted: PlanFilter) -> ActionBranch | None:
    action = branch.action
    measures = [m for m in branch.measures if wanted.place in ("", *m.measure.places)]
    if wanted.theme not in ("", *action.themes) or (wanted.place and not measures):
        return None
    if wanted.text:
        answering = [m for m in measures if _holds(_said(m.measure), wanted.text)]
        if not answering and not _holds(f"{action.code} {action.name} {action.aim}", wanted.text):
            return None
        measures = answering or measures
    return replace(branch, measures=tuple(measures))


def _holds(text: str, words: str) -> bool:
    folded, asked = fold_lines([text, words])
    return all(word in folded for word in asked.split())


def _said(measure: Measure) -> str:
    return " ".join((measure.code, measure.text, *measure.publics, *measure.places))
