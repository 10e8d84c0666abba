"""The themes of the plan as a commission examines them: where their actions stand, what worries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from passerelles.apps.steering.models import AgendaItem, Plan, Priority
from passerelles.apps.steering.reads.reviews.actions import review_actions
from passerelles.apps.steering.reads.reviews.values import ReviewAction
from passerelles.domain.steering.confidence import Weather
from passerelles.domain.steering.standing import Standing


@dataclass(frozen=True, slots=True)
class ThemeState:
    """A priority of the plan. ``reviewed_on``: the last meeting held with it on its agenda;
    ``planned_on``: the next meeting that has it; None for none.
    """

    code: str
    name: str
    actions: tuple[ReviewAction, ...]
    reviewed_on: date | None
    planned_on: date | None

    @property
    def worry(self) -> int:
        """How many of its actions are stormy, or have an indicator behind its trajectory."""
        return sum(is_worrying(action) for action in self.actions)


def is_worrying(action: ReviewAction) -> bool:
    behind = dict(action.standings).get(Standing.BEHIND, 0)
    return behind > 0 or action.weather == Weather.STORM


def theme_states(today: date, *, only: Collection[str] | None = None) -> list[ThemeState]:
    """The priorities of the current plan (those of ``only``), in its order; none without a plan."""
    plan = Plan.objects.filter(is_current=True).first()
    if plan is None:
        return []
    actions = review_actions(plan, priorities=only)
    rows = Priority.objects.filter(plan=plan, closed_on=None).order_by("position")
    if only is not None:
        rows = rows.filter(code__in=only)
    seen, planned = _days(today)
    return [
        ThemeState(
            code=row.code,
            name=row.name,
            actions=tuple(one for one in actions if one.priority == row.code),
            reviewed_on=max(seen.get(row.code, ()), default=None),
            planned_on=min(planned.get(row.code, ()), default=None),
        )
        for row in rows
    ]


def _days(today: date) -> tuple[dict[str, list[date]], dict[str, list[date]]]:
    """The days of the reviews of each priority: those held, those to come."""
    rows = AgendaItem.objects.filter(priority__plan__is_current=True, meeting__cancelled_at=None)
    held: dict[str, list[date]] = {}
    coming: dict[str, list[date]] = {}
    for code, on in rows.order_by().values_list("priority__code", "meeting__on"):
        (held if on < today else coming).setdefault(code, []).append(on)
    return held, coming
