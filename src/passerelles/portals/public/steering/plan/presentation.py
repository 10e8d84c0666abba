"""The tree of the plan, in French."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from passerelles.apps.steering.models import Plan
from passerelles.apps.steering.reads.plan import (
    ActionBranch,
    OrientationBranch,
    PlanTree,
    PriorityBranch,
)
from passerelles.documents.french import counted, joined
from passerelles.documents.steering.plan_words import THEMES, named, priority_label

MOST_MEASURES = 5


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action of the tree; ``measures`` are those that answer a filter, as code and text."""

    code: str
    number: int
    name: str
    aim: str
    themes: str
    counts: str
    measures: tuple[tuple[str, str], ...]
    more: str


@dataclass(frozen=True, slots=True)
class PriorityPart:
    label: str
    name: str
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class OrientationPart:
    code: str
    number: str
    name: str
    line: int | None
    documents: str
    priorities: tuple[PriorityPart, ...]


def page(tree: PlanTree, kept: PlanTree | None, *, is_narrowed: bool) -> dict[str, Any]:
    """The context of the page; ``kept`` is what answers the filters, None for a refused form."""
    return {
        "plan": tree.plan,
        "found": [_orientation(one, tree.plan, is_narrowed) for one in kept.orientations]
        if kept
        else [],
        "is_narrowed": is_narrowed,
        "is_refused": kept is None,
        "counts": _counts(kept) if kept else "",
    }


def _counts(tree: PlanTree) -> str:
    priorities = sum(len(one.priorities) for one in tree.orientations)
    told = (
        counted(len(tree.orientations), "orientation", "orientations"),
        counted(priorities, "priorité", "priorités"),
        counted(len(list(tree.actions)), "action", "actions"),
        counted(len(tree.measures), "engagement", "engagements"),
    )
    return joined(told)


def _orientation(one: OrientationBranch, plan: Plan, is_narrowed: bool) -> OrientationPart:
    row = one.orientation
    return OrientationPart(
        code=row.code,
        number=row.code.removeprefix("O"),
        name=row.name,
        line=row.line,
        documents=joined(named(row.documents, plan.documents)),
        priorities=tuple(_priority(priority, is_narrowed) for priority in one.priorities),
    )


def _priority(one: PriorityBranch, is_narrowed: bool) -> PriorityPart:
    row = one.priority
    actions = tuple(_action(action, is_narrowed) for action in one.actions)
    return PriorityPart(priority_label(row.code), row.name, actions)


def _action(one: ActionBranch, is_narrowed: bool) -> ActionLine:
    row = one.action
    shown = one.measures[:MOST_MEASURES] if is_narrowed else ()
    rest = len(one.measures) - len(shown) if is_narrowed else 0
    return ActionLine(
        code=row.code,
        number=row.number,
        name=row.name,
        aim=row.aim,
        themes=", ".join(theme_names(row.themes)),
        counts=_told(one, is_narrowed),
        measures=tuple((m.measure.code, m.measure.text) for m in shown),
        more=counted(rest, "autre engagement répond", "autres engagements répondent")
        if rest
        else "",
    )


def _told(one: ActionBranch, is_narrowed: bool) -> str:
    measures = counted(len(one.measures), "engagement", "engagements")
    if is_narrowed:
        return f"{measures} ici"
    return f"{measures}, {counted(one.figure_count, 'chiffre', 'chiffres')}"


def theme_names(themes: Sequence[str]) -> tuple[str, ...]:
    return tuple(THEMES[theme] for theme in themes)
