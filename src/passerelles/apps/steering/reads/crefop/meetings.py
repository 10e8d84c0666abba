"""One meeting: its agenda with the state of its themes, opinions, decisions, minutes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from passerelles.apps.accounts.models import SIGNING_COLLEGES, College
from passerelles.apps.journal.models import FieldChange
from passerelles.apps.journal.reads import history_of
from passerelles.apps.steering.models import AgendaItem, Decision, Meeting, Opinion
from passerelles.apps.steering.reads.crefop.decisions import DecisionLine, decision_lines
from passerelles.apps.steering.reads.crefop.themes import ThemeState, theme_states
from passerelles.domain.steering.agenda import MOST_THEMES


@dataclass(frozen=True, slots=True)
class OpinionView:
    """What a college said; ``stance`` is empty when it said nothing yet."""

    college: str
    label: str
    stance: str = ""
    stance_label: str = ""
    text: str = ""
    author: str = ""
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PointView:
    """A point of the agenda. ``opinions``: the four colleges, then the consultative one if it
    spoke.
    """

    id: int
    position: int
    title: str
    theme: ThemeState | None
    opinions: tuple[OpinionView, ...]
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting. ``pending``: decisions of the former meetings of this body that are still to do,
    or were done since the last one. ``corrections``: what changed once the minutes were published.
    """

    row: Meeting
    points: tuple[PointView, ...]
    pending: tuple[DecisionLine, ...]
    previous: Meeting | None
    corrections: tuple[FieldChange, ...]
    cancelled_why: str

    @property
    def is_open(self) -> bool:
        return self.row.cancelled_at is None and self.row.published_at is None

    @property
    def has_room(self) -> bool:
        """Whether the calendar may still propose it a theme."""
        return sum(point.theme is not None for point in self.points) < MOST_THEMES


def meeting_view(meeting: Meeting, *, today: date) -> MeetingView:
    """What the page of a meeting shows; twenty-five queries at most."""
    previous = _previous(meeting)
    return MeetingView(
        row=meeting,
        points=tuple(_points(meeting, today)),
        pending=tuple(_pending(meeting, previous, today)),
        previous=previous,
        corrections=tuple(_corrections(meeting)),
        cancelled_why=_cancelled_why(meeting),
    )


def _points(meeting: Meeting, today: date) -> Iterator[PointView]:
    rows = meeting.agenda.select_related("priority").prefetch_related("opinions__author")
    items = list(rows.order_by("position"))
    codes = {item.priority.code for item in items if item.priority}
    themes = theme_states(today, only=codes) if codes else []
    known = {theme.code: theme for theme in themes}
    decided = _decided(meeting, today)
    for rank, item in enumerate(items, 1):
        yield PointView(
            id=item.pk,
            position=rank,
            title=item.title,
            theme=known.get(item.priority.code) if item.priority else None,
            opinions=tuple(_opinions(item)),
            decisions=tuple(decided.get(item.pk, ())),
        )


def _decided(meeting: Meeting, today: date) -> Mapping[int, list[DecisionLine]]:
    rows = Decision.objects.filter(item__meeting=meeting)
    points = dict(rows.values_list("pk", "item_id"))
    found: dict[int, list[DecisionLine]] = {}
    for line in decision_lines(rows, today=today):
        found.setdefault(points[line.id], []).append(line)
    return found


def _opinions(item: AgendaItem) -> Iterator[OpinionView]:
    given = {one.college: one for one in item.opinions.all()}
    for college in (*SIGNING_COLLEGES, College.CONSULTATIVE):
        if college in given:
            yield _opinion(given[college])
        elif college != College.CONSULTATIVE:
            yield OpinionView(college.value, str(college.label))


def _opinion(row: Opinion) -> OpinionView:
    return OpinionView(
        college=row.college,
        label=row.get_college_display(),
        stance=row.stance,
        stance_label=row.get_stance_display(),
        text=row.text,
        author=str(row.author),
        given_at=row.given_at,
    )


def _previous(meeting: Meeting) -> Meeting | None:
    rows = Meeting.objects.filter(body=meeting.body_id, on__lt=meeting.on, cancelled_at=None)
    return rows.order_by("-on").first()


def _pending(meeting: Meeting, previous: Meeting | None, today: date) -> list[DecisionLine]:
    if previous is None:
        return []
    rows = Decision.objects.filter(
        item__meeting__body=meeting.body_id,
        item__meeting__on__lt=meeting.on,
        item__meeting__cancelled_at=None,
    )
    still = Q(done_on=None) | Q(done_on__gte=previous.on)
    return decision_lines(rows.filter(still), today=today)


def _corrections(meeting: Meeting) -> list[FieldChange]:
    """Decisions are followed after the meeting: being done is no correction."""
    if meeting.published_at is None:
        return []
    numbers = Decision.objects.filter(item__meeting=meeting).values_list("pk", flat=True)
    about = Q(object_kind="steering.Meeting", object_id=str(meeting.pk), field="minutes")
    about |= Q(object_kind="steering.Decision", object_id__in=[str(key) for key in numbers])
    rows = FieldChange.objects.filter(about, at__gt=meeting.published_at)
    return list(rows.exclude(field="done_on"))


def _cancelled_why(meeting: Meeting) -> str:
    if meeting.cancelled_at is None:
        return ""
    changes = history_of("steering.Meeting", str(meeting.pk)).filter(field="cancelled_at")
    return changes.values_list("why", flat=True).first() or ""
