"""Where each action stands in a yearly review."""

from collections.abc import Collection
from datetime import datetime

from passerelles.apps.steering.models import Action, Plan
from passerelles.apps.steering.reads.progress import ActionProgress, progress_of
from passerelles.apps.steering.reads.reviews.values import ReviewAction


def review_actions(
    plan: Plan, *, as_of: datetime | None = None, priorities: Collection[str] | None = None
) -> tuple[ReviewAction, ...]:
    """The open actions of the plan (of these priorities), in its order, as they were known."""
    rows = Action.objects.filter(plan=plan, closed_on=None)
    if priorities is not None:
        rows = rows.filter(priority__code__in=priorities)
    actions = list(rows.select_related("plan", "priority", "sheet__owner"))
    progress = progress_of(actions, as_of=as_of)
    names = {one["code"]: one["name"] for one in plan.institutions}
    return tuple(_action(one, progress[one.code], names) for one in actions)


def _action(action: Action, progress: ActionProgress, names: dict[str, str]) -> ReviewAction:
    done, told = progress.execution, progress.confidence
    sheet = getattr(action, "sheet", None)
    owner = sheet.owner.name if sheet and sheet.owner else names.get(action.owner, action.owner)
    return ReviewAction(
        code=action.code,
        name=action.name,
        priority=action.priority.code,
        owner=owner,
        done=done.done if done else 0,
        running=done.running if done else 0,
        dropped=done.dropped if done else 0,
        told=done.told if done else 0,
        total=done.total if done else 0,
        low=done.low if done else 0.0,
        high=done.high if done else 1.0,
        weather=told.weather.value if told else "",
        words=told.text if told else "",
        told_on=told.on if told else None,
        standings=tuple((one.value, count) for one, count in progress.standings().items()),
        is_demonstration=progress.is_demonstration,
    )
