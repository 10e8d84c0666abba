"""A meeting in French, point by point."""

from dataclasses import dataclass

from passerelles.apps.steering.reads.crefop.decisions import DecisionLine
from passerelles.apps.steering.reads.crefop.meetings import MeetingView, OpinionView, PointView
from passerelles.apps.steering.reads.crefop.themes import ThemeState, is_worrying
from passerelles.apps.steering.reads.reviews.values import ReviewAction
from passerelles.documents.steering.review.words import (
    execution_text,
    standing_text,
    weather_text,
)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in one line."""

    code: str
    name: str
    owner: str
    execution: str
    standing: str
    weather: str
    words: str
    is_worrying: bool


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point with what was said and decided; ``may_leave``: nothing bears on it yet."""

    id: int
    position: int
    title: str
    theme: ThemeState | None
    actions: tuple[ActionRow, ...]
    opinions: tuple[OpinionView, ...]
    decisions: tuple[DecisionLine, ...]
    is_first: bool
    is_last: bool

    @property
    def may_leave(self) -> bool:
        return not self.decisions and not any(one.stance for one in self.opinions)


@dataclass(frozen=True, slots=True)
class MeetingPage:
    points: tuple[PointRow, ...]
    is_demonstration: bool


def page_of(view: MeetingView) -> MeetingPage:
    last = len(view.points)
    points = tuple(_point(one, last) for one in view.points)
    told = [action for one in view.points if one.theme for action in one.theme.actions]
    return MeetingPage(points, any(action.is_demonstration for action in told))


def action_row(action: ReviewAction) -> ActionRow:
    return ActionRow(
        code=action.code,
        name=action.name,
        owner=action.owner,
        execution=execution_text(action),
        standing=standing_text(action),
        weather=weather_text(action),
        words=action.words,
        is_worrying=is_worrying(action),
    )


def _point(view: PointView, last: int) -> PointRow:
    return PointRow(
        id=view.id,
        position=view.position,
        title=view.title,
        theme=view.theme,
        actions=tuple(map(action_row, view.theme.actions)) if view.theme else (),
        opinions=view.opinions,
        decisions=view.decisions,
        is_first=view.position == 1,
        is_last=view.position == last,
    )
