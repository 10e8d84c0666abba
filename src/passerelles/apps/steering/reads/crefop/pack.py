"""What the members of a body receive before a meeting: agenda, state of the themes, decisions."""

from dataclasses import dataclass
from datetime import date

from passerelles.apps.steering.models import Meeting, Plan
from passerelles.apps.steering.reads.crefop.meetings import MeetingView, PointView, meeting_view
from passerelles.apps.steering.reads.crefop.themes import ThemeState
from passerelles.apps.steering.reads.reviews.figures import review_figures
from passerelles.apps.steering.reads.reviews.values import ReviewFigure


@dataclass(frozen=True, slots=True)
class CommissionPack:
    """``figures``: the indicators of the plan, shared ones first; those of a theme are its own."""

    view: MeetingView
    figures: tuple[ReviewFigure, ...]
    made_on: date

    @property
    def themes(self) -> tuple[ThemeState, ...]:
        return tuple(point.theme for point in self.view.points if point.theme)

    @property
    def is_demonstration(self) -> bool:
        actions = [action for theme in self.themes for action in theme.actions]
        shown = [figure for point in self.view.points for figure in self.figures_of(point)]
        return any(one.is_demonstration for one in actions) or any(
            one.is_demonstration for one in shown
        )

    def figures_of(self, point: PointView) -> tuple[ReviewFigure, ...]:
        """The indicators of the actions of the theme of a point."""
        numbers = {int(one.code[1:]) for one in point.theme.actions} if point.theme else set()
        return tuple(one for one in self.figures if numbers & set(one.actions))


def commission_pack(meeting: Meeting, *, today: date) -> CommissionPack:
    """The pack of a meeting, with what is known today. Some twenty queries."""
    view = meeting_view(meeting, today=today)
    plan = Plan.objects.filter(is_current=True).first()
    if plan is None or not any(point.theme for point in view.points):
        return CommissionPack(view, (), today)
    return CommissionPack(view, review_figures(plan.region, today.year, with_lineage=False), today)


def meeting_on(body: str, on: date) -> Meeting | None:
    """The meeting that a body holds on a day; a cancelled one only when there is no other."""
    rows = Meeting.objects.filter(body__code=body, on=on).select_related("body__parent")
    return rows.order_by("cancelled_at").reverse().first() if rows.count() > 1 else rows.first()
