"""The calendar of meetings, and the themes that it proposes to examine (action 32)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Count, QuerySet

from passerelles.apps.accounts.models import User
from passerelles.apps.accounts.rights import visible_to
from passerelles.apps.steering.models import Meeting
from passerelles.apps.steering.reads.crefop.themes import ThemeState, theme_states
from passerelles.domain.steering import agenda

YEAR = agenda.YEAR


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in the calendar. ``themes``: codes of the priorities on its agenda."""

    id: int
    body: str
    body_code: str
    reviews_plan: bool
    on: date
    starts_at: time | None
    place: str
    themes: tuple[str, ...]
    points: int
    decisions: int
    is_cancelled: bool
    is_published: bool
    has_minutes: bool

    @property
    def is_closed(self) -> bool:
        """Whether its agenda changes no more."""
        return self.is_cancelled or self.is_published


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a meeting to come could examine, none of it on its agenda yet."""

    meeting: MeetingLine
    themes: tuple[ThemeState, ...]


@dataclass(frozen=True, slots=True)
class ReviewCalendar:
    """``coming`` and ``past`` meetings, the nearest first; ``left_out``: themes without room."""

    coming: tuple[MeetingLine, ...]
    past: tuple[MeetingLine, ...]
    themes: tuple[ThemeState, ...]
    proposals: tuple[Proposal, ...]
    left_out: tuple[ThemeState, ...]
    seen_actions: int
    planned_actions: int
    actions: int
    today: date

    def proposal(self, meeting: int) -> tuple[ThemeState, ...]:
        """The themes proposed to a meeting."""
        found = (one.themes for one in self.proposals if one.meeting.id == meeting)
        return next(found, ())

    @property
    def is_demonstration(self) -> bool:
        """Whether what worries, or not, was told on fictitious sheets."""
        return any(action.is_demonstration for theme in self.themes for action in theme.actions)

    def is_overdue(self, theme: ThemeState) -> bool:
        """Whether nobody examined it for a year."""
        return theme.reviewed_on is None or self.today - theme.reviewed_on > YEAR


def review_calendar(actor: User, *, today: date, body: str = "") -> ReviewCalendar:
    """The meetings that ``actor`` may read (of one body when told) and what they could examine.

    Proposals look at the meetings of every body that reviews the plan, whatever ``body`` says.
    """
    lines = meeting_lines(visible_to(Meeting.objects.all(), actor))
    themes = tuple(theme_states(today))
    proposals, left_out = _proposed(themes, [one for one in lines if one.on >= today], today)
    shown = [one for one in lines if body in ("", one.body_code)]
    seen = [one for one in themes if one.reviewed_on and today - one.reviewed_on <= YEAR]
    planned = [one for one in themes if one not in seen and one.planned_on]
    return ReviewCalendar(
        coming=tuple(one for one in shown if one.on >= today),
        past=tuple(reversed([one for one in shown if one.on < today])),
        themes=themes,
        proposals=proposals,
        left_out=left_out,
        seen_actions=sum(len(one.actions) for one in seen),
        planned_actions=sum(len(one.actions) for one in planned),
        actions=sum(len(one.actions) for one in themes),
        today=today,
    )


def meeting_lines(rows: "QuerySet[Meeting]") -> list[MeetingLine]:
    """Meetings in the order of their days. Two queries."""
    counted = rows.select_related("body").prefetch_related("agenda__priority")
    counted = counted.annotate(decisions=Count("agenda__decisions")).order_by("on", "id")
    return [_line(row) for row in counted]


def _line(row: Meeting) -> MeetingLine:
    points = sorted(row.agenda.all(), key=lambda item: item.position)
    return MeetingLine(
        id=row.pk,
        body=row.body.name,
        body_code=row.body.code,
        reviews_plan=row.body.reviews_plan,
        on=row.on,
        starts_at=row.starts_at,
        place=row.place,
        themes=tuple(item.priority.code for item in points if item.priority),
        points=len(points),
        decisions=getattr(row, "decisions", 0),
        is_cancelled=row.cancelled_at is not None,
        is_published=row.published_at is not None,
        has_minutes=bool(row.minutes),
    )


def _proposed(
    themes: Sequence[ThemeState], coming: Sequence[MeetingLine], today: date
) -> tuple[tuple[Proposal, ...], tuple[ThemeState, ...]]:
    """Empty meetings first; what finds no room there goes beside a theme that stands alone."""
    known = {one.code: one for one in themes}
    waiting = [_theme(one) for one in themes if one.planned_on is None]
    able = [one for one in coming if one.reviews_plan and not one.is_closed]
    free: dict[date, MeetingLine] = {}
    for one in able:
        if not one.themes:
            free.setdefault(one.on, one)  # two bodies on a day: one of them is enough
    found = agenda.propose(waiting, list(free), today=today)
    halves = [one for one in able if len(one.themes) == 1]
    beside = tuple(zip(halves, found.left_out, strict=False))
    proposals = [
        *(Proposal(free[day], _states(seen, known)) for day, seen in found.proposed if seen),
        *(Proposal(one, _states((theme,), known)) for one, theme in beside),
    ]
    proposals.sort(key=lambda one: (one.meeting.on, one.meeting.id))
    return tuple(proposals), _states(found.left_out[len(beside) :], known)


def _states(
    themes: Sequence[agenda.Theme], known: Mapping[str, ThemeState]
) -> tuple[ThemeState, ...]:
    return tuple(known[theme.code] for theme in themes)


def _theme(state: ThemeState) -> agenda.Theme:
    codes = tuple(action.code for action in state.actions)
    return agenda.Theme(state.code, codes, state.reviewed_on, state.worry)
